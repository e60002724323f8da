"""A team's three roles, and the one text that it brings back to everybody."""

from uuid import UUID

from tenfold.formats.base import NotYoursError, Sitter
from tenfold.formats.pairs_state import (
    PairRoom,
    PairsState,
    PairsWrite,
    Phase,
    TeamRoles,
    TeamText,
)


def roles_in(state: PairsState, room: PairRoom | None) -> TeamRoles | None:
    """Who speaks for the team, keeps its time, writes; whoever left is replaced."""
    if state.options.size != "teams" or room is None or not room.seats:
        return None
    seats = room.seats
    return TeamRoles(
        speaks=seats[0],
        keeps_time=seats[1 % len(seats)],
        writes=seats[2 % len(seats)],
    )


def written(
    state: PairsState, deed: PairsWrite, room: PairRoom | None, by: Sitter
) -> PairsState:
    """What a team wrote so far. One of them writes, so that nobody loses a word."""
    roles = roles_in(state, room)
    if room is None or roles is None or roles.writes != by.seat:
        raise NotYoursError
    if state.phase not in (Phase.TALKING, Phase.RETURNING):
        raise NotYoursError
    others = tuple(one for one in state.texts if one.room != room.id)
    text = TeamText(room=room.id, seats=room.seats, text=deed.text)
    return state.model_copy(update={"texts": (*others, text)})


def text_of(state: PairsState, room: UUID | None) -> str:
    return next((one.text for one in state.texts if one.room == room), "")


def brought_back(state: PairsState) -> tuple[TeamText, ...]:
    """What everybody reads when all are back: not before, and no empty page."""
    if state.phase != Phase.BACK:
        return ()
    return tuple(one for one in state.texts if one.text.strip())
