"""Questions about meetings and who was there."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q

from tenfold.groups.models import Enrolment, Group
from tenfold.groups.queries import members_on
from tenfold.scheduling.models import Attendance, Meeting, Series

PIPS = 8


def current_series(groups: Iterable[Group], *, on: date) -> dict[UUID, Series]:
    """The series by which each of these groups meets now, or will."""
    living = Series.objects.filter(
        Q(until_on=None) | Q(until_on__gte=on), group__in=list(groups)
    )
    return {series.group_id: series for series in living.order_by("-starts_on", "pk")}


def next_meetings(groups: Iterable[Group], *, now: datetime) -> dict[UUID, Meeting]:
    """The session of each group that is on, or the next one."""
    coming = Meeting.objects.filter(
        Q(state=Meeting.State.OPEN) | Q(state=Meeting.State.SCHEDULED, ends_at__gt=now),
        group__in=list(groups),
    )
    latest_first = coming.order_by("-starts_at", "pk").select_related("group")
    return {meeting.group_id: meeting for meeting in latest_first}


@dataclass(frozen=True)
class Pip:
    """One session in the small picture of a member's attendance."""

    meeting: Meeting
    attendance: Attendance | None

    @property
    def look(self) -> str:
        """How the pip is drawn: present, late, absent or none."""
        if self.attendance is None:
            return "none"
        return {
            Attendance.Status.PRESENT: "present",
            Attendance.Status.PARTIAL: "late",
        }.get(Attendance.Status(self.attendance.status), "absent")


def attendance_pips(
    group: Group, members: Iterable[Enrolment]
) -> dict[UUID, list[Pip]]:
    """The last eight sessions held, oldest first, and each member's part in them."""
    held = Meeting.objects.filter(group=group, state=Meeting.State.ENDED)
    meetings = list(held.order_by("-starts_at", "pk")[:PIPS])[::-1]
    members = list(members)
    rows = Attendance.objects.filter(meeting__in=meetings, enrolment__in=members)
    found = {(row.enrolment_id, row.meeting_id): row for row in rows}
    return {
        member.pk: [Pip(m, found.get((member.pk, m.pk))) for m in meetings]
        for member in members
    }


@dataclass(frozen=True)
class RegisterRow:
    """One member who was expected at a meeting, and what is known of their coming."""

    enrolment: Enrolment
    attendance: Attendance | None


def register_of(meeting: Meeting) -> list[RegisterRow]:
    """Everybody who was expected, in seat order."""
    known = {row.enrolment_id: row for row in meeting.attendances.all()}
    members = members_on(meeting.group, on=meeting.occurs_on)
    return [RegisterRow(member, known.get(member.pk)) for member in members]
