"""A whiteboard: everybody draws on one sheet, and takes back what is their own."""

from collections.abc import Iterable
from uuid import UUID

from django.utils.translation import gettext as _

from tenfold.formats.base import (
    Circle,
    Format,
    FormatError,
    NotYoursError,
    Sitter,
    StaleError,
    refuse_if_stale,
    stepped,
)
from tenfold.formats.board_marks import (
    BoardClear,
    BoardDeed,
    BoardDraw,
    BoardErase,
    BoardMove,
    BoardOpen,
    BoardOptions,
    BoardState,
    BoardUndo,
    BoardView,
    BoardWrite,
    Done,
    Mark,
)

MOST_MARKS = 600
MOST_POINTS = 300_000
"""Characters of all lines together: what a stage can hold, and a phone can draw."""
REMEMBERED = 30
"""How many deeds of one person can be taken back."""


def start(options: BoardOptions, circle: Circle) -> BoardState:
    return BoardState(
        started_at=circle.now,
        prompt=options.prompt.strip(),
        is_open=options.is_open,
    )


def act(state: BoardState, deed: BoardDeed, by: Sitter, circle: Circle) -> BoardState:
    match deed:
        case BoardClear():
            refuse_if_stale(state, deed)
            return _wiped(stepped(state), state.here, by)
        case BoardOpen():
            return stepped(state, is_open=deed.on)
    if not may_draw(state, by):
        raise FormatError(_("The board rests for a moment."))
    match deed:
        case BoardDraw() | BoardWrite():
            return _added(state, deed, by)
        case BoardMove():
            return _moved(state, deed, by)
        case BoardErase():
            return _wiped(state, _wanted(state, deed.marks, by), by)
        case BoardUndo():
            return _undone(state, by)


def may_draw(state: BoardState, by: Sitter) -> bool:
    return state.is_open or by.leads


def _added(state: BoardState, deed: BoardDraw | BoardWrite, by: Sitter) -> BoardState:
    """Once, also when a line that was slow is sent twice."""
    if any(mark.key == deed.key for mark in state.marks):
        return state
    state = _with_room(state, len(getattr(deed, "points", "")))
    mark = Mark(
        no=state.number + 1,
        by=by.seat,
        changed=state.number + 1,
        **deed.model_dump(exclude={"do"}),
    )
    return _changed(state, (mark,), Done(by=by.seat, what="added", marks=(mark.no,)))


def _moved(state: BoardState, deed: BoardMove, by: Sitter) -> BoardState:
    mark = _mark(state, deed.mark)
    if not _is_theirs(mark, by):
        raise NotYoursError
    if mark.rev != deed.rev or mark.tool != "text":
        raise StaleError
    done = Done(by=by.seat, what="moved", marks=(mark.no,), x=mark.x, y=mark.y)
    return _changed(state, (_placed(state, mark, deed.x, deed.y),), done)


def _placed(state: BoardState, mark: Mark, x: int, y: int) -> Mark:
    changes = {"x": x, "y": y, "rev": mark.rev + 1, "changed": state.number + 1}
    return mark.model_copy(update=changes)


def _wanted(state: BoardState, numbers: Iterable[int], by: Sitter) -> list[Mark]:
    """Those of these marks that this person may wipe away."""
    wanted = set(numbers)
    found = [mark for mark in state.here if mark.no in wanted and _is_theirs(mark, by)]
    if not found:
        raise FormatError(_("Only those who drew it, and facilitators, wipe it away."))
    return found


def _wiped(state: BoardState, marks: Iterable[Mark], by: Sitter) -> BoardState:
    gone = tuple(_with(state, mark, is_gone=True) for mark in marks)
    if not gone:
        return state
    numbers = tuple(mark.no for mark in gone)
    return _changed(state, gone, Done(by=by.seat, what="erased", marks=numbers))


def _undone(state: BoardState, by: Sitter) -> BoardState:
    """Take back the last deed of this person; what others did meanwhile stays."""
    own = [done for done in state.history if done.by == by.seat]
    if not own:
        raise FormatError(_("There is nothing of yours to take back."))
    last = own[-1]
    rest = tuple(done for done in state.history if done is not last)
    meant = [mark for mark in state.marks if mark.no in last.marks]
    back = tuple(was for mark in meant if (was := _back(state, mark, last)))
    return _changed(state.model_copy(update={"history": rest}), back)


def _back(state: BoardState, mark: Mark, done: Done) -> Mark | None:
    """The mark as it was before; None when it is not as that deed left it."""
    if done.what == "erased":
        return _with(state, mark, is_gone=False) if mark.is_gone else None
    if mark.is_gone:
        return None
    if done.what == "added":
        return _with(state, mark, is_gone=True)
    return _placed(state, mark, done.x, done.y)


def _with(state: BoardState, mark: Mark, *, is_gone: bool) -> Mark:
    changes = {"is_gone": is_gone, "changed": state.number + 1}
    return mark.model_copy(update=changes)


def _changed(
    state: BoardState, marks: tuple[Mark, ...], done: Done | None = None
) -> BoardState:
    """The board with these marks as they are now, and a deed that can be taken back."""
    now = {mark.no: mark for mark in marks}
    kept = tuple(now.pop(mark.no, mark) for mark in state.marks)
    history = (*state.history, done) if done else state.history
    changes = {
        "number": state.number + 1,
        "marks": kept + tuple(now.values()),
        "history": _remembered(history),
    }
    return _forgetting(state.model_copy(update=changes))


def _remembered(history: tuple[Done, ...]) -> tuple[Done, ...]:
    """The last deeds of each person."""
    left: dict[UUID, int] = {}
    kept = []
    for done in reversed(history):
        left[done.by] = left.get(done.by, 0) + 1
        if left[done.by] <= REMEMBERED:
            kept.append(done)
    return tuple(reversed(kept))


def _forgetting(state: BoardState) -> BoardState:
    """Without what is gone and nobody can bring back."""
    known = {no for done in state.history if done.what == "erased" for no in done.marks}
    marks = tuple(m for m in state.marks if not m.is_gone or m.no in known)
    return state.model_copy(update={"marks": marks})


def _with_room(state: BoardState, more: int) -> BoardState:
    """Room for another mark; what is wiped away makes room before anything else."""
    while _is_full(state.marks, more):
        erased = next((one for one in state.history if one.what == "erased"), None)
        if erased is None or _is_full(state.here, more):
            raise FormatError(_("The board is full. Wipe something away first."))
        rest = tuple(done for done in state.history if done is not erased)
        state = _forgetting(state.model_copy(update={"history": rest}))
    return state


def _is_full(marks: Iterable[Mark], more: int) -> bool:
    sizes = [len(mark.points) for mark in marks]
    return len(sizes) >= MOST_MARKS or sum(sizes) + more > MOST_POINTS


def _mark(state: BoardState, number: int) -> Mark:
    found = next((mark for mark in state.here if mark.no == number), None)
    if found is None:
        raise StaleError
    return found


def _is_theirs(mark: Mark, by: Sitter) -> bool:
    return by.leads or mark.by == by.seat


def look(state: BoardState, by: Sitter, circle: Circle) -> BoardView:
    return BoardView(
        id=state.id,
        step=state.step,
        prompt=state.prompt,
        is_open=state.is_open,
        may_draw=may_draw(state, by),
        may_undo=any(done.by == by.seat for done in state.history),
        number=state.number,
        count=len(state.here),
    )


def marks_after(state: BoardState, number: int) -> tuple[Mark, ...]:
    """What is on the board and has changed since."""
    return tuple(mark for mark in state.here if mark.changed > number)


BOARD: Format = Format(
    name="board",
    state=BoardState,
    options=BoardOptions,
    start=start,
    act=act,
    look=look,
)
