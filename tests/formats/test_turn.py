from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from tenfold.formats import turn
from tenfold.formats.base import FormatError, NotYoursError, StaleError
from tenfold.formats.scenes import restored, stored
from tenfold.formats.turn import (
    LONGEST_PHASE,
    Phase,
    TurnMore,
    TurnNext,
    TurnOptions,
    TurnStop,
    TurnTouch,
    phase_seconds,
)
from tests.formats.people import (
    circle_of,
    circles,
    later,
    leader,
    member,
    seat,
    without,
)


def a_turn(circle, number=0, **options):
    return turn.start(TurnOptions(seat=member(circle, number).seat, **options), circle)


def presses(state, deed, by, circle):
    return turn.act(state, deed(step=state.step), by, circle)


@given(minutes=st.integers(10, 20))
def test_the_phases_fill_the_turn(minutes):
    seconds = phase_seconds(minutes)

    assert sum(seconds) == minutes * 60
    assert min(seconds) >= 60
    assert (seconds[0], *seconds[2:]) == (60, 180, 60, 60)


@pytest.mark.parametrize("minutes", [0, 9, 21, -1])
def test_a_turn_lasts_ten_to_twenty_minutes(minutes):
    with pytest.raises(ValidationError):
        TurnOptions(seat=seat(1), minutes=minutes)


def test_a_turn_goes_through_its_phases_and_is_over():
    circle = circle_of(3)
    state = a_turn(circle)
    seen = []
    while state.phase is not None:
        seen.append(state.phase)
        state = presses(state, TurnNext, leader(circle), circle)

    assert seen == ["request", "work", "sharing", "last_word", "ground"]
    with pytest.raises(FormatError):
        presses(state, TurnNext, leader(circle), circle)


def test_nobody_has_a_turn_who_is_not_here_or_leads():
    circle = circle_of(2)

    for wrong in (seat(9), leader(circle).seat):
        with pytest.raises(FormatError):
            turn.start(TurnOptions(seat=wrong), circle)


def test_two_facilitators_press_at_once():
    circle = circle_of(3, leaders=2)
    state = a_turn(circle)
    after = presses(state, TurnNext, leader(circle), circle)

    with pytest.raises(StaleError):
        turn.act(after, TurnMore(step=state.step), circle.sitters[1], circle)


def test_two_minutes_more_until_an_hour():
    circle = circle_of(2)
    state = a_turn(circle)
    state = presses(state, TurnMore, leader(circle), circle)

    assert state.seconds[0] == 180
    while state.seconds[0] + 120 <= LONGEST_PHASE:
        state = presses(state, TurnMore, leader(circle), circle)
    with pytest.raises(FormatError):
        presses(state, TurnMore, leader(circle), circle)


@given(number=st.integers(0, 3))
def test_the_stop_word_is_of_whose_turn_it_is(number):
    circle = circle_of(4)
    state = a_turn(circle)
    said = member(circle, number)
    if number:
        with pytest.raises(NotYoursError):
            turn.act(state, TurnStop(), said, circle)
        return

    stopped = turn.act(state, TurnStop(), said, circle)

    assert (stopped.phase, stopped.is_stopped) == (Phase.GROUND, True)
    assert turn.act(stopped, TurnStop(), said, circle) == stopped


def test_what_touches_somebody_is_seen_by_nobody_else():
    circle = circle_of(3)
    state = a_turn(circle)
    state = turn.act(state, TurnTouch(note=" my mother "), member(circle, 1), circle)

    own = turn.look(state, member(circle, 1), circle)
    others = [member(circle, 0), member(circle, 2), leader(circle)]
    assert [moment.note for moment in own.moments] == ["my mother"]
    for other in others:
        view = turn.look(state, other, circle)
        assert "mother" not in view.model_dump_json()
        assert view.touched == (1 if other.leads else None)


def test_who_has_the_turn_and_who_leads_keep_no_moments():
    circle = circle_of(2)
    state = a_turn(circle)

    for by in (member(circle, 0), leader(circle)):
        with pytest.raises(NotYoursError):
            turn.act(state, TurnTouch(), by, circle)


@given(before=st.integers(0, 600), away=st.integers(1, 600), after=st.integers(0, 600))
def test_the_clock_waits_for_who_dropped(before, away, after):
    circle = circle_of(3)
    state = a_turn(circle)
    left = later(without(circle, seat(1)), before)
    waiting = turn.settle(state, left)
    back = later(circle, before + away)
    again = turn.settle(waiting, back)
    end = later(circle, before + away + after)

    assert waiting.away_since == left.now
    assert again.away_since is None
    assert again.phase_since == circle.now + timedelta(seconds=away)
    assert turn.taken_seconds(again, end.now) == before + after
    assert turn.settle(again, back) == again


def test_who_stays_away_can_be_gone_past():
    circle = circle_of(3)
    gone = later(without(circle, seat(1)), 30)
    state = turn.settle(a_turn(circle), gone)
    much_later = later(gone, 300)
    state = presses(state, TurnNext, leader(circle), much_later)

    assert state.phase == Phase.WORK
    assert turn.taken_seconds(state, later(much_later, 60).now) == 30
    assert not turn.counts(state, much_later.now)


@given(circle=circles)
def test_there_is_always_a_facilitator_beside_if_one_is_here(circle):
    state = a_turn(circle)
    gone = without(circle, leader(circle).seat)
    settled = turn.settle(state, gone)

    leaders = [one.seat for one in gone.sitters if one.leads]
    assert settled.beside == (leaders[0] if leaders else None)
    assert turn.settle(settled, gone) == settled


@given(circle=circles, presses_=st.lists(st.sampled_from([TurnNext, TurnMore])))
def test_a_turn_is_stored_and_found_as_it_was(circle, presses_):
    state = a_turn(circle)
    for deed in presses_:
        if state.phase is not None:
            state = presses(state, deed, leader(circle), circle)

    assert restored(stored(state)) == state
