"""What workspace's pages say of one group and of one client."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from tenfold.clients.models import Client
from tenfold.groups.models import Enrolment, Group
from tenfold.practice.models import StaffMember
from tenfold.scheduling.models import Attendance, Meeting

HELD_SHOWN = 25
ATTENDANCE_SHOWN = 50


def with_counts(meetings: QuerySet[Meeting]) -> QuerySet[Meeting]:
    """Meetings that know how many came, of how many, and how many are unconfirmed."""
    rows = "attendances"
    return meetings.annotate(
        came=Count(rows, filter=Q(attendances__status__in=Attendance.CAME)),
        expected=Count(rows),
        unconfirmed=Count(rows, filter=Q(attendances__confirmed_at=None)),
    )


def coming_sessions(group: Group, *, now: datetime) -> list[Meeting]:
    """What is on or planned, and what was cancelled of it."""
    later = group.meetings.filter(
        state__in=(Meeting.State.SCHEDULED, Meeting.State.CANCELLED), ends_at__gt=now
    )
    now_on = group.meetings.filter(state=Meeting.State.OPEN)
    return list(later.union(now_on, all=True).order_by("starts_at", "id"))


@dataclass(frozen=True)
class Past:
    """Some sessions, newest first, and whether there are earlier ones."""

    sessions: list[Meeting]
    has_more: bool


def past_sessions(
    group: Group, *, now: datetime, before: Meeting | None = None
) -> Past:
    """The sessions that came before another, or now. A long history costs no more."""
    held = group.meetings.filter(state=Meeting.State.ENDED)
    not_held = group.meetings.filter(ends_at__lte=now)
    kinds = (
        held,
        not_held.filter(state=Meeting.State.SCHEDULED),
        not_held.filter(state=Meeting.State.CANCELLED),
    )
    earlier = Q()
    if before is not None:
        earlier = Q(starts_at__lt=before.starts_at) | Q(pk__gt=before.pk)
        earlier &= Q(starts_at__lte=before.starts_at)
    latest: list[UUID] = []
    for kind in kinds:
        rows = kind.filter(earlier).order_by("-starts_at", "pk")
        latest += rows.values_list("pk", flat=True)[: HELD_SHOWN + 1]
    counted = with_counts(Meeting.objects.filter(pk__in=latest))
    found = list(counted.order_by("-starts_at", "pk")[: HELD_SHOWN + 1])
    return Past(found[:HELD_SHOWN], has_more=len(found) > HELD_SHOWN)


@dataclass(frozen=True)
class ClientRow:
    """A client in the list, and where they belong now."""

    client: Client
    enrolments: list[Enrolment]

    @property
    def name(self) -> str:
        return str(self.client.preferred_name)


def client_rows(staff: StaffMember, *, on: date) -> list[ClientRow]:
    """The clients a person may see, by name, with the groups that person may see."""
    clients = list(Client.objects.visible_to(staff, on=on))
    visible = Group.objects.visible_to(staff, on=on)
    enrolments = (
        Enrolment.objects.filter(client__in=clients, group__in=visible)
        .active_on(on)
        .select_related("group")
        .order_by("from_on", "pk")
    )
    by_client: dict[UUID, list[Enrolment]] = {}
    for enrolment in enrolments:
        by_client.setdefault(enrolment.client_id, []).append(enrolment)
    rows = [ClientRow(client, by_client.get(client.pk, [])) for client in clients]
    return sorted(rows, key=lambda row: (row.name.casefold(), str(row.client.pk)))


def enrolments_of(client: Client, *, staff: StaffMember, on: date) -> list[Enrolment]:
    """Where a client belongs and belonged, as far as this person may know."""
    visible = Group.objects.visible_to(staff, on=on)
    own = client.enrolments.filter(group__in=visible).select_related("group")
    return list(own.order_by("-from_on", "pk"))


def attendance_of(client: Client, *, staff: StaffMember, on: date) -> list[Attendance]:
    """The sessions a client was expected at, newest first."""
    rows = Attendance.objects.filter(
        enrolment__client=client, meeting__in=Meeting.objects.visible_to(staff, on=on)
    ).select_related("meeting__group")
    return list(rows.order_by("-meeting__starts_at", "pk")[:ATTENDANCE_SHOWN])
