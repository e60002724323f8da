"""What a person's day holds."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Count

from tenfold.groups.models import Enrolment, Facilitation
from tenfold.groups.queries import people_of
from tenfold.measures.actions.flags import TELL_OTHERS_AFTER
from tenfold.measures.models import Flag
from tenfold.measures.queries import (
    has_unsettled_flags,
    overdue_flags,
    unsettled_flags,
)
from tenfold.notes.queries import queue
from tenfold.notes.queries.queue import Queue, queue_after
from tenfold.practice.models import StaffMember
from tenfold.room.models import Seat
from tenfold.scheduling.models import Attendance, Meeting, MeetingQuerySet
from tenfold.workspace.queries.invitations import Invitation, invitations_of

LOOK_BACK = timedelta(days=14)
LOOK_AHEAD = timedelta(days=7)  # a group that meets weekly has its next session in it
INVITE_AHEAD = timedelta(days=2)
MOST = 4  # a longer list is not read


@dataclass(frozen=True)
class Next:
    """The session that is on, or the next one, and who comes."""

    meeting: Meeting
    members: list[Enrolment]
    leaders: list[Facilitation]
    is_mine: bool

    @property
    def is_live(self) -> bool:
        return self.meeting.state == Meeting.State.OPEN


@dataclass(frozen=True)
class Session:
    """A session of the day, and how many came if it is over."""

    meeting: Meeting
    came: int


@dataclass(frozen=True)
class Day:
    """Everything the page of a day shows."""

    sessions: list[Session]
    led: set[UUID]
    next: Next | None
    knocking: list[Seat] = field(default_factory=list)
    uninvited: list[Invitation] = field(default_factory=list)
    withheld: list[Invitation] = field(default_factory=list)
    unconfirmed: list[Meeting] = field(default_factory=list)
    notes: Queue = field(default_factory=Queue)
    more_notes: int = 0
    flags: list[Flag] = field(default_factory=list)
    flags_of_others: list[Flag] = field(default_factory=list)

    @property
    def has_facts(self) -> bool:
        return bool(self.knocking or self.uninvited or self.withheld)

    @property
    def has_work(self) -> bool:
        return bool(self.unconfirmed or self.notes)


def day_of(staff: StaffMember, *, on: date, now: datetime) -> Day:
    """A person's day in the time of their practice."""
    sessions = sessions_on(staff, on=on)
    led = _led(staff, on=on, now=now)
    coming = _next(staff, led, on=on, now=now)
    invitations = (
        invitations_of(coming.meeting, coming.members)
        if coming
        and coming.is_mine
        and not coming.is_live
        and coming.meeting.starts_at < now + INVITE_AHEAD
        else []
    )
    held = [one for one in led if one.state == Meeting.State.ENDED]
    notes = queue_after(held, staff, on=on, now=now)
    flags, flags_of_others = _flags(staff, on=on, now=now)
    first = notes.first(MOST)
    return Day(
        sessions=sessions,
        led={one.pk for one in led},
        next=coming,
        knocking=_knocking(led, now=now),
        uninvited=[one for one in invitations if one.is_missing],
        withheld=[one for one in invitations if one.is_withheld],
        unconfirmed=_unconfirmed(held, now=now)[:MOST],
        notes=first,
        more_notes=len(notes) - len(first),
        flags=flags,
        flags_of_others=flags_of_others,
    )


def sessions_on(staff: StaffMember, *, on: date) -> list[Session]:
    """The sessions a person may see on a day of their practice, in order."""
    zone = ZoneInfo(staff.practice.time_zone)
    seen = Meeting.objects.visible_to(staff, on=on)
    meetings = list(seen.beginning_on(on, on, zone=zone).select_related("group"))
    came = _came([one for one in meetings if one.state == Meeting.State.ENDED])
    return [Session(one, came.get(one.pk, 0)) for one in meetings]


def _came(meetings: list[Meeting]) -> dict[UUID, int]:
    """How many came to each, of those to whom anybody came."""
    keys = [one.pk for one in meetings]
    rows = Attendance.objects.filter(meeting__in=keys, status__in=Attendance.CAME)
    return dict(rows.values_list("meeting_id").annotate(Count("pk"))) if keys else {}


def _led(staff: StaffMember, *, on: date, now: datetime) -> list[Meeting]:
    """The sessions this person leads as far back as their notes wait, and a week on."""
    near = Meeting.objects.led_by(staff, on=on).filter(
        starts_at__gt=now - queue.LOOK_BACK, starts_at__lt=now + LOOK_AHEAD
    )
    return list(near.select_related("group").order_by("starts_at", "pk"))


def _next(
    staff: StaffMember, led: list[Meeting], *, on: date, now: datetime
) -> Next | None:
    """Their own session first; who leads nothing sees the practice's next."""
    near = [one for one in led if one.is_to_come(now)]
    mine = (
        next((one for one in near if one.state == Meeting.State.OPEN), None)
        or next(iter(near), None)
        or _soonest(Meeting.objects.led_by(staff, on=on), now=now)
    )
    meeting = mine or _soonest(Meeting.objects.visible_to(staff, on=on), now=now)
    if meeting is None:
        return None
    people = people_of([meeting.group], on=meeting.occurs_on)[meeting.group_id]
    return Next(meeting, people.members, people.leaders, is_mine=mine is not None)


def _soonest(meetings: MeetingQuerySet, *, now: datetime) -> Meeting | None:
    """An open session before any other, then the one that starts first."""
    ordered = meetings.select_related("group").order_by("starts_at", "pk")
    planned = ordered.filter(state=Meeting.State.SCHEDULED, ends_at__gt=now)
    return ordered.filter(state=Meeting.State.OPEN).first() or planned.first()


def _knocking(led: list[Meeting], *, now: datetime) -> list[Seat]:
    soon = now + timedelta(hours=12)
    near = [one.pk for one in led if not one.is_over and one.starts_at < soon]
    waiting = Seat.objects.waiting().filter(meeting__in=near)
    whose = waiting.prefetch_related("meeting__group", "enrolment", "staff", "guest")
    return list(whose.order_by("knocked_at", "pk"))


def _unconfirmed(held: list[Meeting], *, now: datetime) -> list[Meeting]:
    """The sessions of late of which nobody has said who was there, the latest first."""
    late = {one.pk: one for one in held if one.starts_at > now - LOOK_BACK}
    rows = Attendance.objects.filter(meeting__in=late, confirmed_at=None)
    keys = rows.values_list("meeting_id", flat=True).distinct()
    found = [late[key] for key in keys]
    return sorted(found, key=lambda one: one.starts_at, reverse=True)


def _flags(
    staff: StaffMember, *, on: date, now: datetime
) -> tuple[list[Flag], list[Flag]]:
    """What waits of those in this person's care, and what others leave waiting."""
    if not has_unsettled_flags(staff.practice):
        return [], []
    flags = unsettled_flags(staff, on=on)
    overdue = overdue_flags(staff, raised_before=now - TELL_OTHERS_AFTER)
    return flags, [one for one in overdue if one not in flags]


def other_leaders(leaders: Iterable[Facilitation], staff: StaffMember) -> list[str]:
    """The names of those who lead besides this person."""
    return [one.staff.display_name for one in leaders if one.staff_id != staff.pk]
