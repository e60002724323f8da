from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tenfold.formats.base import FormatError, NotYoursError, StaleError
from tenfold.formats.pairing import Bonds, Met, Odd
from tenfold.formats.pairs import (
    act,
    beside,
    due,
    has_met,
    look,
    settle,
    start,
    tick,
)
from tenfold.formats.pairs_state import (
    PairsAgain,
    PairsCall,
    PairsExtend,
    PairsMove,
    PairsNext,
    PairsOptions,
    PairsRecall,
    PairsSend,
    PairsSet,
    PairsTell,
    PairsVisit,
    PairsWrite,
    Phase,
)
from tests.formats.people import circle_of, later, leader, member, seat, without

odds = st.sampled_from(Odd)


def some_pairs(circle, **options):
    return start(PairsOptions(**options), circle)


def press(state, deed, circle, by=None, **said):
    step = {} if deed in (PairsVisit, PairsCall) else {"step": state.step}
    return act(state, deed(**step, **said), by or leader(circle), circle)


def sent(circle, **options):
    return press(some_pairs(circle, **options), PairsSend, circle)


def seats_in(state):
    return sorted(s for room in state.rooms for s in room.seats)


def changed(circle, number, **facts):
    """The same circle, with one member who is different."""
    one = member(circle, number)
    sitters = [replace(s, **facts) if s == one else s for s in circle.sitters]
    return replace(circle, sitters=tuple(sitters))


def test_nobody_goes_anywhere_before_they_are_sent():
    state = some_pairs(circle_of(6))

    assert state.phase == Phase.PROPOSED
    assert [room.seats for room in beside(state).values()] == [()] * 3
    assert all(len(room.expected) == 2 for room in beside(state).values())
    assert due(state) is None


def test_members_do_not_see_what_is_only_proposed():
    circle = circle_of(4)
    view = look(some_pairs(circle), member(circle, 0), circle)

    assert view.own is None
    assert view.rooms is view.next_rooms is view.left_over is view.visits is None


def test_a_member_sees_their_own_room_and_no_other():
    circle = circle_of(4)
    state = sent(circle)
    views = [look(state, one, circle) for one in circle.members]

    assert all(view.rooms is None for view in views)
    assert len({view.own for view in views}) == 2
    assert {view.speaks_first for view in views} <= set(seats_in(state))


@settings(deadline=None, max_examples=40)
@given(st.integers(2, 13), odds, st.integers(60, 3600), st.booleans())
def test_they_are_back_when_the_time_is_over(count, odd, seconds, has_halves):
    circle = circle_of(count)
    state = some_pairs(circle, odd=odd, talk_seconds=seconds, has_halves=has_halves)
    if not state.rooms:
        return
    state = press(state, PairsSend, circle)

    assert due(state) == circle.now + timedelta(seconds=seconds)
    assert tick(state, later(circle, seconds - 1)) == state
    back = tick(state, later(circle, seconds))
    assert back.phase == Phase.BACK
    assert beside(back) == {}
    assert due(back) is None


def test_there_is_a_bell_at_half_time_and_a_minute_more_moves_both():
    circle = circle_of(2)
    state = sent(circle, talk_seconds=360)
    soon = later(circle, 60)
    state = press(state, PairsExtend, soon)

    assert state.half_at == circle.now + timedelta(seconds=180 + 30)
    assert state.ends_at == circle.now + timedelta(seconds=360 + 60)
    late = later(circle, 300)
    again = press(state, PairsExtend, late)
    assert again.half_at == state.half_at
    assert again.ends_at == circle.now + timedelta(seconds=360 + 120)


def test_recall_gives_fifteen_seconds_and_pressed_again_none():
    circle = circle_of(4)
    state = press(sent(circle), PairsRecall, circle)

    assert state.phase == Phase.RETURNING
    assert due(state) == circle.now + timedelta(seconds=15)
    assert [room.seats for room in beside(state).values()] != []
    assert press(state, PairsRecall, circle).phase == Phase.BACK


def test_a_recall_never_makes_the_time_longer():
    circle = circle_of(2)
    state = sent(circle, talk_seconds=60)
    nearly = later(circle, 55)

    assert due(press(state, PairsRecall, nearly)) == due(state)


def test_two_facilitators_press_at_once_and_it_happens_once():
    circle = circle_of(4, leaders=2)
    state = some_pairs(circle)
    gone = press(state, PairsSend, circle)

    with pytest.raises(StaleError):
        act(gone, PairsSend(step=state.step), leader(circle), circle)
    with pytest.raises(StaleError):
        act(gone, PairsAgain(step=state.step), leader(circle), circle)


def test_who_is_left_alone_in_a_room_is_back_in_the_circle():
    circle = circle_of(4)
    state = sent(circle)
    leaver, stays = state.rooms[0].seats
    circle = without(circle, leaver)
    after = settle(state, circle)

    assert [room.id for room in after.rooms] == [state.rooms[1].id]
    assert stays in after.alone
    assert stays in after.left_over
    assert look(after, circle.find(stays), circle).was_left_alone


def test_two_of_three_go_on_when_the_third_leaves():
    circle = circle_of(3)
    state = sent(circle)

    after = settle(state, without(circle, state.rooms[0].seats[2]))

    assert after.phase == Phase.TALKING
    assert after.rooms[0].seats == state.rooms[0].seats[:2]


def test_the_odd_one_leaves_and_the_pairs_go_on():
    circle = circle_of(5)
    state = sent(circle, odd=Odd.LISTENING)
    (odd_one,) = state.left_over

    after = settle(state, without(circle, odd_one))

    assert after.rooms == state.rooms
    assert after.left_over == ()


def test_when_all_but_one_leave_it_is_over():
    circle = circle_of(4)
    state = sent(circle)

    after = settle(state, without(circle, *(seat(n) for n in (2, 3, 4))))

    assert after.phase == Phase.BACK
    assert after.alone == (seat(1),)


def test_one_of_a_team_writes_and_all_read_it_when_they_are_back():
    circle = circle_of(6)
    state = sent(circle, size="teams")
    room = state.rooms[0]
    speaks, keeps_time, writes = (circle.find(seat) for seat in room.seats[:3])
    view = look(state, speaks, circle)
    roles = view.roles
    assert roles is not None
    assert (roles.speaks, roles.keeps_time, roles.writes) == room.seats[:3]

    for other in (speaks, keeps_time, leader(circle)):
        with pytest.raises(NotYoursError):
            act(state, PairsWrite(text="Mine"), other, circle)
    wrote = act(state, PairsWrite(text="Ask earlier."), writes, circle)

    assert look(wrote, speaks, circle).text == "Ask earlier."
    elsewhere = circle.find(state.rooms[1].seats[0])
    for outside in (elsewhere, leader(circle)):
        seen = look(wrote, outside, circle)
        assert (seen.text, seen.brought_back) == ("", ())
    back = press(press(wrote, PairsRecall, circle), PairsRecall, circle)
    (read,) = look(back, elsewhere, circle).brought_back
    assert (read.text, read.seats) == ("Ask earlier.", room.seats)
    with pytest.raises(NotYoursError):
        act(back, PairsWrite(text="Late"), writes, circle)


def test_when_the_writer_leaves_another_writes_and_nothing_is_lost():
    circle = circle_of(4)
    state = sent(circle, size="teams")
    room = state.rooms[0]
    writes = circle.find(room.seats[2])
    wrote = act(state, PairsWrite(text="Begin small"), writes, circle)

    left = settle(wrote, without(circle, room.seats[2]))

    roles = look(left, circle.find(room.seats[0]), circle).roles
    assert roles is not None
    assert roles.writes in left.rooms[0].seats
    assert look(left, circle.find(roles.writes), circle).text == "Begin small"


def test_pairs_have_no_roles():
    circle = circle_of(4)
    state = sent(circle)

    assert look(state, circle.find(state.rooms[0].seats[0]), circle).roles is None


def test_who_comes_late_waits_in_the_circle():
    circle = circle_of(4)
    state = sent(without(circle, seat(4)), odd=Odd.TRIAD)

    after = settle(state, circle)

    assert after.left_over == (seat(4),)
    moved = press(after, PairsMove, circle, seat=seat(4), to=after.rooms[0].id)
    assert seat(4) in moved.rooms[0].seats
    assert moved.left_over == ()


def test_a_facilitator_visits_and_the_call_is_answered():
    circle = circle_of(4)
    state = sent(circle)
    room = state.rooms[1]
    called = press(state, PairsCall, circle, by=circle.find(room.seats[0]))
    assert called.rooms[1].calls_since == circle.now

    there = press(called, PairsVisit, circle, room=room.id)

    assert there.rooms[1].calls_since is None
    assert beside(there)[room.id].seats == (*room.seats, leader(circle).seat)
    home = press(there, PairsVisit, circle, room=None)
    assert beside(home)[room.id].seats == room.seats


def test_who_is_in_no_room_calls_nobody():
    circle = circle_of(4)

    with pytest.raises(NotYoursError):
        press(some_pairs(circle), PairsCall, circle, by=member(circle, 0))


def test_who_listens_or_is_at_risk_is_not_left_in_a_pair():
    circle = changed(circle_of(4), 0, is_listening=True)
    circle = changed(circle, 1, has_flag=True)

    state = some_pairs(circle)

    assert set(state.left_over) == {seat(1), seat(2)}
    for to in (state.rooms[0].id, "new"):
        with pytest.raises(FormatError):
            press(state, PairsMove, circle, seat=seat(1), to=to)


def test_with_a_facilitator_in_the_room_they_may_be_in_three():
    circle = changed(circle_of(3), 0, has_flag=True)
    state = some_pairs(circle)
    room = state.rooms[0].id
    state = press(state, PairsVisit, circle, room=room)

    state = press(state, PairsMove, circle, seat=seat(1), to=room)
    state = press(state, PairsSend, circle)

    assert set(state.rooms[0].seats) == {seat(1), seat(2), seat(3)}
    with pytest.raises(FormatError):
        press(state, PairsVisit, circle, room=None)
    after = settle(state, without(circle, leader(circle).seat))
    assert seat(1) in after.left_over


def test_who_begins_to_listen_in_a_pair_comes_back_and_so_does_the_other():
    circle = circle_of(4)
    state = sent(circle)
    first, other = state.rooms[0].seats
    number = [s.seat for s in circle.members].index(first)

    after = settle(state, changed(circle, number, is_listening=True))

    assert len(after.rooms) == 1
    assert {first, other} <= set(after.left_over)


def test_two_who_are_kept_apart_are_not_put_together_by_hand_either():
    bonds = Bonds(apart=frozenset({frozenset((seat(1), seat(2)))}))
    circle = replace(circle_of(4), bonds=bonds)
    state = some_pairs(circle)
    room = next(room for room in state.rooms if seat(1) in room.seats)

    with pytest.raises(FormatError):
        press(state, PairsMove, circle, seat=seat(2), to=room.id)


def test_no_more_than_four_fit_into_a_room():
    circle = circle_of(6)
    state = some_pairs(circle)
    room, others = state.rooms[0].id, [s for r in state.rooms[1:] for s in r.seats]
    for one in others[:2]:
        state = press(state, PairsMove, circle, seat=one, to=room)

    with pytest.raises(FormatError):
        press(state, PairsMove, circle, seat=others[2], to=room)


def test_the_next_round_is_foretold_and_is_of_others():
    circle = circle_of(4)
    state = sent(circle)
    told = {frozenset(room.seats) for room in state.next_rooms}
    now = {frozenset(room.seats) for room in state.rooms}
    met = {frozenset(room.seats): Met(1) for room in state.rooms}
    state = press(press(state, PairsRecall, circle), PairsRecall, circle)
    after = replace(circle, bonds=Bonds(met=met))

    following = press(state, PairsNext, after)

    assert following.round == 2
    assert following.phase == Phase.PROPOSED
    assert {frozenset(room.seats) for room in following.rooms} == told
    assert not told & now


def test_what_is_told_to_all_is_read_until_the_next_round():
    circle = circle_of(2)
    state = press(sent(circle), PairsTell, circle, text="Half a minute more ")

    assert look(state, member(circle, 0), circle).told == "Half a minute more"


def test_the_question_changes_and_the_pairs_stay():
    circle = circle_of(4)
    state = some_pairs(circle)

    asked = press(state, PairsSet, circle, options=PairsOptions(prompt="And now?"))
    other = press(state, PairsSet, circle, options=PairsOptions(size="teams"))

    assert asked.rooms == state.rooms
    assert len(other.rooms) == 1


def test_a_round_counts_when_it_was_long_enough():
    circle = circle_of(2)
    state = sent(circle, talk_seconds=360)

    assert not has_met(state, circle.now + timedelta(seconds=59))
    assert has_met(state, circle.now + timedelta(seconds=60))
    assert not has_met(some_pairs(circle), circle.now + timedelta(hours=1))


def test_two_members_must_be_here():
    with pytest.raises(FormatError):
        some_pairs(circle_of(1))


@settings(deadline=None, max_examples=40)
@given(st.integers(2, 12), odds, st.data())
def test_whoever_leaves_everybody_is_in_one_place_and_nobody_alone(count, odd, data):
    circle = circle_of(count, leaders=2)
    state = some_pairs(circle, odd=odd)
    if not state.rooms:
        return
    state = press(state, PairsSend, circle)
    gone = data.draw(st.sets(st.integers(1, count)))
    circle = without(circle, *(seat(n) for n in gone))

    state = settle(state, circle)

    here = sorted(s.seat for s in circle.members)
    assert sorted([*seats_in(state), *state.left_over]) == here
    assert all(len(room.seats) > 1 for room in state.rooms)
    assert (state.phase == Phase.BACK) == (not state.rooms)
    assert settle(state, circle) == state
