"""Who is called what around a section: the members of its group, and who leads it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from tenfold.clients.models import EmergencyContact
from tenfold.groups.models import Enrolment, Facilitation, Group
from tenfold.notes.guard import NameGuard, Person


@dataclass(frozen=True)
class Company:
    """Everybody who ever was in a group, and how they are called and reached."""

    members: dict[UUID, Person]  # by client
    client_of: dict[UUID, UUID]  # by enrolment
    leaders: tuple[Person, ...]

    def guard_for(self, client: UUID | None) -> NameGuard:
        """What finds everybody but this client; everybody in the group's section."""
        others = [person for pk, person in self.members.items() if pk != client]
        own = [self.members[client]] if client in self.members else []
        return NameGuard(others, [*self.leaders, *own])


def company_of(groups: Iterable[Group]) -> Company:
    """The people around the notes of these groups: a few questions, however many."""
    groups = list(groups)
    rows = list(
        Enrolment.objects.filter(group__in=groups)
        .select_related("client")
        .order_by("created_at", "pk")
    )
    names: dict[UUID, list[str]] = defaultdict(list)
    contacts = _contacts_of({row.client_id for row in rows})
    for row in rows:
        client = row.client
        names[client.pk] += [row.display_name, client.preferred_name, client.legal_name]
        contacts[client.pk] += [client.email, client.phone]
    return Company(
        {pk: Person(_told(names[pk]), _told(contacts[pk])) for pk in names},
        {row.pk: row.client_id for row in rows},
        tuple(_leaders(groups)),
    )


def _contacts_of(clients: set[UUID]) -> dict[UUID, list[str]]:
    contacts: dict[UUID, list[str]] = defaultdict(list)
    for contact in EmergencyContact.objects.filter(client__in=clients):
        contacts[contact.client_id].append(contact.phone)
    return contacts


def _leaders(groups: Iterable[Group]) -> Iterable[Person]:
    rows = Facilitation.objects.filter(group__in=groups).select_related("staff__user")
    for row in rows:
        staff = row.staff
        yield Person(_told([staff.display_name, staff.user.name]), (staff.user.email,))


def _told(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text.strip() for text in texts if text.strip()))
