"""What workspace's pages say of one group and of one client."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from tenfold.clients.models import Client
from tenfold.groups.models import Enrolment, Group
from tenfold.practice.models import StaffMember
from tenfold.scheduling.models import Attendance, Meeting

HELD_SHOWN = 50
CAME = (Attendance.Status.PRESENT, Attendance.Status.PARTIAL)


def with_counts(meetings: QuerySet[Meeting]) -> QuerySet[Meeting]:
    """Meetings that know how many came, of how many, and how many are unconfirmed."""
    rows = "attendances"
    return meetings.annotate(
        came=Count(rows, filter=Q(attendances__status__in=CAME)),
        expected=Count(rows),
        unconfirmed=Count(rows, filter=Q(attendances__confirmed_at=None)),
    )


def coming_sessions(group: Group, *, now: datetime) -> list[Meeting]:
    coming = group.meetings.filter(
        Q(state=Meeting.State.OPEN) | Q(ends_at__gt=now)
    ).exclude(state=Meeting.State.ENDED)
    return list(coming.order_by("starts_at", "pk"))


def past_sessions(group: Group, *, now: datetime) -> list[Meeting]:
    past = group.meetings.filter(
        Q(state=Meeting.State.ENDED)
        | Q(ends_at__lte=now, state__in=("scheduled", "cancelled"))
    )
    return list(with_counts(past).order_by("-starts_at", "pk")[:HELD_SHOWN])


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
    return list(rows.order_by("-meeting__starts_at", "pk")[:HELD_SHOWN])
