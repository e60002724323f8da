"""Who goes from one room to another: by hand, on a visit, or because others left."""

from uuid import UUID

from django.utils.translation import gettext as _

from tenfold.formats.base import Circle, FormatError, stepped
from tenfold.formats.pairs_state import (
    MOST_IN_A_ROOM,
    PairRoom,
    PairsMove,
    PairsState,
    Phase,
    Visit,
    new_room,
)

GONE = (Phase.TALKING, Phase.RETURNING)


def moved(state: PairsState, deed: PairsMove, circle: Circle) -> PairsState:
    """Put somebody elsewhere by hand, as long as nobody is harmed by it."""
    sitter = circle.find(deed.seat)
    if sitter is None or state.phase == Phase.BACK:
        raise FormatError(_("This person is not here any more."))
    if sitter.leads:
        room = None if deed.to == "circle" else deed.to
        if room == "new":
            raise FormatError(_("A new room needs two members."))
        return visited(
            state, deed.seat, room if isinstance(room, UUID) else None, circle
        )
    moving = deed.seat
    rooms = [_without(room, moving) for room in state.rooms]
    left = tuple(seat for seat in state.left_over if seat != moving)
    if deed.to == "circle":
        left = (*left, moving)
    elif deed.to == "new":
        rooms.append(new_room((moving,)))
    else:
        target = next((room for room in rooms if room.id == deed.to), None)
        if target is None:
            raise FormatError(_("This room is not there any more."))
        seats = (*target.seats, moving)
        rooms[rooms.index(target)] = target.model_copy(update={"seats": seats})
    changed = stepped(
        state,
        rooms=tuple(_with_times(room, circle) for room in rooms if room.seats),
        left_over=left,
        alone=tuple(seat for seat in state.alone if seat != moving),
    )
    _refuse_harm(changed, circle)
    return followed(changed, circle) if state.phase in GONE else changed


def visited(
    state: PairsState, seat: UUID, room: UUID | None, circle: Circle
) -> PairsState:
    """Somebody who leads goes into a room, or back to the circle."""
    if state.phase == Phase.BACK:
        raise FormatError(_("Everyone is in the circle."))
    if room is not None and all(one.id != room for one in state.rooms):
        raise FormatError(_("This room is not there any more."))
    visits = tuple(visit for visit in state.visits if visit.seat != seat)
    if room is not None:
        visits = (*visits, Visit(seat=seat, room=room))
    rooms = tuple(
        one.model_copy(update={"calls_since": None}) if one.id == room else one
        for one in state.rooms
    )
    changed = stepped(state, visits=visits, rooms=rooms)
    _refuse_harm(changed, circle)
    return changed


def followed(state: PairsState, circle: Circle) -> PairsState:
    """The rooms with those who are here. Nobody stays in one alone or unobserved."""
    if state.phase == Phase.BACK:
        return state
    visits = tuple(visit for visit in state.visits if circle.has(visit.seat))
    observed = {visit.room for visit in visits}
    here = {s.seat for s in circle.members}
    rooms, alone = [], [seat for seat in state.alone if seat in here]
    for room in state.rooms:
        stay = [s for s in room.seats if s in here]
        if room.id not in observed:
            stay = [s for s in stay if not _is_accompanied(s, circle)]
        if state.phase in GONE and len(stay) == 1 and room.id not in observed:
            alone, stay = [*alone, *stay], []
        if stay:
            rooms.append(room.model_copy(update={"seats": tuple(stay)}))
    visits = tuple(v for v in visits if any(room.id == v.room for room in rooms))
    talking = {seat for room in rooms for seat in room.seats}
    left = [seat for seat in state.left_over if seat in here and seat not in talking]
    left += [s.seat for s in circle.members if s.seat not in (*talking, *left)]
    if state.phase in GONE and not rooms:
        return stepped(
            state, phase=Phase.BACK, rooms=(), visits=(), alone=tuple(alone),
            ends_at=circle.now, left_over=tuple(left),
        )  # fmt: skip
    changed = state.model_copy(
        update={
            "rooms": tuple(rooms),
            "visits": visits,
            "alone": tuple(seat for seat in alone if seat not in talking),
            "left_over": tuple(left),
        }
    )
    return state if changed == state else stepped(changed)


def _without(room: PairRoom, moving: UUID) -> PairRoom:
    seats = tuple(seat for seat in room.seats if seat != moving)
    return room.model_copy(update={"seats": seats})


def _with_times(room: PairRoom, circle: Circle) -> PairRoom:
    times, last_on = circle.bonds.of_room(room.seats)
    return room.model_copy(update={"times": times, "last_on": last_on})


def _is_accompanied(seat: UUID, circle: Circle) -> bool:
    sitter = circle.find(seat)
    return sitter is not None and sitter.is_accompanied


def _refuse_harm(state: PairsState, circle: Circle) -> None:
    observed = {visit.room for visit in state.visits}
    for room in state.rooms:
        if len(room.seats) > MOST_IN_A_ROOM:
            raise FormatError(_("There is no more space in this room."))
        if circle.bonds.has_kept_apart(room.seats):
            raise FormatError(_("These two are kept apart in this group."))
        is_left = any(_is_accompanied(seat, circle) for seat in room.seats)
        if is_left and room.id not in observed:
            raise FormatError(
                _(
                    "One of them is not left in a pair without a facilitator today. "
                    "Put a facilitator into the room first."
                )
            )
