from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
)
from pydantic import ValidationError

from tenfold.formats import cards
from tenfold.formats.base import Circle, Face, FormatError, NotYoursError, StaleError
from tenfold.formats.cards_places import place_at_the_table
from tenfold.formats.cards_table import (
    CardsAway,
    CardsDraw,
    CardsFreeze,
    CardsGive,
    CardsKeep,
    CardsMove,
    CardsNext,
    CardsOptions,
    CardsPlace,
    CardsReveal,
    CardsState,
    CardsSwap,
    CardsTake,
    CardsTurn,
    Lies,
    Piece,
    Piles,
    Who,
)
from tests.formats.people import circle_of, leader, member, seat, without

DECK = tuple(
    Face(key=f"c{n}", alt=f"What is seen on {n}.", intensity=1 + n % 3)
    for n in range(24)
)


def table_for(
    members: int = 3, deck: tuple[Face, ...] = DECK, **options: Any
) -> tuple[CardsState, Circle]:
    circle = circle_with(circle_of(members), deck)
    return cards.start(CardsOptions(**options), circle), circle


def circle_with(circle: Circle, deck: tuple[Face, ...] = DECK) -> Circle:
    return Circle(circle.now, circle.sitters, circle.number, deck=deck)


def do(state: CardsState, deed: Any, who: Any, circle: Circle) -> CardsState:
    return cards.act(state, deed, who, circle)


def held(piece: Piece) -> dict[str, Any]:
    return {"piece": piece.id, "rev": piece.rev}


def drawn(
    state: CardsState, circle: Circle, number: int = 0
) -> tuple[CardsState, Piece]:
    """A member draws a card and lays it face down at their own place."""
    sam = member(circle, number)
    state = do(state, CardsDraw(), sam, circle)
    in_hand = state.of(sam.seat)[-1]
    state = do(state, CardsPlace(**held(in_hand), is_up=False), sam, circle)
    return state, state.of(sam.seat)[-1]


def faces(state: CardsState) -> list[str]:
    on_table = [piece.face.key for piece in state.pieces]
    return sorted([face.key for face in state.pile] + on_table)


def test_open_cards_are_laid_out_and_the_rest_lies_face_down():
    state, circle = table_for(open_count=5)

    view = cards.look(state, member(circle, 0), circle)

    assert len(view.open) == 5
    assert view.pile == len(DECK) - 5
    assert all(piece.face for piece in view.open)


def test_strong_pictures_stay_out_when_asked():
    state, _ = table_for(strongest=1, piles="open", open_count=12)

    assert {piece.face.intensity for piece in state.pieces} == {1}


@pytest.mark.parametrize("deck", [(), DECK[:1]])
def test_a_deck_of_one_card_is_refused_with_a_sentence(deck):
    with pytest.raises(FormatError, match="fewer than two cards"):
        table_for(deck=deck)


@pytest.mark.parametrize(
    "wrong",
    [{"each": 0}, {"each": 4}, {"open_count": 0}, {"seconds_each": -1}, {"swaps": -1}],
)
def test_options_that_make_no_table_are_refused(wrong):
    with pytest.raises(ValidationError):
        CardsOptions(**wrong)


@pytest.mark.parametrize("x", [-0.01, 1.01, float("nan"), float("inf")])
def test_nothing_is_laid_beside_the_table(x):
    with pytest.raises(ValidationError):
        CardsMove(piece="a", rev=0, x=x, y=0.5, turn=0)


def test_a_card_in_the_hand_is_seen_by_its_owner_alone():
    state, circle = table_for()
    sam, kim = member(circle, 0), member(circle, 1)
    state = do(state, CardsDraw(), sam, circle)

    own, theirs = (cards.look(state, who, circle) for who in (sam, kim))
    of_lead = cards.look(state, leader(circle), circle)

    assert own.hand[0].face is not None
    assert theirs.hand == of_lead.hand == ()
    assert [(hand.seat, hand.count) for hand in theirs.hands] == [(sam.seat, 1)]
    assert f'"{own.hand[0].face.key}"' not in theirs.model_dump_json()


def test_what_lies_face_down_is_not_in_the_view_of_others_until_it_is_turned():
    state, circle = table_for()
    state, card = drawn(state, circle)
    sam, kim = member(circle, 0), member(circle, 1)

    assert cards.look(state, kim, circle).table[0].face is None
    assert cards.look(state, leader(circle), circle).table[0].face is None
    assert cards.look(state, sam, circle).table[0].face == card.face
    turned = do(state, CardsTurn(**held(card)), sam, circle)
    assert cards.look(turned, kim, circle).table[0].face == card.face


def test_all_are_turned_up_together():
    state, circle = table_for()
    state, _ = drawn(state, circle, 0)
    state, _ = drawn(state, circle, 1)
    state = do(state, CardsDraw(), member(circle, 2), circle)

    state = do(state, CardsReveal(), leader(circle), circle)

    table = cards.look(state, member(circle, 2), circle).table
    assert [piece.is_up for piece in table] == [True, True]
    hand = cards.look(state, member(circle, 0), circle).hand
    assert hand == ()


def test_two_who_choose_one_card_get_it_once():
    state, circle = table_for()
    wanted = CardsTake(**held(state.pieces[0]), x=0.5, y=0.5)
    state = do(state, wanted, member(circle, 0), circle)

    with pytest.raises(cards.HandWasThereError, match="a moment earlier"):
        do(state, wanted, member(circle, 1), circle)


def test_two_who_move_one_card_move_it_once():
    state, circle = table_for(who="all")
    state, card = drawn(state, circle)
    first = CardsMove(**held(card), x=0.2, y=0.2, turn=10)
    second = CardsMove(**held(card), x=0.8, y=0.8, turn=0)
    state = do(state, first, member(circle, 1), circle)

    with pytest.raises(cards.HandWasThereError):
        do(state, second, member(circle, 2), circle)
    moved = state.piece(card.id)
    assert moved
    assert (moved.x, moved.y, moved.turn) == (0.2, 0.2, 10)


def test_what_is_moved_comes_to_lie_on_top():
    state, circle = table_for()
    state, below = drawn(state, circle, 0)
    state, above = drawn(state, circle, 1)
    assert above.z > below.z

    state = do(
        state,
        CardsMove(**held(below), x=0.5, y=0.5, turn=0),
        member(circle, 0),
        circle,
    )

    moved = state.piece(below.id)
    assert moved
    assert moved.z > above.z


def test_somebody_elses_card_is_left_alone():
    state, circle = table_for(who="owner")
    state, card = drawn(state, circle)
    kim = member(circle, 1)
    for deed in (
        CardsMove(**held(card), x=0, y=0, turn=0),
        CardsTurn(**held(card)),
        CardsSwap(**held(card)),
        CardsGive(**held(card), seat=kim.seat),
        CardsKeep(**held(card), on=True),
    ):
        with pytest.raises(FormatError):
            do(state, deed, kim, circle)


def test_nobody_but_its_owner_turns_a_hidden_card_even_where_all_may_move():
    state, circle = table_for(who="all")
    state, card = drawn(state, circle)

    for who in (member(circle, 1), leader(circle)):
        with pytest.raises(cards.NotYourCardError):
            do(state, CardsTurn(**held(card)), who, circle)


def test_one_more_than_agreed_is_refused():
    state, circle = table_for(each=1)
    state, _ = drawn(state, circle)

    with pytest.raises(FormatError, match="Swap one"):
        do(state, CardsDraw(), member(circle, 0), circle)


def test_a_card_is_swapped_as_often_as_was_agreed():
    state, circle = table_for(swaps=1)
    state, card = drawn(state, circle)
    sam = member(circle, 0)

    state = do(state, CardsSwap(**held(card)), sam, circle)

    (new,) = state.of(sam.seat)
    assert new.face != card.face
    assert new.id != card.id
    assert new.lies == Lies.HAND
    assert card.face in state.pile[1:]
    with pytest.raises(FormatError, match="as often as was agreed"):
        do(state, CardsSwap(**held(new)), sam, circle)


def test_without_a_pile_a_card_goes_back_among_the_open_ones():
    state, circle = table_for(piles="open", open_count=4)
    sam = member(circle, 0)
    state = do(state, CardsTake(**held(state.pieces[0])), sam, circle)
    state = do(state, CardsSwap(**held(state.of(sam.seat)[0])), sam, circle)

    assert state.of(sam.seat) == ()
    assert len([p for p in state.pieces if p.lies == Lies.OPEN]) == 4


def test_an_empty_pile_says_so():
    state, circle = table_for(deck=DECK[:2], piles="down", strongest=3)
    for number in range(2):
        state = do(state, CardsDraw(), member(circle, number), circle)

    with pytest.raises(FormatError, match="The pile is empty"):
        do(state, CardsDraw(), member(circle, 2), circle)


def test_three_are_kept_and_only_their_keeper_knows():
    state, circle = table_for(each=3)
    sam, kim = member(circle, 0), member(circle, 1)
    for _ in range(3):
        state, card = drawn(state, circle)
        state = do(state, CardsKeep(**held(card), on=True), sam, circle)
    assert len(cards.look(state, sam, circle).kept) == 3
    assert cards.look(state, kim, circle).kept == ()
    assert cards.look(state, leader(circle), circle).kept == ()

    state = do(state, CardsKeep(**held(card), on=False), sam, circle)
    assert len(cards.look(state, sam, circle).kept) == 2


def test_what_was_given_may_be_kept_by_who_got_it_and_three_are_the_most():
    state, circle = table_for(each=3)
    sam, kim = member(circle, 0), member(circle, 1)
    for _ in range(3):
        state, card = drawn(state, circle)
        state = do(state, CardsKeep(**held(card), on=True), sam, circle)
    state, gift = drawn(state, circle, 1)
    state = do(state, CardsGive(**held(gift), seat=sam.seat), kim, circle)
    (gift,) = [p for p in state.of(sam.seat) if p.id == gift.id]

    with pytest.raises(FormatError, match="three cards already"):
        do(state, CardsKeep(**held(gift), on=True), sam, circle)


def test_while_the_table_rests_members_touch_nothing_and_facilitators_do():
    state, circle = table_for()
    state, card = drawn(state, circle)
    state = do(state, CardsFreeze(on=True), leader(circle), circle)
    move = CardsMove(**held(card), x=0.1, y=0.1, turn=0)

    with pytest.raises(FormatError, match="rests"):
        do(state, move, member(circle, 0), circle)
    assert not cards.look(state, member(circle, 0), circle).may_act
    do(state, move, leader(circle), circle)
    state = do(state, CardsFreeze(on=False), leader(circle), circle)
    do(state, move, member(circle, 0), circle)


def test_in_turns_the_others_wait():
    state, circle = table_for(who="turns", each=2)
    first, second = member(circle, 0), member(circle, 1)
    assert state.speaker == first.seat

    with pytest.raises(FormatError, match="somebody else's turn"):
        do(state, CardsDraw(), second, circle)
    with pytest.raises(NotYoursError):
        do(state, CardsNext(step=state.step), second, circle)
    after = do(state, CardsNext(step=state.step), first, circle)
    assert after.speaker == second.seat
    with pytest.raises(StaleError):
        do(after, CardsNext(step=state.step), leader(circle), circle)


def test_the_turn_goes_on_without_who_has_left_and_their_card_stays():
    state, circle = table_for(who="turns")
    state, card = drawn(state, circle)
    gone = without(circle, seat(1))

    state = cards.settle(state, gone)

    assert state.speaker == seat(2)
    assert state.piece(card.id) is not None
    assert seat(1) not in state.order


def test_who_speaks_lays_in_the_middle_and_takes_it_home_after():
    state, circle = table_for(who="turns")
    sam, kim = member(circle, 0), member(circle, 1)
    state = do(state, CardsTake(**held(state.pieces[0])), sam, circle)
    (mine,) = state.of(sam.seat)
    assert 0.4 < mine.x < 0.6

    state = do(state, CardsNext(step=state.step), sam, circle)

    (mine,) = state.of(sam.seat)
    assert (mine.x, mine.y) == place_at_the_table(1, 4, 0)
    state = do(state, CardsTake(**held(state.pieces[1])), kim, circle)
    assert 0.4 < state.of(kim.seat)[0].x < 0.6


def test_who_comes_late_has_a_turn_at_the_end():
    circle = circle_with(circle_of(3))
    early = without(circle, seat(3))
    state = cards.start(CardsOptions(who=Who.TURNS), early)

    assert cards.settle(state, circle).order[-1] == seat(3)
    assert cards.settle(state, early) is state


def test_facilitators_take_a_card_off_the_table_for_good():
    state, circle = table_for()
    state, card = drawn(state, circle)

    state = do(state, CardsAway(**held(card)), leader(circle), circle)

    assert card.face.key not in faces(state)


@given(st.integers(1, 14), st.data())
def test_everybodys_place_is_on_the_table_and_their_own(people, data):
    here = data.draw(st.integers(0, people - 1))
    spots = {place_at_the_table(n, people, 0) for n in range(people)}

    assert len(spots) == people
    for laid in range(3):
        x, y = place_at_the_table(here, people, laid)
        assert 0 <= x <= 1
        assert 0 <= y <= 1


class Table(RuleBasedStateMachine):
    """People do whatever they like; nothing is lost, doubled or shown too early."""

    @initialize(
        who=st.sampled_from(Who),
        piles=st.sampled_from(Piles),
        each=st.integers(1, 3),
        swaps=st.integers(0, 2),
    )
    def lay(self, who: Who, piles: Piles, each: int, swaps: int) -> None:
        self.state, self.circle = table_for(
            4, who=who, piles=piles, each=each, swaps=swaps
        )
        self.before = faces(self.state)

    @rule(
        who=st.integers(0, 4),
        deed=st.sampled_from(
            [CardsTake, CardsPlace, CardsTurn, CardsSwap, CardsMove, CardsGive]
        ),
        card=st.integers(0, 30),
        at=st.floats(0, 1),
        other=st.integers(1, 4),
    )
    def touch(self, who: int, deed: Any, card: int, at: float, other: int) -> None:
        if not self.state.pieces:
            return
        piece = self.state.pieces[card % len(self.state.pieces)]
        more: dict[Any, dict[str, Any]] = {
            CardsMove: {"x": at, "y": at, "turn": 5},
            CardsGive: {"seat": seat(other)},
            CardsPlace: {"is_up": at > 0.5},
        }
        with suppress(FormatError):
            said = deed(**held(piece), **more.get(deed, {}))
            self.state = do(self.state, said, self.circle.sitters[who], self.circle)

    @rule(who=st.integers(0, 4))
    def draw(self, who: int) -> None:
        with suppress(FormatError):
            sitter = self.circle.sitters[who]
            self.state = do(self.state, CardsDraw(), sitter, self.circle)

    @rule(on=st.booleans())
    def freeze(self, on: bool) -> None:
        deed = CardsFreeze(on=on)
        self.state = do(self.state, deed, leader(self.circle), self.circle)

    @invariant()
    def no_card_is_lost_or_doubled(self) -> None:
        assert faces(self.state) == self.before

    @invariant()
    def nobody_sees_what_is_hidden_from_them(self) -> None:
        pile = {face.key for face in self.state.pile}
        for sitter in self.circle.sitters:
            hidden = pile | {
                piece.face.key
                for piece in self.state.pieces
                if not piece.is_up and piece.owner != sitter.seat
            }
            seen = cards.look(self.state, sitter, self.circle)
            shown = [p.face for p in (*seen.open, *seen.table, *seen.hand)]
            assert not hidden & {face.key for face in shown if face}

    @invariant()
    def what_is_stored_comes_back(self) -> None:
        kept = self.state.model_dump(mode="json")
        assert CardsState.model_validate(kept) == self.state


TestTable = Table.TestCase
