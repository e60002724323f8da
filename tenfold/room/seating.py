"""Rooms beside the circle: made, filled and closed as the stage says.

Where a person belongs is `Seat.place`; nowhere else is the circle. It follows what is
on the stage, except for an aside, which lasts until somebody ends it.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import partial
from uuid import UUID

from django.db import transaction

from tenfold.formats.base import Beside
from tenfold.room import doorbell
from tenfold.room.actions.attendance import keep, open_intervals
from tenfold.room.following import followed_by
from tenfold.room.grants import grant_of
from tenfold.room.models import Place, Seat, Stage
from tenfold.room.presence import end_at


def seat_everybody(
    stage: Stage, rooms: Mapping[UUID, Beside], *, now: datetime
) -> None:
    """Let the rooms be those of the stage, and everybody belong where it says."""
    beside = Place.objects.filter(meeting=stage.meeting_id).beside_the_circle()
    places = {place.slot: place for place in beside.open() if place.slot}
    for slot, room in rooms.items():
        if slot not in places:
            places[slot] = open_beside(stage, slot=slot, kind=room.kind, now=now)
    wanted = {seat: places[slot] for slot, room in rooms.items() for seat in room.seats}
    asides = {p.pk: p for p in places.values() if p.kind == Place.Kind.ASIDE}
    sitting: set[tuple[UUID, bool]] = set()
    seats = list(Seat.objects.filter(meeting=stage.meeting_id).select_related("guest"))
    for seat in seats:
        if seat.role == Seat.Role.INTERPRETER:
            continue
        place = asides.get(seat.place_id) if seat.place_id else None
        if place is not None and seat.is_admitted:
            sitting.add((place.pk, seat.leads))
            continue
        _belong(seat, wanted.get(seat.pk) if seat.is_admitted else None, now)
    _let_follow(seats, now)
    _open_for_who_came(stage.meeting_id, seats, now)
    for slot, place in places.items():
        is_held = {(place.pk, True), (place.pk, False)} <= sitting
        if slot not in rooms and not is_held:
            close_beside(place, now=now)


def let_in(place: Place, seat: Seat) -> None:
    """After the commit: who is connected already may hear and be heard here."""
    grant = grant_of(seat, place.media_room)
    transaction.on_commit(partial(doorbell.permit, grant))


def _open_for_who_came(meeting_id: UUID, seats: Iterable[Seat], now: datetime) -> None:
    came = [seat for seat in seats if seat.is_admitted and seat.placed_at == now]
    circles = Place.objects.filter(meeting=meeting_id, kind=Place.Kind.CIRCLE)
    is_anybody_back = any(seat.place is None for seat in came)
    circle = circles.open().first() if is_anybody_back else None
    for seat in came:
        place = seat.place or circle
        if place is not None:
            let_in(place, seat)


def _let_follow(seats: Iterable[Seat], now: datetime) -> None:
    """Interpreters belong where their member does, and count in no room."""
    by_id = {seat.pk: seat for seat in seats}
    for seat in by_id.values():
        if seat.role != Seat.Role.INTERPRETER:
            continue
        member = by_id.get(followed_by(seat, by_id.values()) or seat.pk)
        is_led = member is not None and member.is_admitted and seat.is_admitted
        _belong(seat, member.place if member and is_led else None, now)


def open_beside(stage: Stage, *, slot: UUID, kind: str, now: datetime) -> Place:
    """A room beside the circle, under a new name; its next epoch if there was one."""
    return Place.objects.create(
        practice_id=stage.practice_id,
        meeting_id=stage.meeting_id,
        kind=kind,
        slot=slot,
        epoch=Place.objects.filter(slot=slot).count() + 1,
        opened_at=now,
    )


def close_beside(place: Place, *, now: datetime) -> None:
    """Close a room beside the circle. Who is still there belongs to the circle."""
    for interval in open_intervals(place):
        keep(place, end_at(interval, now))
    place.closed_at = now
    place.save(update_fields=["closed_at"])
    seats = list(Seat.objects.filter(place=place))
    for seat in seats:
        _belong(seat, None, now)
    _open_for_who_came(place.meeting_id, seats, now)


def _belong(seat: Seat, place: Place | None, now: datetime) -> None:
    new = place.pk if place else None
    if seat.place_id != new:
        seat.place, seat.placed_at = place, now
        seat.save(update_fields=["place", "placed_at"])
