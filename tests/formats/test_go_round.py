import pytest
from hypothesis import given
from hypothesis import strategies as st

from tenfold.formats import go_round
from tenfold.formats.base import FormatError, NotYoursError, StaleError
from tenfold.formats.go_round import (
    Mode,
    RoundNext,
    RoundOptions,
    RoundPass,
    RoundSkip,
    RoundTake,
    seconds_each,
)
from tests.formats.people import circle_of, circles, leader, member, seat, without


def a_round(circle, **options):
    return go_round.start(RoundOptions(**options), circle)


def does(state, deed, by, circle, **said):
    return go_round.act(state, deed(step=state.step, **said), by, circle)


@pytest.mark.parametrize(("people", "each"), [(6, 191), (8, 141), (10, 111)])
def test_twenty_minutes_are_shared_out(people, each):
    assert seconds_each(1200, people) == each


@given(block=st.integers(60, 10_800), people=st.integers(1, 15))
def test_the_time_fits_in_the_block_unless_turns_would_be_too_short(block, people):
    each = seconds_each(block, people)

    assert each == 15 or each * people + 10 * (people - 1) <= block


@given(circle=circles, mode=st.sampled_from([Mode.CLOCKWISE, Mode.RANDOM]))
def test_everybody_has_the_word_once(circle, mode):
    state = a_round(circle, mode=mode)
    spoke = []
    while state.speaker is not None:
        spoke.append(state.speaker)
        state = does(state, RoundNext, leader(circle), circle)

    assert sorted(spoke) == sorted(s.seat for s in circle.members)
    assert go_round.is_over(state)


def test_who_starts_rotates_between_meetings():
    starts = [a_round(circle_of(5, number=n)).speaker for n in range(6)]

    assert starts == [seat(1 + n % 5) for n in range(6)]


def test_who_passed_is_offered_the_word_again_at_the_end():
    circle = circle_of(2)
    state = a_round(circle)
    state = does(state, RoundPass, member(circle, 0), circle)
    state = does(state, RoundNext, member(circle, 1), circle)
    offered = does(state, RoundNext, leader(circle), circle)
    taken = does(offered, RoundTake, member(circle, 0), circle)

    assert offered.is_offering_again
    assert taken.speaker == seat(1)
    assert taken.has_passed == ()


def test_who_listens_keeps_the_pass():
    circle = circle_of(3)
    listens = go_round.Sitter(seat(2), is_listening=True)
    circle = type(circle)(
        circle.now,
        tuple(listens if s.seat == seat(2) else s for s in circle.sitters),
        circle.number,
    )

    state = a_round(circle)

    assert seat(2) in state.has_passed
    assert seat(2) not in (state.speaker, *state.waiting)


@given(circle=circles, data=st.data())
def test_who_leaves_never_keeps_the_word(circle, data):
    state = a_round(circle)
    seats = [s.seat for s in circle.members]
    gone = data.draw(st.sets(st.sampled_from(seats)))
    fewer = without(circle, *gone)

    settled = go_round.settle(state, fewer)

    named = {settled.speaker, *settled.waiting, *settled.has_passed} - {None}
    assert not named & gone
    assert go_round.settle(settled, fewer) == settled
    assert named | set(settled.done) | gone >= set(seats)


def test_two_facilitators_press_at_once():
    circle = circle_of(3)
    state = a_round(circle)
    after = does(state, RoundNext, leader(circle), circle)

    with pytest.raises(StaleError):
        go_round.act(after, RoundSkip(step=state.step), leader(circle), circle)


def test_a_member_cannot_end_the_turn_of_another():
    circle = circle_of(3)
    state = a_round(circle)

    with pytest.raises(NotYoursError):
        does(state, RoundNext, member(circle, 1), circle)


def test_popcorn_the_speaker_chooses_who_is_next():
    circle = circle_of(3)
    state = a_round(circle, mode=Mode.POPCORN)
    state = does(state, RoundNext, member(circle, 0), circle, seat=seat(3))

    assert state.speaker == seat(3)
    with pytest.raises(FormatError):
        does(state, RoundNext, member(circle, 2), circle, seat=seat(1))


def test_nobody_is_here():
    with pytest.raises(FormatError):
        a_round(circle_of(0))
