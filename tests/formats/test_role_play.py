"""Role play: nobody plays without a yes, and nobody takes a role home."""

from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tenfold.core.errors import DomainError
from tenfold.formats import role_play
from tenfold.formats.base import FormatError, NotYoursError, StaleError
from tenfold.formats.role_play_state import (
    Casting,
    Part,
    Phase,
    Reply,
    RolePlayBegin,
    RolePlayCast,
    RolePlayDouble,
    RolePlayEnd,
    RolePlayFreeze,
    RolePlayMore,
    RolePlayReply,
    RolePlayReverse,
    RolePlayShare,
    RolePlayStop,
)
from tenfold.formats.scenes import restored, stored
from tests.formats.people import circle_of, later, leader, member, seat, without
from tests.formats.players import (
    BOSS,
    begun,
    cast,
    playing,
    presses,
    puts_down,
    speaking,
    with_listener,
)


def test_roles_are_reversed_and_come_back():
    circle = circle_of(4)
    state = playing(circle)
    there = presses(state, RolePlayReverse, circle, other=seat(2))
    back = presses(there, RolePlayReverse, circle, other=seat(2))

    def worn(state):
        view = role_play.look(state, member(circle, 3), circle)
        return {one.seat.int: (one.role, one.plays) for one in view.cast}

    as_cast = {1: ("", None), 2: (BOSS, None), 101: ("", None)}
    assert worn(state) == worn(back) == as_cast
    assert worn(there) == as_cast | {1: (BOSS, None), 2: ("", seat(1))}
    for no_other in (1, 3, 101):
        with pytest.raises(FormatError):
            presses(state, RolePlayReverse, circle, other=seat(no_other))


def test_who_plays_can_stop_and_the_clock_waits_with_the_scene():
    circle = circle_of(4)
    state = playing(circle)
    soon = later(circle, 60)
    stopped = role_play.act(state, RolePlayStop(), member(circle, 1), soon)

    assert stopped.frozen_at == soon.now
    assert role_play.act(stopped, RolePlayStop(), member(circle, 0), soon) == stopped
    with pytest.raises(NotYoursError):
        role_play.act(state, RolePlayStop(), member(circle, 3), soon)
    on = presses(stopped, RolePlayFreeze, later(circle, 100), on=False)
    assert (on.since - state.since).total_seconds() == 40
    assert on.frozen_at is None
    assert presses(on, RolePlayMore, circle).seconds == state.seconds + 120


def test_every_role_is_put_down_before_the_group_shares():
    circle = circle_of(4)
    state = playing(circle)
    with pytest.raises(FormatError):
        puts_down(state, 1, circle)
    assert role_play.unfinished(state, circle)
    over = presses(state, RolePlayEnd, circle)

    assert (over.cast, role_play.speakers(over)) == ((), None)
    assert role_play.waiting(over, circle) == (seat(2), seat(1))
    for no_part in (3, 101):
        with pytest.raises(NotYoursError):
            puts_down(over, no_part, circle)
    with pytest.raises(NotYoursError):
        puts_down(over, 1, circle, by=member(circle, 1))
    over = puts_down(over, 2, circle)
    with pytest.raises(FormatError):
        presses(over, RolePlayShare, circle)
    assert role_play.unfinished(over, circle)
    over = puts_down(over, 1, circle, by=leader(circle))
    assert puts_down(over, 1, circle) == over
    assert presses(over, RolePlayShare, circle).phase == Phase.SHARING
    assert not role_play.unfinished(over, circle)


def test_who_left_is_not_waited_for_and_puts_the_role_down_on_return():
    circle = circle_of(4)
    over = presses(playing(circle), RolePlayEnd, circle)
    over = puts_down(over, 2, circle)
    fewer = without(circle, seat(1))

    assert not role_play.unfinished(role_play.settle(over, fewer), fewer)
    sharing = presses(over, RolePlayShare, fewer)
    assert role_play.waiting(sharing, circle) == (seat(1),)
    assert role_play.unfinished(sharing, circle)
    assert not role_play.unfinished(puts_down(sharing, 1, circle), circle)


def test_who_took_the_place_of_the_protagonist_leaves_it_to_them():
    circle = circle_of(4)
    state = playing(circle, cast(others=(2, 3)))
    state = presses(state, RolePlayReverse, circle, other=seat(2))
    after = role_play.settle(state, without(circle, seat(2)))

    assert after.phase == Phase.PLAYING
    view = role_play.look(after, member(circle, 3), circle)
    assert {one.seat.int: one.role for one in view.cast} == {1: "", 3: BOSS, 101: ""}


@pytest.mark.parametrize("gone", [1, 2])
def test_a_scene_of_nobody_is_over(gone):
    circle = circle_of(4)
    state = presses(playing(circle), RolePlayReverse, circle, other=seat(2))
    fewer = without(circle, seat(gone))
    after = role_play.settle(state, fewer)

    assert after.phase == Phase.DE_ROLING
    assert (after.cast, after.reversed_with) == ((), None)
    assert role_play.waiting(after, fewer) == (seat(3 - gone),)
    assert role_play.settle(state, with_listener(circle, gone)).phase == after.phase


def test_two_facilitators_press_at_once():
    circle = circle_of(4)
    state = playing(circle)
    after = presses(state, RolePlayEnd, circle)

    with pytest.raises(StaleError):
        role_play.act(after, RolePlayMore(step=state.step), leader(circle), circle)
    with pytest.raises(FormatError):
        presses(after, RolePlayEnd, circle)


numbers = st.integers(1, 6)
castings = st.builds(
    Casting,
    seat=st.sampled_from([*map(seat, range(1, 7)), seat(101), seat(102)]),
    part=st.sampled_from(Part),
    role=st.sampled_from(["", BOSS, "My sister"]),
)
LED = [
    RolePlayBegin, RolePlayReverse, RolePlayDouble, RolePlayFreeze, RolePlayMore,
    RolePlayEnd, RolePlayShare, RolePlayCast,
]  # fmt: skip


def led(data, state, circle):
    """Something that somebody who leads presses, sometimes too late."""
    deed = data.draw(st.sampled_from(LED))
    said = {
        "step": st.sampled_from([state.step, state.step, state.step, state.step + 1]),
        "other": numbers.map(seat),
        "seat": numbers.map(seat),
        "on": st.booleans(),
        "cast": st.lists(castings, max_size=5).map(tuple),
    }
    wanted = {k: data.draw(said[k]) for k in deed.model_fields if k in said}
    return role_play.act(state, deed(**wanted), leader(circle), circle)


def one_more(data, state, circle):
    """The state after somebody does something that they may do, or is refused."""
    by = data.draw(st.sampled_from(circle.sitters))
    match data.draw(
        st.sampled_from(["led", "led", "yes", "yes", "no", "stop", "down"])
    ):
        case "led":
            return led(data, state, circle)
        case "stop":
            return role_play.act(state, RolePlayStop(), by, circle)
        case "down":
            return puts_down(state, data.draw(numbers), circle, by=by)
        case said:
            deed = RolePlayReply(says_yes=said == "yes")
            return role_play.act(state, deed, by, circle)


def holds(state, circle):
    """What is true whatever was done."""
    worn = [one.seat for one in state.cast]
    here = {one.seat for one in circle.sitters if not one.is_listening}
    ready = {one.seat for one in state.cast if one.reply == Reply.YES}
    parts = [one.part for one in state.cast if one.reply == Reply.YES]
    assert len(worn) == len(set(worn))
    assert set(worn) <= here
    assert set(state.put_down) <= set(state.played)
    assert len(state.played) == len(set(state.played))
    assert (role_play.speakers(state) is None) == (state.phase != Phase.PLAYING)
    if state.phase == Phase.PLAYING:
        assert speaking(state) == ready
        assert all(
            one.part == Part.DOUBLE for one in state.cast if one.reply != Reply.YES
        )
        assert parts.count(Part.PROTAGONIST) == 1
        assert {Part.OTHER, Part.DOUBLE} & set(parts)
        players = {one.seat for one in state.cast if one.part != Part.DIRECTOR}
        assert players & ready <= set(state.played)
        assert role_play.unfinished(state, circle)
    else:
        assert state.reversed_with is None
        assert state.frozen_at is None
    if state.phase in role_play.OVER:
        assert state.cast == ()
        still = {s for s in state.played if circle.has(s)} - set(state.put_down)
        assert bool(role_play.unfinished(state, circle)) == bool(still)
    if state.phase == Phase.CASTING:
        assert state.played == ()
    assert restored(stored(state)) == state


@settings(deadline=None, max_examples=300)
@given(data=st.data())
def test_whatever_is_done_nobody_is_forced_and_nobody_takes_a_role_home(data):
    everybody = circle_of(6, leaders=2)
    circle, state = everybody, begun(everybody, cast(doubles=[3]))
    if data.draw(st.booleans()):
        state = playing(circle, cast(doubles=[3]))
    for _ in range(data.draw(st.integers(1, 14))):
        circle = later(circle, data.draw(st.sampled_from([0, 5, 400])))
        if data.draw(st.integers(0, 4)) == 0:
            gone = data.draw(st.sets(numbers.map(seat), max_size=3))
            circle = replace(without(everybody, *gone), now=circle.now)
            circle = with_listener(
                circle, data.draw(numbers), on=data.draw(st.booleans())
            )
            state = role_play.settle(state, circle)
            assert role_play.settle(state, circle) == state
        before = state
        with suppress(DomainError):
            state = one_more(data, state, circle)
            phases = list(Phase)
            assert phases.index(state.phase) >= phases.index(before.phase)
        holds(state, circle)
