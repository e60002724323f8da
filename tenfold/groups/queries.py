"""Questions about groups and who belongs to them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from tenfold.clients.models import Client
from tenfold.groups.models import Enrolment, Facilitation, Group
from tenfold.practice.models import StaffMember


def members_on(group: Group, *, on: date) -> list[Enrolment]:
    """Who belongs to a group on a day, in the order of their seats."""
    members = Enrolment.objects.filter(group=group).active_on(on)
    return list(members.select_related("client", "practice").order_by("seat", "pk"))


def leaders_on(group: Group, *, on: date) -> list[Facilitation]:
    """Who leads a group on a day, the lead facilitator first."""
    leaders = Facilitation.objects.filter(group=group).active_on(on)
    found = leaders.select_related("staff").order_by("from_on", "pk")
    return sorted(found, key=lambda one: one.role != Facilitation.Role.LEAD)


@dataclass(frozen=True)
class Rights:
    """What somebody may do in a group whose page they see; the doors decide again."""

    leads: bool
    keeps: bool
    fills: bool


def rights_of(staff: StaffMember, leaders: Iterable[Facilitation]) -> Rights:
    """What the doors would say, out of who leads the group today."""
    roles = [one.role for one in leaders if one.staff_id == staff.pk]
    keeps = staff.runs_the_practice or Facilitation.Role.LEAD in roles
    return Rights(leads=bool(roles), keeps=keeps, fills=staff.keeps_records or keeps)


@dataclass(frozen=True)
class People:
    """Who is in a group: its members in seat order, its leaders, the lead first."""

    members: list[Enrolment]
    leaders: list[Facilitation]


def people_of(groups: Iterable[Group], *, on: date) -> dict[UUID, People]:
    """Who is in each of these groups on a day, in two queries."""
    people = {group.pk: People([], []) for group in groups}
    members = Enrolment.objects.filter(group__in=people).active_on(on)
    for enrolment in members.order_by("seat", "pk"):
        people[enrolment.group_id].members.append(enrolment)
    leaders = Facilitation.objects.filter(group__in=people).active_on(on)
    for leader in leaders.select_related("staff").order_by("-role", "from_on", "pk"):
        people[leader.group_id].leaders.append(leader)
    return people


def clients_in_care_of(staff: StaffMember, *, on: date) -> QuerySet[Client]:
    """Members, past and present, of the groups that this person leads on a day."""
    led = Group.objects.led_by(staff, on=on)
    seats = Enrolment.objects.filter(group__in=led)
    return Client.objects.filter(practice=staff.practice, pk__in=seats.values("client"))


def is_in_care_of(client: Client, staff: StaffMember, *, on: date) -> bool:
    """Whether this person leads a group in which the client has or had a seat."""
    return clients_in_care_of(staff, on=on).filter(pk=client.pk).exists()


def clients_without_seat(group: Group, *, staff: StaffMember, on: date) -> list[Client]:
    """Clients this person sees who are not members of the group, by name."""
    seated = Enrolment.objects.filter(group=group, until_on=None).values("client")
    free = Client.objects.visible_to(staff, on=on).filter(is_active=True)
    return sorted(
        free.exclude(pk__in=seated), key=lambda c: str(c.preferred_name).casefold()
    )


def possible_leaders(group: Group, *, on: date) -> list[StaffMember]:
    """Colleagues who could lead this group and do not."""
    leading = Facilitation.objects.filter(group=group, until_on=None)
    staff = StaffMember.objects.active().filter(practice=group.practice_id)
    return list(
        staff.exclude(pk__in=leading.values("staff"))
        .exclude(role=StaffMember.Role.BILLING)
        .order_by("display_name", "pk")
    )
