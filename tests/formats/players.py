"""Scenes for the rules of role play, from the first question to the end."""

from dataclasses import replace

from tenfold.formats import role_play
from tenfold.formats.role_play_state import (
    Casting,
    Part,
    Reply,
    RolePlayBegin,
    RolePlayOptions,
    RolePlayPutDown,
    RolePlayReply,
)
from tests.formats.people import leader, seat

DIRECTOR = seat(101)
BOSS = "My boss"


def cast(*, doubles=(), others=(2,), protagonist=1, role=BOSS):
    """Seats by their numbers: protagonist, others and doubles."""
    return (
        Casting(seat=seat(protagonist), part=Part.PROTAGONIST),
        *(Casting(seat=seat(one), part=Part.OTHER, role=role) for one in others),
        *(Casting(seat=seat(one), part=Part.DOUBLE) for one in doubles),
    )


def begun(circle, wanted=None):
    said = RolePlayOptions(cast=cast() if wanted is None else wanted)
    return role_play.start(said, circle)


def presses(state, deed, circle, **said):
    return role_play.act(state, deed(step=state.step, **said), leader(circle), circle)


def replies(state, number, circle, *, yes=True):
    who = circle.find(seat(number))
    return role_play.act(state, RolePlayReply(says_yes=yes), who, circle)


def puts_down(state, number, circle, *, by=None):
    deed = RolePlayPutDown(seat=seat(number))
    return role_play.act(state, deed, by or circle.find(seat(number)), circle)


def playing(circle, wanted=None):
    state = begun(circle, wanted)
    for one in state.cast:
        if one.reply == Reply.ASKED:
            state = replies(state, one.seat.int, circle)
    return presses(state, RolePlayBegin, circle)


def speaking(state):
    return set(role_play.speakers(state) or ())


def seen(state, number, circle):
    """Who is seen in which part, with the answer that is told."""
    view = role_play.look(state, circle.find(seat(number)), circle)
    return {one.seat.int: (one.part, one.reply) for one in view.cast}


def with_listener(circle, number, *, on=True):
    sitters = (
        replace(one, is_listening=on) if one.seat == seat(number) else one
        for one in circle.sitters
    )
    return replace(circle, sitters=tuple(sitters))
