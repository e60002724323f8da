"""Questions about meetings and who was there."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

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
    meetings = Meeting.objects.filter(group__in=list(groups)).select_related("group")
    planned = meetings.filter(state=Meeting.State.SCHEDULED, ends_at__gt=now)
    coming = planned.union(meetings.filter(state=Meeting.State.OPEN), all=True)
    latest_first = coming.order_by("-starts_at", "id")
    return {meeting.group_id: meeting for meeting in latest_first}


@dataclass(frozen=True)
class Pip:
    """One session in the small picture of a member's attendance, and it in words."""

    look: str  # present, late, absent or none
    words: str

    def __str__(self) -> str:
        return self.words


LOOKS = {Attendance.Status.PRESENT: "present", Attendance.Status.PARTIAL: "late"}


def attendance_pips(
    group: Group, members: Iterable[Enrolment]
) -> dict[UUID, list[Pip]]:
    """The last eight sessions held, oldest first, and each member's part in them."""
    held = Meeting.objects.filter(group=group, state=Meeting.State.ENDED)
    latest = held.order_by("-starts_at", "pk").values_list("pk", "number")[:PIPS]
    meetings = list(latest)[::-1]
    members = list(members)
    rows = Attendance.objects.filter(
        meeting__in=[pk for pk, _number in meetings], enrolment__in=members
    ).values_list("enrolment_id", "meeting_id", "status", "minutes")
    found = {(who, when): (status, minutes) for who, when, status, minutes in rows}
    draw = _pips()
    return {
        member.pk: [draw(number, found.get((member.pk, pk))) for pk, number in meetings]
        for member in members
    }


def _pips() -> Callable[[int, tuple[str, int | None] | None], Pip]:
    """Draws pips; each word is looked up once, because a page has a hundred of them."""
    unknown = _("Session %(number)d: not a member or not recorded")
    known = _("Session %(number)d: %(status)s")
    timed = _("Session %(number)d: %(status)s, %(minutes)d min")
    statuses = {value: str(label) for value, label in Attendance.Status.choices}

    def draw(number: int, known_of: tuple[str, int | None] | None) -> Pip:
        if known_of is None:
            return Pip("none", unknown % {"number": number})
        status, minutes = known_of
        words = timed if minutes else known
        said = {"number": number, "status": statuses[status], "minutes": minutes}
        return Pip(LOOKS.get(Attendance.Status(status), "absent"), words % said)

    return draw


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
