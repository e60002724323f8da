"""Locking and announcing what happens in a meeting's room."""

from functools import partial
from uuid import UUID

from django.db import models, transaction
from django.db.models import F

from tenfold.room import doorbell
from tenfold.room.errors import NotInRoomError
from tenfold.room.models import Place, Seat, Stage
from tenfold.room.queries import Visitor, open_media_rooms
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
    Stage.objects.filter(pk=stage.pk).update(version=F("version") + 1)
    stage.refresh_from_db(fields=["version"])
    transaction.on_commit(partial(ring, stage.meeting_id))


def ring(meeting_id: UUID) -> None:
    """Ring with the version as it is now: the order of bells does not matter."""
    version = Stage.objects.values_list("version", flat=True).get(meeting=meeting_id)
    doorbell.ring(open_media_rooms(meeting_id), version)


def locked_seat(stage: Stage, seat_id: UUID) -> Seat:
    """A seat at this meeting, locked."""
    seat = (
        Seat.objects.select_for_update(of=("self",))
        .select_related("staff__user", "enrolment")
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


def actor(seat: Seat | None) -> models.Model | None:
    """Who did it, for the audit trail: the user of staff, the seat of a member."""
    if seat is None or seat.staff is None:
        return seat
    return seat.staff.user


def circle_of(stage: Stage) -> Place | None:
    """The open circle of the meeting, if there is one."""
    places = Place.objects.filter(meeting=stage.meeting_id, kind=Place.Kind.CIRCLE)
    return places.open().first()


def show_out_of_circle(stage: Stage, identity: str) -> None:
    """Disconnect an identity from the circle after the commit."""
    circle = circle_of(stage)
    if circle is not None:
        transaction.on_commit(partial(doorbell.show_out, circle.media_room, identity))
