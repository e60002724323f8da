"""A whiteboard: what is drawn, taken back and wiped away, in any order."""

from uuid import UUID, uuid4
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from pydantic import ValidationError

from tenfold.formats import board
from tenfold.formats.base import FormatError, NotYoursError, StaleError
from tenfold.formats.board_drawing import described, drawn, path_of, rows_of
from tenfold.formats.board_marks import (
    BoardClear,
    BoardDraw,
    BoardErase,
    BoardMove,
    BoardOpen,
    BoardOptions,
    BoardState,
    BoardUndo,
    BoardWrite,
)
from tests.formats.people import circle_of, leader, member

CIRCLE = circle_of(4)
ABENA = leader(CIRCLE)
SAM, KIM = member(CIRCLE, 0), member(CIRCLE, 1)
LINE = "10,10 20,30"


def empty(**options):
    return board.start(BoardOptions(**options), CIRCLE)


def does(state, by, deed):
    return board.act(state, deed, by, CIRCLE)


def draws(state, by, points=LINE):
    return does(state, by, BoardDraw(key=uuid4(), points=points))


def writes(state, by, text="Hope", x=5, y=6):
    return does(state, by, BoardWrite(key=uuid4(), text=text, x=x, y=y))


def numbers(state):
    return [mark.no for mark in state.here]


class Drawing(RuleBasedStateMachine):
    """A board beside a naive one, which keeps every state that anybody made."""

    @initialize()
    def begin(self):
        self.state = empty()
        self.here = {}
        self.deeds = {sitter.seat: [] for sitter in CIRCLE.sitters}
        self.copies = {}

    someone = st.sampled_from(CIRCLE.sitters)

    @rule(by=someone)
    def draw(self, by):
        self.state = draws(self.state, by)
        new = self.state.marks[-1]
        self.here[new.no] = by.seat
        self.deeds[by.seat].append(("added", {new.no: by.seat}))

    @rule(by=someone, data=st.data())
    def erase(self, by, data):
        if not self.here:
            return
        wanted = data.draw(st.sets(st.sampled_from(sorted(self.here)), min_size=1))
        may = {no for no in wanted if by.leads or self.here[no] == by.seat}
        if not may:
            with pytest.raises(FormatError):
                does(self.state, by, BoardErase(marks=tuple(wanted)))
            return
        self.state = does(self.state, by, BoardErase(marks=tuple(wanted)))
        gone = {no: self.here.pop(no) for no in may}
        self.deeds[by.seat].append(("erased", gone))

    @rule()
    def clear(self):
        had = bool(self.here)
        self.state = does(self.state, ABENA, BoardClear(step=self.state.step))
        if had:
            self.deeds[ABENA.seat].append(("erased", dict(self.here)))
        self.here = {}

    @rule(by=someone)
    def undo(self, by):
        if not self.deeds[by.seat]:
            with pytest.raises(FormatError):
                does(self.state, by, BoardUndo())
            return
        self.state = does(self.state, by, BoardUndo())
        what, marks = self.deeds[by.seat].pop()
        if what == "added":
            for no in marks:
                self.here.pop(no, None)
        else:
            self.here |= marks

    @rule(after=st.integers(0, 40))
    def somebody_looks(self, after):
        """A browser that knows the board as it was once has it exactly, and at once."""
        copy = self.copies.get(after, {})
        known = max([mark.changed for mark in copy.values()], default=0)
        news = {mark.no: mark for mark in board.marks_after(self.state, known)}
        seen = {no: (copy | news)[no] for no in numbers(self.state)}
        assert seen == {mark.no: mark for mark in self.state.here}
        self.copies[after] = seen

    @invariant()
    def both_are_alike(self):
        if not hasattr(self, "state"):
            return
        assert {mark.no: mark.by for mark in self.state.here} == self.here
        assert board.BoardState.model_validate_json(self.state.model_dump_json()) == (
            self.state
        )
        for sitter in CIRCLE.sitters:
            view = board.look(self.state, sitter, CIRCLE)
            assert view.count == len(self.here)
            assert view.may_undo == bool(self.deeds[sitter.seat])


TestDrawing = Drawing.TestCase
TestDrawing.settings = settings(stateful_step_count=25, max_examples=30, deadline=None)


def test_a_line_that_is_sent_twice_is_there_once():
    deed = BoardDraw(key=uuid4(), points=LINE)
    once = does(empty(), SAM, deed)

    assert does(once, SAM, deed) == once


def test_words_are_moved_by_whoever_wrote_them_and_back():
    state = writes(empty(), SAM)
    move = BoardMove(mark=1, rev=0, x=300, y=400)
    with pytest.raises(NotYoursError):
        does(state, KIM, move)

    state = does(state, SAM, move)

    assert (state.here[0].x, state.here[0].y) == (300, 400)
    with pytest.raises(StaleError):
        does(state, ABENA, move)
    state = does(state, SAM, BoardUndo())
    assert (state.here[0].x, state.here[0].y) == (5, 6)


def test_a_line_cannot_be_moved_and_what_is_gone_neither():
    state = draws(empty(), SAM)
    with pytest.raises(StaleError):
        does(state, SAM, BoardMove(mark=1, rev=0, x=1, y=1))
    with pytest.raises(StaleError):
        does(state, SAM, BoardMove(mark=7, rev=0, x=1, y=1))


def test_who_leads_lets_the_board_rest():
    state = does(empty(), ABENA, BoardOpen(on=False))

    with pytest.raises(FormatError, match="rests"):
        draws(state, SAM)
    assert not board.look(state, SAM, CIRCLE).may_draw
    assert numbers(draws(state, ABENA)) == [1]


def test_two_who_clear_at_once_clear_once():
    state = draws(empty(), SAM)
    clear = BoardClear(step=state.step)
    state = draws(does(state, ABENA, clear), KIM)

    with pytest.raises(StaleError):
        does(state, ABENA, clear)
    assert numbers(state) == [3]


def test_a_full_board_says_so_and_what_was_wiped_makes_room():
    long = "1000,1000 " * 399 + "1,1"
    state = empty()
    while True:
        try:
            state = draws(state, SAM, long)
        except FormatError as refusal:
            assert "full" in str(refusal)  # noqa: PT017  which one it is, we cannot know
            break
    assert sum(len(mark.points) for mark in state.marks) <= board.MOST_POINTS

    state = does(state, ABENA, BoardClear(step=state.step))
    state = draws(state, KIM, long)

    assert len(state.here) == 1
    assert sum(len(mark.points) for mark in state.marks) <= board.MOST_POINTS
    assert len(state.model_dump_json()) < 500_000


def test_no_board_holds_more_marks_than_a_phone_draws():
    state = empty()
    for _ in range(board.MOST_MARKS):
        state = draws(state, SAM)

    with pytest.raises(FormatError, match="full"):
        draws(state, KIM)


@pytest.mark.parametrize(
    "points", ["", "1", "1,2,", "1,2  3,4", "-1,2", "1,2 x", "12345,1", "1,1 " * 1500]
)
def test_what_is_no_line_is_refused(points):
    with pytest.raises(ValidationError):
        BoardDraw(key=uuid4(), points=points)


def test_words_of_nothing_are_refused():
    with pytest.raises(ValidationError):
        BoardWrite(key=uuid4(), text=" \n ", x=0, y=0)


@given(st.text(max_size=160).filter(str.strip), st.sampled_from([1, 2, 3]))
def test_whatever_is_written_is_text_in_the_picture(text, size):
    deed = BoardWrite(key=UUID(int=1), text=text, x=1, y=2, size=size)
    state = draws(does(empty(), SAM, deed), KIM)

    found = ET.fromstring(drawn(state))

    assert len(list(found.iter("{http://www.w3.org/2000/svg}text"))) == 1
    assert len(list(found.iter("{http://www.w3.org/2000/svg}path"))) == 1
    assert len(list(found)) == 3


def test_what_is_kept_is_said_in_words():
    state = draws(writes(writes(empty(), SAM, "Rest"), KIM, "Sea"), KIM)

    words = described(state)

    assert words == (
        "A whiteboard by 2 people. Written on it: Rest; Sea. 1 line is drawn."
    )


def test_words_break_into_rows():
    assert rows_of("What helped me through this week") == [
        "What helped me through",
        "this week",
    ]
    assert rows_of("x" * 50) == ["x" * 22, "x" * 22, "x" * 6]


def test_a_dot_is_a_line_too():
    assert path_of("5,6") == "M5 6L5 6"


def test_what_is_stored_is_what_comes_back():
    state = writes(draws(empty(prompt=" What helps? "), SAM), KIM)

    assert BoardState.model_validate(state.model_dump(mode="json")) == state
    assert state.prompt == "What helps?"
