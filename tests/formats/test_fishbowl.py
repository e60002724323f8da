import pytest
from hypothesis import given
from hypothesis import strategies as st

from tenfold.formats import fishbowl
from tenfold.formats.base import FormatError, NotYoursError, StaleError
from tenfold.formats.fishbowl import (
    FishbowlAsk,
    FishbowlCard,
    FishbowlLeave,
    FishbowlMore,
    FishbowlObserve,
    FishbowlOptions,
    FishbowlSwap,
)
from tests.formats.people import circle_of, leader, member, seat, without


def a_bowl(circle, **options):
    return fishbowl.start(FishbowlOptions(**options), circle)


def presses(state, deed, circle):
    return fishbowl.act(state, deed(step=state.step), leader(circle), circle)


def asks(state, number, circle):
    return fishbowl.act(state, FishbowlAsk(on=True), member(circle, number), circle)


@given(people=st.integers(3, 12), size=st.integers(2, 5), swaps=st.integers(1, 8))
def test_everybody_comes_inside_before_anybody_does_twice(people, size, swaps):
    circle = circle_of(people)
    if people < size + 1:
        with pytest.raises(FormatError):
            a_bowl(circle, size=size)
        return
    state = a_bowl(circle, size=size)
    for _ in range(swaps):
        assert len(set(state.inner)) == size
        fresh = {one.seat for one in circle.members} - set(state.been_inside)
        after = presses(state, FishbowlSwap, circle)
        assert len(set(after.inner) & fresh) == min(len(fresh), size)
        assert set(after.inner) != set(state.inner)
        state = after


@given(people=st.integers(4, 12), data=st.data())
def test_who_leaves_is_in_no_ring_and_the_chairs_are_filled(people, data):
    circle = circle_of(people)
    state = a_bowl(circle, kind="open", size=3)
    state = asks(state, people - 1, circle)
    seats = [one.seat for one in circle.members]
    gone = data.draw(st.sets(st.sampled_from(seats)))
    fewer = without(circle, *gone)
    settled = fishbowl.settle(state, fewer)

    assert not gone & {*settled.inner, *settled.asking}
    assert len(settled.inner) == min(3, people - len(gone))
    assert fishbowl.settle(settled, fewer) == settled


def test_the_open_ring_keeps_its_size_when_somebody_takes_the_chair():
    circle = circle_of(6)
    state = a_bowl(circle, kind="open", size=3)
    state = asks(asks(state, 4, circle), 3, circle)
    after = fishbowl.act(state, FishbowlLeave(), member(circle, 1), circle)

    assert after.inner == (seat(1), seat(5), seat(3))
    assert after.asking == (seat(4),)
    assert fishbowl.speakers(after) == frozenset(after.inner)


def test_nobody_leaves_a_ring_for_which_nobody_asked():
    circle = circle_of(5)
    state = a_bowl(circle, kind="open", size=3)

    with pytest.raises(FormatError):
        fishbowl.act(state, FishbowlLeave(), member(circle, 0), circle)
    with pytest.raises(NotYoursError):
        fishbowl.act(state, FishbowlLeave(), member(circle, 4), circle)
    with pytest.raises(NotYoursError):
        asks(state, 0, circle)


def test_the_closed_one_has_no_empty_chair():
    circle = circle_of(5)
    state = a_bowl(circle, kind="closed", size=3)

    assert not fishbowl.look(state, member(circle, 4), circle).has_empty_chair
    with pytest.raises(FormatError):
        asks(state, 4, circle)


def test_what_the_outer_ring_saw_is_its_own_until_the_talk_is_over():
    circle = circle_of(5)
    state = a_bowl(circle, size=3)
    deed = FishbowlCard(text=" They waited for each other. ")
    state = fishbowl.act(state, deed, member(circle, 4), circle)

    assert len(fishbowl.look(state, member(circle, 4), circle).cards) == 1
    for other in (member(circle, 0), member(circle, 3), leader(circle)):
        assert fishbowl.look(state, other, circle).cards == ()
    state = presses(state, FishbowlObserve, circle)
    (card,) = fishbowl.look(state, member(circle, 0), circle).cards
    assert card.text == "They waited for each other."
    with pytest.raises(NotYoursError):
        fishbowl.act(state, deed, member(circle, 0), circle)


def test_two_facilitators_press_different_buttons_at_once():
    circle = circle_of(5)
    state = a_bowl(circle)
    after = presses(state, FishbowlMore, circle)

    with pytest.raises(StaleError):
        fishbowl.act(after, FishbowlSwap(step=state.step), leader(circle), circle)


def test_who_is_not_here_cannot_begin_inside():
    with pytest.raises(FormatError):
        a_bowl(circle_of(5), inner=(seat(9),))
