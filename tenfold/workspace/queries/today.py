"""What a person's day holds."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from tenfold.groups.models import Enrolment, Facilitation
from tenfold.groups.queries import leaders_on, members_on
from tenfold.notes.models import Note
from tenfold.practice.models import StaffMember
from tenfold.room.models import Seat
from tenfold.scheduling.models import Attendance, Meeting
from tenfold.workspace.queries.invitations import Invitation, invitations_to

LOOK_BACK = timedelta(days=14)
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
class Day:
    """Everything the page of a day shows."""

    sessions: list[Meeting]
    led: set[UUID]
    next: Next | None
    knocking: list[Seat] = field(default_factory=list)
    uninvited: list[Invitation] = field(default_factory=list)
    withheld: list[Invitation] = field(default_factory=list)
    unconfirmed: list[Meeting] = field(default_factory=list)
    unwritten: list[Meeting] = field(default_factory=list)

    @property
    def has_facts(self) -> bool:
        return bool(self.knocking or self.uninvited or self.withheld)

    @property
    def has_work(self) -> bool:
        return bool(self.unconfirmed or self.unwritten)


def day_of(staff: StaffMember, *, on: date, now: datetime) -> Day:
    """A person's day in the time of their practice."""
    led = Meeting.objects.led_by(staff, on=on).select_related("group")
    sessions = sessions_on(staff, on=on)
    coming = _next(staff, on=on, now=now)
    invitations = (
        invitations_to(coming.meeting)
        if coming
        and coming.is_mine
        and not coming.is_live
        and coming.meeting.starts_at < now + INVITE_AHEAD
        else []
    )
    return Day(
        sessions=sessions,
        led=set(
            led.filter(pk__in=[one.pk for one in sessions]).values_list("pk", flat=True)
        ),
        next=coming,
        knocking=_knocking(led, now=now),
        uninvited=[one for one in invitations if one.is_missing],
        withheld=[one for one in invitations if one.is_withheld],
        unconfirmed=_unconfirmed(led, now=now),
        unwritten=_unwritten(led, now=now),
    )


def sessions_on(staff: StaffMember, *, on: date) -> list[Meeting]:
    """The sessions a person may see on a day of their practice, in order."""
    zone = ZoneInfo(staff.practice.time_zone)
    start = datetime(on.year, on.month, on.day, tzinfo=zone)
    tomorrow = on + timedelta(days=1)
    end = datetime(tomorrow.year, tomorrow.month, tomorrow.day, tzinfo=zone)
    came = Count(
        "attendances",
        filter=Q(
            attendances__status__in=(
                Attendance.Status.PRESENT,
                Attendance.Status.PARTIAL,
            )
        ),
    )
    meetings = Meeting.objects.visible_to(staff, on=on).filter(
        starts_at__gte=start, starts_at__lt=end
    )
    return list(
        meetings.select_related("group").annotate(came=came).order_by("starts_at", "pk")
    )


def _next(staff: StaffMember, *, on: date, now: datetime) -> Next | None:
    """Their own session first; who leads nothing sees the practice's next."""
    coming = Q(state=Meeting.State.OPEN) | Q(
        state=Meeting.State.SCHEDULED, ends_at__gt=now
    )
    mine = _soonest(Meeting.objects.led_by(staff, on=on).filter(coming))
    meeting = mine or _soonest(Meeting.objects.visible_to(staff, on=on).filter(coming))
    if meeting is None:
        return None
    return Next(
        meeting=meeting,
        members=members_on(meeting.group, on=meeting.occurs_on),
        leaders=leaders_on(meeting.group, on=meeting.occurs_on),
        is_mine=mine is not None,
    )


def _soonest(meetings: QuerySet[Meeting]) -> Meeting | None:
    """An open session before any other, then the one that starts first."""
    ordered = meetings.select_related("group").order_by("starts_at", "pk")
    return ordered.filter(state=Meeting.State.OPEN).first() or ordered.first()


def _knocking(led: QuerySet[Meeting], *, now: datetime) -> list[Seat]:
    near = led.filter(starts_at__lt=now + timedelta(hours=12), state__in=_NOT_OVER)
    waiting = Seat.objects.waiting().filter(meeting__in=near)
    return list(
        waiting.select_related("meeting__group", "enrolment", "staff").order_by(
            "knocked_at", "pk"
        )
    )


_NOT_OVER = (Meeting.State.SCHEDULED, Meeting.State.OPEN)


def _held(led: QuerySet[Meeting], *, now: datetime) -> QuerySet[Meeting]:
    held = led.filter(state=Meeting.State.ENDED, ended_at__gt=now - LOOK_BACK)
    return held.order_by("-starts_at", "pk")


def _unconfirmed(led: QuerySet[Meeting], *, now: datetime) -> list[Meeting]:
    open_rows = Attendance.objects.filter(meeting=OuterRef("pk"), confirmed_at=None)
    return list(_held(led, now=now).filter(Exists(open_rows))[:MOST])


def _unwritten(led: QuerySet[Meeting], *, now: datetime) -> list[Meeting]:
    written = Note.objects.filter(meeting=OuterRef("pk"), version__gt=0)
    return list(_held(led, now=now).exclude(Exists(written))[:MOST])


def other_leaders(leaders: Iterable[Facilitation], staff: StaffMember) -> list[str]:
    """The names of those who lead besides this person."""
    return [one.staff.display_name for one in leaders if one.staff_id != staff.pk]
