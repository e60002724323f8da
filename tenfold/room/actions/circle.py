"""Opening the circle, what holds for all in it, and its end."""

from datetime import datetime
from functools import partial
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from tenfold.audit.actions import record
from tenfold.groups.models import Group
from tenfold.room import doorbell, errors
from tenfold.room.actions.attendance import keep, open_intervals, settle_attendance
from tenfold.room.actions.finishing import clear_stage
from tenfold.room.actions.guests import end_visits
from tenfold.room.actions.stage import actor, announce, circle_of, lock_stage
from tenfold.room.models import Place, Seat, Stage
from tenfold.room.presence import end_at
from tenfold.room.queries import open_media_rooms
from tenfold.room.seating import open_beside
from tenfold.runsheet.actions import close_plan, make_plan
from tenfold.scheduling.actions import end_meeting, open_meeting
from tenfold.scheduling.models import Meeting


@transaction.atomic
def open_circle(meeting: Meeting, *, by: Seat, now: datetime) -> None:
    """Open the session, and take one's own seat in it."""
    stage = lock_stage(meeting)
    if stage.meeting.state == Meeting.State.CANCELLED:
        raise errors.CancelledError
    if stage.meeting.state == Meeting.State.ENDED:
        raise errors.EndedError
    if by.staff is None:
        raise errors.NotInRoomError

    stage.meeting = open_meeting(stage.meeting, by=by.staff, now=now)
    make_plan(stage.meeting, by=by.staff.user)
    open_place(stage, now=now)
    seat = Seat.objects.select_for_update().get(pk=by.pk)
    seat.standing, seat.admitted_at = Seat.Standing.ADMITTED, now
    seat.save(update_fields=["standing", "admitted_at"])
    if stage.opened_at is None:
        stage.opened_at = now
        stage.save(update_fields=["opened_at"])

    record("seat.entered", by=by.staff.user, target=seat)
    announce(stage)


def open_place(stage: Stage, *, now: datetime) -> Place:
    """The open circle, made when there is none: under a new name and a new epoch."""
    circle = circle_of(stage)
    if circle is not None:
        return circle
    epochs = Place.objects.filter(meeting=stage.meeting_id, kind=Place.Kind.CIRCLE)
    return Place.objects.create(
        practice_id=stage.practice_id,
        meeting_id=stage.meeting_id,
        kind=Place.Kind.CIRCLE,
        epoch=epochs.count() + 1,
        opened_at=now,
    )


def move_place(stage: Stage, old: Place, *, now: datetime) -> None:
    """Close a place's media room, and let everybody who belongs there go on in another.

    A token cannot be taken back. Nobody who knew the old room's name finds anything
    behind it; who may be there asks for a ticket to the new one.
    """
    for interval in open_intervals(old):
        keep(old, end_at(interval, now))
    old.closed_at = now
    old.save(update_fields=["closed_at"])
    if old.slot is None:
        new = open_place(stage, now=now)
    else:
        new = open_beside(stage, slot=old.slot, kind=old.kind, now=now)
        Seat.objects.filter(place=old).update(place=new, placed_at=now)
    record(f"{old.kind}.moved", by=None, target=new, details={"epoch": new.epoch})
    announce(stage)
    transaction.on_commit(partial(doorbell.close, [old.media_room]))


@transaction.atomic
def lock_circle(meeting: Meeting, *, on: bool, by: Seat) -> None:
    """Close the door to further knocks, or open it again."""
    stage = lock_stage(meeting)
    stage.is_locked = on
    stage.save(update_fields=["is_locked"])
    record("room.locked" if on else "room.unlocked", by=actor(by), target=stage)
    announce(stage)


@transaction.atomic
def spotlight(meeting: Meeting, *, seat_id: UUID | None, by: Seat) -> None:
    """Show one person large to everybody, or nobody."""
    stage = lock_stage(meeting)
    admitted = Seat.objects.filter(meeting=meeting).in_the_circle()
    seat = admitted.filter(pk=seat_id).first() if seat_id else None
    if seat_id and seat is None:
        raise errors.CannotError(_("This person is not in the circle."))
    stage.spotlight = seat
    stage.save(update_fields=["spotlight"])
    record("room.spotlit", by=actor(by), target=seat or stage)
    announce(stage)


@transaction.atomic
def end_session(meeting: Meeting, *, by: Seat | None, now: datetime) -> None:
    """End the session for everybody, and work out who was there."""
    stage = lock_stage(meeting)
    if stage.meeting.state == Meeting.State.SCHEDULED:
        raise errors.NotOpenError
    if stage.meeting.is_over:
        return
    staff = by.staff if by else None
    stage.meeting = end_meeting(stage.meeting, by=staff, now=now)
    _close(stage, now=now)


@transaction.atomic
def close_room(meeting: Meeting, *, now: datetime) -> None:
    """Close every place of a meeting that ended or was cancelled on a page."""
    stage = lock_stage(meeting)
    if stage.closed_at is None:
        _close(stage, now=now)


def _close(stage: Stage, *, now: datetime) -> None:
    media_rooms = open_media_rooms(stage.meeting_id)
    clear_stage(stage, now=now, is_forced=True)
    end_visits(stage)
    announce(stage)
    close_plan(stage.meeting, now=now)
    stage.closed_at = now
    stage.save(update_fields=["closed_at"])
    if stage.meeting.state == Meeting.State.ENDED:
        settle_attendance(stage.meeting, now=now)
    Place.objects.filter(meeting=stage.meeting_id).open().update(closed_at=now)
    record("room.closed", by=None, target=stage, details={"places": len(media_rooms)})
    transaction.on_commit(partial(doorbell.close, media_rooms))


@transaction.atomic
def follow_rules(group: Group) -> None:
    """What holds for the group was changed: an open room of it is told, and follows."""
    for meeting in Meeting.objects.filter(group=group, state=Meeting.State.OPEN):
        announce(lock_stage(meeting))
