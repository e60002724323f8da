"""Watching that nobody is in a place who may not be there."""

from datetime import datetime, timedelta
from functools import partial

from django.db import transaction

from tenfold.audit.actions import record
from tenfold.room import doorbell
from tenfold.room.actions.alerts import alert
from tenfold.room.actions.stage import announce, lock_stage
from tenfold.room.models import Alert, Place, Seat
from tenfold.room.queries import identities_in, seat_of_identity

ON_THEIR_WAY_OUT = timedelta(seconds=5)
"""Who was just shown out or has just left may still be seen; that is no alarm."""


def check_identity(place: Place, identity: str, *, now: datetime) -> bool:
    """Whether somebody may be where they are; if not they are sent out."""
    if identity in identities_in(place):
        return True
    send_out(place, identity, now=now)
    return False


@transaction.atomic
def send_out(place: Place, identity: str, *, now: datetime) -> None:
    """Disconnect somebody who may not be there, and tell the facilitators."""
    stage = lock_stage(place.meeting)
    transaction.on_commit(partial(doorbell.show_out, place.media_room, identity))
    seat = seat_of_identity(place.meeting, identity)
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


def _has_just_gone(seat: Seat, now: datetime) -> bool:
    if seat.standing == Seat.Standing.OUTSIDE:
        return True
    moments = (seat.removed_at, seat.knocked_at)
    return any(moment and now - moment < ON_THEIR_WAY_OUT for moment in moments)
