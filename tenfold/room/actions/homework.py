"""Homework given, kept and reported, and whoever is in the room told of it."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from tenfold.accounts.models import User
from tenfold.groups.models import Enrolment
from tenfold.room import errors
from tenfold.room.actions.stage import announce, lock_stage, locked_visitor
from tenfold.room.models import Seat, Stage
from tenfold.room.queries import Visitor
from tenfold.scheduling.models import Meeting
from tenfold.traces.actions.homework import (
    HomeworkData,
    ReportData,
    give_homework,
    keep_own_homework,
    report_homework,
    take_homework_back,
)
from tenfold.traces.homework import last_homework
from tenfold.traces.models import Homework, HomeworkReport

GONE = (Seat.Standing.DENIED, Seat.Standing.REMOVED, "elsewhere")


@transaction.atomic
def give(meeting: Meeting, *, data: HomeworkData, by: User, now: datetime) -> None:
    """Give something to do until the next session, in the room or on its page."""
    stage = _stage_of(meeting)
    give_homework(meeting, data=data, by=by, now=now)
    if stage is not None:
        announce(stage)


@transaction.atomic
def take_back(homework: Homework, *, by: User) -> None:
    """Let what was given by mistake be as if it had not been."""
    stage = _stage_of(homework.meeting)
    take_homework_back(homework, by=by)
    if stage is not None:
        announce(stage)


@transaction.atomic
def keep_own(visitor: Visitor, *, words: str, now: datetime) -> None:
    """Keep the one thing that one wants to try; who was in may do so afterwards too."""
    stage, seat = _member(visitor)
    if seat.enrolment is None or seat.admitted_at is None:
        raise errors.NotInRoomError
    keep_own_homework(stage.meeting, of=seat.enrolment, words=words, by=seat, now=now)
    announce(stage)


@transaction.atomic
def report(
    visitor: Visitor, *, homework: UUID, outcome: str | None, now: datetime
) -> None:
    """Say how it went, from the lobby on until the session is over."""
    stage, seat = _member(visitor)
    if seat.enrolment is None or stage.meeting.is_over:
        raise errors.NotInRoomError
    asked = last_homework(stage.meeting, [seat.enrolment.pk])[seat.enrolment.pk]
    found = next((one.homework for one in asked if one.homework.pk == homework), None)
    if found is None:
        raise errors.NotInRoomError
    said = HomeworkReport.Outcome(outcome) if outcome else None
    data = ReportData(of=seat.enrolment, at=stage.meeting, outcome=said)
    report_homework(found, data=data, by=seat, now=now)
    announce(stage)


def member_at(meeting: Meeting, seat_id: UUID | None) -> Enrolment | None:
    """Whose seat this is; without one, nobody in particular."""
    if seat_id is None:
        return None
    seats = Seat.objects.filter(meeting=meeting, role=Seat.Role.MEMBER)
    seat = seats.select_related("enrolment").filter(pk=seat_id).first()
    if seat is None:
        raise errors.CannotError(_("This person is not a member of the session."))
    return seat.enrolment


def _member(visitor: Visitor) -> tuple[Stage, Seat]:
    stage = lock_stage(visitor.seat.meeting)
    visitor = locked_visitor(stage, visitor)
    if visitor.standing in GONE:
        raise errors.NotInRoomError
    return stage, visitor.seat


def _stage_of(meeting: Meeting) -> Stage | None:
    """The stage of a session that is on, locked: nobody looks at any other."""
    if Meeting.objects.get(pk=meeting.pk).state != Meeting.State.OPEN:
        return None
    return lock_stage(meeting)
