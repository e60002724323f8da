"""Deeds about series, meetings and attendance."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime, time, timedelta
from functools import partial
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Max, ProtectedError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tenfold.audit.actions import record
from tenfold.core.errors import DomainError
from tenfold.groups.models import Enrolment, Group
from tenfold.practice.models import StaffMember
from tenfold.scheduling.models import Attendance, Meeting, Series
from tenfold.scheduling.recurrence import occurrences
from tenfold.scheduling.signals import meeting_cancelled, meeting_ended

AHEAD = timedelta(days=90)


class CannotOpenMeetingError(DomainError):
    pass


class CannotCancelMeetingError(DomainError):
    pass


class CannotConfirmAttendanceError(DomainError):
    pass


@dataclass(frozen=True)
class SeriesData:
    """When a group meets: wall time on local dates in an IANA zone."""

    starts_on: date
    wall_time: time
    time_zone: str
    interval_weeks: int
    length_minutes: int
    until_on: date | None = None


@transaction.atomic
def plan_series(
    group: Group, *, data: SeriesData, by: StaffMember, now: datetime
) -> Series:
    """Say when a group meets from now on, and plan its meetings 90 days ahead.

    An earlier series ends the day before; its meetings that have not begun are moved
    out of the way, and those held stay.
    """
    group = Group.objects.select_for_update().get(pk=group.pk)
    for old in Series.objects.filter(group=group, until_on=None):
        old.until_on = data.starts_on - timedelta(days=1)
        old.save(update_fields=["until_on"])
        _clear_away(old, first=data.starts_on, by=by)
    series = Series.objects.create(practice=group.practice, group=group, **asdict(data))
    record("series.planned", by=by.user, target=series)
    _materialise(series, now)
    return series


@transaction.atomic
def plan_meeting(
    group: Group, *, starts_at: datetime, by: StaffMember | None
) -> Meeting:
    """Plan one meeting outside the series."""
    group = Group.objects.select_for_update().get(pk=group.pk)
    meeting = Meeting.objects.create(
        practice=group.practice,
        group=group,
        number=_next_number(group),
        occurs_on=starts_at.astimezone(ZoneInfo(group.time_zone)).date(),
        starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=group.length_minutes),
    )
    record("meeting.planned", by=by.user if by else None, target=meeting)
    return meeting


def _clear_away(series: Series, *, first: date, by: StaffMember) -> None:
    """Remove planned meetings nobody knows of yet; cancel those people were told of."""
    planned = series.meetings.filter(
        state=Meeting.State.SCHEDULED, occurs_on__gte=first
    )
    for meeting in planned:
        try:
            with transaction.atomic():
                meeting.delete()
        except ProtectedError:
            meeting.state = Meeting.State.CANCELLED
            meeting.cancel_reason = gettext("The group meets at another time now.")
            meeting.save(update_fields=["state", "cancel_reason"])
            record("meeting.cancelled", by=by.user, target=meeting)


def materialise_meetings(now: datetime) -> int:
    """Plan the meetings of all series 90 days ahead; the number of new ones."""
    planned = 0
    for series in Series.objects.select_related("group").order_by("pk"):
        if series.group.state in (Group.State.PAUSED, Group.State.CLOSED):
            continue
        with transaction.atomic():
            Group.objects.select_for_update().get(pk=series.group_id)
            planned += _materialise(series, now)
    return planned


def _materialise(series: Series, now: datetime) -> int:
    today = now.astimezone(ZoneInfo(series.time_zone)).date()
    first = max(series.starts_on, today)
    planned = set(
        series.meetings.filter(occurs_on__gte=first).values_list("occurs_on", flat=True)
    )
    missing = [
        occurrence
        for occurrence in occurrences(series.rule, first=first, last=today + AHEAD)
        if occurrence.on not in planned and occurrence.ends_at > now
    ]
    number = _next_number(series.group)
    meetings = [
        Meeting(
            practice_id=series.practice_id,
            group_id=series.group_id,
            series=series,
            number=number + index,
            occurs_on=occurrence.on,
            starts_at=occurrence.starts_at,
            ends_at=occurrence.ends_at,
        )
        for index, occurrence in enumerate(missing)
    ]
    Meeting.objects.bulk_create(meetings)
    if meetings:
        record(
            "meetings.planned", by=None, target=series, details={"count": len(meetings)}
        )
    return len(meetings)


def _next_number(group: Group) -> int:
    last = Meeting.objects.filter(group=group).aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


@transaction.atomic
def open_meeting(meeting: Meeting, *, by: StaffMember, now: datetime) -> Meeting:
    """Open the room. An open one stays open."""
    meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
    if meeting.state == Meeting.State.OPEN:
        return meeting
    if meeting.is_over:
        raise CannotOpenMeetingError(_("This session is over."))
    meeting.state = Meeting.State.OPEN
    meeting.opened_at = now
    meeting.save(update_fields=["state", "opened_at"])
    record("meeting.opened", by=by.user, target=meeting)
    return meeting


@transaction.atomic
def end_meeting(meeting: Meeting, *, by: StaffMember | None, now: datetime) -> Meeting:
    """End an open meeting for everybody. An ended one stays ended."""
    meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
    if meeting.is_over:
        return meeting
    meeting.state = Meeting.State.ENDED
    meeting.ended_at = now
    meeting.save(update_fields=["state", "ended_at"])
    record("meeting.ended", by=by.user if by else None, target=meeting)
    transaction.on_commit(partial(meeting_ended.send_robust, Meeting, meeting=meeting))
    return meeting


@transaction.atomic
def cancel_meeting(
    meeting: Meeting, *, reason: str, by: StaffMember, now: datetime
) -> Meeting:
    """Cancel a meeting that has not been opened, and let the other apps know."""
    meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
    if not meeting.can_be_cancelled(now):
        raise CannotCancelMeetingError(_("This session can no longer be cancelled."))
    meeting.state = Meeting.State.CANCELLED
    meeting.cancel_reason = reason
    meeting.save(update_fields=["state", "cancel_reason"])
    record("meeting.cancelled", by=by.user, target=meeting)
    transaction.on_commit(
        partial(meeting_cancelled.send_robust, Meeting, meeting=meeting)
    )
    return meeting


def status_for(minutes: int, *, length_minutes: int) -> str:
    """What minutes of presence mean, before a person has looked: ≥ 80 % is present."""
    if minutes == 0:
        return Attendance.Status.NO_SHOW
    if minutes >= Attendance.PRESENT_FROM_SHARE * length_minutes:
        return Attendance.Status.PRESENT
    return Attendance.Status.PARTIAL


@transaction.atomic
def propose_attendance(
    meeting: Meeting, *, minutes: Mapping[UUID, tuple[int, bool]]
) -> None:
    """Write down measured minutes for everybody who was expected.

    `minutes` maps an enrolment's id to whole minutes and whether they are estimated.
    What a facilitator has confirmed stays.
    """
    meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
    started_at = max(meeting.starts_at, meeting.opened_at or meeting.starts_at)
    held = max(1, round((meeting.over_at - started_at).total_seconds() / 60))
    existing = {row.enrolment_id: row for row in meeting.attendances.all()}
    expected = Enrolment.objects.filter(group=meeting.group_id).active_on(
        meeting.occurs_on
    )
    for enrolment in expected:
        measured, is_estimated = minutes.get(enrolment.pk, (0, False))
        row = existing.get(enrolment.pk) or Attendance(
            practice_id=meeting.practice_id, meeting=meeting, enrolment=enrolment
        )
        if row.is_confirmed:
            continue
        row.minutes = measured
        row.is_estimated = is_estimated
        row.status = status_for(measured, length_minutes=held)
        row.save()
    record(
        "attendance.proposed", by=None, target=meeting, details={"count": len(minutes)}
    )


@dataclass(frozen=True)
class Seen:
    """What a facilitator says of one member's attendance."""

    status: str
    minutes: int


@transaction.atomic
def confirm_attendance(
    meeting: Meeting, *, seen: Mapping[UUID, Seen], by: StaffMember, now: datetime
) -> None:
    """Confirm who was there; `seen` maps enrolments' ids to what was seen."""
    meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
    if meeting.state == Meeting.State.CANCELLED or now < meeting.starts_at:
        raise CannotConfirmAttendanceError(
            _("Attendance can be confirmed once the session has begun.")
        )
    existing = {row.enrolment_id: row for row in meeting.attendances.all()}
    expected = set(
        Enrolment.objects.filter(group=meeting.group_id)
        .active_on(meeting.occurs_on)
        .values_list("pk", flat=True)
    )
    if not set(seen) <= expected:
        raise CannotConfirmAttendanceError(_("Somebody here was not expected."))
    for enrolment_id, said in seen.items():
        row = existing.get(enrolment_id) or Attendance(
            practice_id=meeting.practice_id,
            meeting=meeting,
            enrolment_id=enrolment_id,
        )
        row.is_estimated = row.is_estimated and row.minutes == said.minutes
        row.status, row.minutes = said.status, said.minutes
        row.confirmed_by, row.confirmed_at = by, now
        row.save()
    record(
        "attendance.confirmed", by=by.user, target=meeting, details={"count": len(seen)}
    )
