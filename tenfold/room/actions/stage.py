"""Locking and announcing what happens in a meeting's room."""

from datetime import datetime
from functools import partial
from uuid import UUID

from django.db import models, transaction
from django.db.models import F
from django.utils import timezone

from tenfold.audit.actions import record
from tenfold.room import doorbell
from tenfold.room.actions.alerts import alert
from tenfold.room.errors import NotInRoomError
from tenfold.room.guest_rules import guests_to_send_back
from tenfold.room.models import Alert, Place, Seat, Stage
from tenfold.room.queries import Visitor, media_rooms_to_ring, place_of
from tenfold.room.seating import seat_everybody
from tenfold.room.staging import beside_of, settle_scene
from tenfold.scheduling.models import Meeting


def lock_stage(meeting: Meeting) -> Stage:
    """The meeting's stage, locked: the first thing every deed in the room does."""
    Stage.objects.get_or_create(
        meeting=meeting, defaults={"practice_id": meeting.practice_id}
    )
    return (
        Stage.objects.select_for_update(of=("self",))
        .select_related("meeting__group", "meeting__practice")
        .get(meeting=meeting)
    )


def announce(stage: Stage) -> None:
    """Raise the version, and ring in every room of the meeting after the commit."""
    now = timezone.now()
    _send_back_guests(stage, now)
    settle_scene(stage, now)
    seat_everybody(stage, beside_of(stage), now=now)
    Stage.objects.filter(pk=stage.pk).update(version=F("version") + 1)
    stage.refresh_from_db(fields=["version"])
    transaction.on_commit(partial(ring, stage.meeting_id))


def ring(meeting_id: UUID) -> None:
    """Ring with the version as it is now: the order of bells does not matter."""
    version = Stage.objects.values_list("version", flat=True).get(meeting=meeting_id)
    doorbell.ring(media_rooms_to_ring(meeting_id, timezone.now()), version)


def locked_seat(stage: Stage, seat_id: UUID) -> Seat:
    """A seat at this meeting, locked."""
    seat = (
        Seat.objects.select_for_update(of=("self",))
        .select_related("staff__user", "enrolment", "guest")
        .filter(meeting=stage.meeting_id, pk=seat_id)
        .first()
    )
    if seat is None:
        raise NotInRoomError
    return seat


def locked_visitor(stage: Stage, visitor: Visitor) -> Visitor:
    """The same visitor as the database knows them now."""
    seat = locked_seat(stage, visitor.seat.pk)
    if visitor.device is not None:
        visitor.device.refresh_from_db()
    return Visitor(seat, visitor.device)


def admitted(visitor: Visitor) -> tuple[Stage, Seat]:
    """The stage and the visitor's seat, both locked; who is not in has none."""
    stage = lock_stage(visitor.seat.meeting)
    visitor = locked_visitor(stage, visitor)
    if visitor.standing != Seat.Standing.ADMITTED:
        raise NotInRoomError
    return stage, visitor.seat


def actor(seat: Seat | None) -> models.Model | None:
    """Who did it, for the audit trail: the user of staff, the seat of a member."""
    if seat is None or seat.staff is None:
        return seat
    return seat.staff.user


def circle_of(stage: Stage) -> Place | None:
    """The open circle of the meeting, if there is one."""
    places = Place.objects.filter(meeting=stage.meeting_id, kind=Place.Kind.CIRCLE)
    return places.open().first()


def place_now(stage: Stage, seat: Seat) -> Place | None:
    """Where somebody belongs now: a room beside the circle, or the open circle."""
    return place_of(seat) or circle_of(stage)


def show_out(stage: Stage, seat: Seat) -> None:
    """Disconnect somebody from where they are with others, after the commit."""
    place = place_now(stage, seat)
    if place is not None:
        out = partial(doorbell.show_out, place.media_room, seat.identity)
        transaction.on_commit(out)


def take_out(stage: Stage, seat: Seat) -> None:
    """Let somebody be in no place with others any more."""
    if stage.spotlight_id == seat.pk:
        stage.spotlight = None
        stage.save(update_fields=["spotlight"])
    if seat.hand_order:
        seat.hand_order = 0
        seat.save(update_fields=["hand_order"])
    show_out(stage, seat)


def send_to_lobby(stage: Stage, seat: Seat, *, now: datetime) -> None:
    """Out of the circle; they wait to be let in again."""
    take_out(stage, seat)
    seat.standing = Seat.Standing.KNOCKING
    seat.knocked_at, seat.admitted_at = now, None
    seat.save(update_fields=["standing", "knocked_at", "admitted_at"])


def _send_back_guests(stage: Stage, now: datetime) -> None:
    """Whatever has just changed: a guest who may not stay is back in their lobby."""
    for seat, missing in guests_to_send_back(stage):
        send_to_lobby(stage, seat, now=now)
        if missing.is_refused:
            alert(stage, Alert.Kind.OBJECTED, seat=seat, now=now)
        details = {"is_refused": missing.is_refused}
        record("guest.sent_back", by=None, target=seat, details=details)
