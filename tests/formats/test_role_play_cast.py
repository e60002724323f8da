"""Who plays what: nobody without a yes, and a no is nobody's business."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from tenfold.formats import role_play
from tenfold.formats.base import FormatError
from tenfold.formats.role_play_state import (
    Casting,
    Part,
    Phase,
    Reply,
    RolePlayBegin,
    RolePlayCast,
    RolePlayDouble,
    RolePlayEnd,
)
from tests.formats.people import circle_of, member, seat
from tests.formats.players import (
    DIRECTOR,
    begun,
    cast,
    playing,
    presses,
    replies,
    seen,
    speaking,
    with_listener,
)


def test_nobody_plays_before_all_who_are_asked_have_said_yes():
    circle = circle_of(5)
    state = begun(circle, cast(doubles=[3]))
    for number in (1, 2):
        state = replies(state, number, circle)

    with pytest.raises(FormatError):
        presses(state, RolePlayBegin, circle)
    state = presses(replies(state, 3, circle), RolePlayBegin, circle)

    assert state.phase == Phase.PLAYING
    assert speaking(state) == {seat(1), seat(2), seat(3), DIRECTOR}


def test_a_no_is_known_to_those_who_lead_and_to_nobody_else():
    circle = circle_of(5)
    state = replies(begun(circle, cast(doubles=[3])), 2, circle, yes=False)

    assert seen(state, 101, circle)[2] == (Part.OTHER, Reply.NO)
    assert seen(state, 2, circle)[2] == (Part.OTHER, Reply.NO)
    assert seen(state, 1, circle)[2] == seen(state, 3, circle)[2] == (Part.OTHER, None)
    assert seen(state, 4, circle) == seen(state, 5, circle) == {}


def test_another_cast_asks_again_only_who_gets_another_role():
    circle = circle_of(5)
    state = replies(replies(begun(circle), 1, circle), 2, circle)
    again = presses(state, RolePlayCast, circle, cast=cast(doubles=[3]))
    other = presses(again, RolePlayCast, circle, cast=cast(role="My sister"))

    assert {one.seat.int: one.reply for one in again.cast} == {
        1: Reply.YES, 2: Reply.YES, 3: Reply.ASKED, 101: Reply.YES,
    }  # fmt: skip
    assert [one.reply for one in other.cast[:2]] == [Reply.YES, Reply.ASKED]


@pytest.mark.parametrize(
    "wanted",
    [
        (),
        cast(others=()),
        cast(others=(1,)),
        cast(others=(2, 3, 4, 5, 6)),
        cast(doubles=(3, 4, 5)),
        cast(others=(9,)),
        cast(others=(7,)),
        cast(role="  "),
        cast(protagonist=101),
        (*cast(), Casting(seat=seat(3), part=Part.PROTAGONIST)),
        (*cast(), *(Casting(seat=seat(n), part=Part.DIRECTOR) for n in (101, 102))),
    ],
    ids=[
        "nobody", "alone", "two-roles", "too-many", "too-many-doubles", "not-here",
        "listens", "no-word", "leads", "two-protagonists", "two-directors",
    ],
)  # fmt: skip
def test_what_is_no_scene_is_refused(wanted):
    circle = with_listener(circle_of(7, leaders=2), 7)

    with pytest.raises(FormatError):
        begun(circle, wanted)


@pytest.mark.parametrize(
    "said",
    [{"role": "x" * 41}, {"part": "extra"}, {"seat": "nobody"}, {"age": 3}],
    ids=["long", "part", "seat", "more"],
)
def test_odd_words_about_a_cast_are_refused(said):
    with pytest.raises(ValidationError):
        Casting.model_validate({"seat": str(seat(1)), "part": "other", **said})


def test_who_leads_may_play_and_is_not_asked():
    circle = circle_of(3, leaders=2)
    state = begun(circle, cast(others=(101,)))
    parts = {one.seat.int: (one.part, one.reply) for one in state.cast}

    assert parts[101] == (Part.OTHER, Reply.YES)
    assert parts[102] == (Part.DIRECTOR, Reply.YES)
    state = presses(replies(state, 1, circle), RolePlayBegin, circle)
    assert state.played == (seat(101), seat(1))


def test_a_double_of_a_scene_that_is_played_is_asked_like_everybody():
    circle = circle_of(5)
    state = presses(playing(circle), RolePlayDouble, circle, seat=seat(3), on=True)

    assert seat(3) not in speaking(state)
    assert 3 not in seen(state, 1, circle) | seen(state, 4, circle)
    assert seen(state, 101, circle)[3] == (Part.DOUBLE, Reply.ASKED)
    no = replies(state, 3, circle, yes=False)
    assert 3 not in seen(no, 1, circle) | seen(no, 4, circle)
    yes = replies(state, 3, circle)
    assert seat(3) in speaking(yes)
    assert seen(yes, 4, circle)[3] == (Part.DOUBLE, None)
    with pytest.raises(FormatError):
        replies(yes, 3, circle, yes=False)

    rest = presses(yes, RolePlayDouble, circle, seat=seat(3), on=False)
    assert seat(3) not in speaking(rest)
    over = presses(rest, RolePlayEnd, circle)
    assert seat(3) in role_play.waiting(over, circle)


def test_the_last_who_plays_with_the_protagonist_stays_until_the_end():
    circle = circle_of(4)
    state = playing(circle, cast(others=(), doubles=(2,)))

    with pytest.raises(FormatError):
        presses(state, RolePlayDouble, circle, seat=seat(2), on=False)


@settings(deadline=None)
@given(data=st.data())
def test_what_a_member_sees_is_the_same_whatever_others_have_answered(data):
    """Yes, no or nothing yet: to another member there is no difference."""
    circle = circle_of(5)
    state = begun(circle, cast(doubles=[3]))
    answered = state
    for number in (1, 2, 3):
        yes = data.draw(st.sampled_from([True, False, None]))
        if yes is not None:
            answered = replies(answered, number, circle, yes=yes)

    def shown(state, number):
        view = role_play.look(state, member(circle, number - 1), circle).model_dump()
        others = [one for one in view["cast"] if one["seat"] != seat(number)]
        return {**view, "cast": others}

    for number in range(1, 6):
        assert shown(answered, number) == shown(state, number)
