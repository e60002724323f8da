"""Watching that nobody is in a place who may not be there."""

from datetime import datetime, timedelta
from functools import partial

from django.db import transaction

from tenfold.audit.actions import record
from tenfold.room import doorbell
from tenfold.room.actions.alerts import alert
from tenfold.room.actions.circle import move_place
from tenfold.room.actions.stage import announce, lock_stage
from tenfold.room.models import Alert, Place, Seat, Stage
from tenfold.room.queries import identities_in, seat_of_identity
from tenfold.room.seating import let_in
from tenfold.room.staging import identities_ahead

ON_THEIR_WAY_OUT = timedelta(seconds=5)
"""Who was just shown out or has just left may still be seen; that is no alarm."""

MOVES_ARE_APART = timedelta(seconds=30)
"""Nobody can keep the circle from meeting by knocking it from room to room."""


def check_identity(
    place: Place, identity: str, *, since: datetime, now: datetime
) -> bool:
    """Whether somebody may be where they are; if not they are sent out."""
    if identity in identities_in(place):
        return True
    send_out(place, identity, since=since, now=now)
    return False


def greet_ahead(stage: Stage, place: Place, identity: str) -> None:
    """Somebody is in a room of whom nothing is heard there, and who hears nothing.

    Who belongs there by now may; who goes there next waits; anybody else is shown out,
    and nobody need be alarmed.
    """
    seat = seat_of_identity(place.meeting, identity)
    if seat is not None and identity in identities_in(place):
        let_in(place, seat)
    elif identity not in identities_ahead(stage, place):
        out = partial(doorbell.show_out, place.media_room, identity)
        transaction.on_commit(out)


@transaction.atomic
def send_out(place: Place, identity: str, *, since: datetime, now: datetime) -> None:
    """Disconnect somebody who may not be there, and tell the facilitators.

    Who was there when they were sent elsewhere gets the time to go by themselves. Who
    is slower than that is only disconnected: their own page brings them on.
    """
    stage = lock_stage(place.meeting)
    place.refresh_from_db(fields=["closed_at"])
    if place.closed_at is not None:
        transaction.on_commit(partial(doorbell.close, [place.media_room]))
        return
    seat = seat_of_identity(place.meeting, identity)
    sent_on_at = seat.sent_on_at(since=since) if seat is not None else None
    if sent_on_at is not None and now - sent_on_at < Seat.TIME_TO_GO:
        return
    transaction.on_commit(partial(doorbell.show_out, place.media_room, identity))
    if seat is not None and sent_on_at is not None:
        record("latecomer.disconnected", by=None, target=seat)
        return
    record(
        "stranger.removed",
        by=None,
        target=place,
        details={"seat": str(seat.pk) if seat else None},
    )
    if seat is not None and _has_just_gone(seat, now):
        return
    is_back = seat is not None and seat.standing == Seat.Standing.REMOVED
    kind = Alert.Kind.RETURNED if is_back else Alert.Kind.STRANGER
    if alert(stage, kind, seat=seat, now=now):
        announce(stage)
    if place.kind != Place.Kind.LOBBY and not (seat and seat.is_admitted):
        _move_away(stage, place, now=now)


def _move_away(stage: Stage, place: Place, *, now: datetime) -> None:
    """Sent out is not kept out while the token lasts, so the others go elsewhere."""
    has_just_moved = place.epoch > 1 and now - place.opened_at < MOVES_ARE_APART
    if not has_just_moved:
        move_place(stage, place, now=now)


def _has_just_gone(seat: Seat, now: datetime) -> bool:
    if seat.standing == Seat.Standing.OUTSIDE:
        return True
    placed_at = seat.placed_at if seat.is_admitted else None
    moments = (seat.removed_at, seat.knocked_at, placed_at)
    return any(moment and now - moment < ON_THEIR_WAY_OUT for moment in moments)
