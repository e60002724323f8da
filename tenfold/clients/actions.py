"""Deeds about a client's record."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from uuid import UUID

from django.db import transaction

from tenfold.audit.actions import record
from tenfold.clients.models import Client, EmergencyContact
from tenfold.practice.models import StaffMember


@dataclass(frozen=True)
class ClientData:
    """What is known of a client; texts may be empty except the preferred name."""

    preferred_name: str
    legal_name: str = ""
    email: str = ""
    phone: str = ""
    date_of_birth: str = ""  # ISO date
    time_zone: str = "UTC"
    may_mail: bool = True
    may_text: bool = False
    may_call: bool = True
    may_leave_message: bool = False
    contact_note: str = ""


@dataclass(frozen=True)
class ContactData:
    """An emergency contact; no name means none."""

    name: str = ""
    relation: str = ""
    phone: str = ""


@transaction.atomic
def add_client(*, data: ClientData, contact: ContactData, by: StaffMember) -> Client:
    """Open a record."""
    client = Client.objects.create(practice=by.practice, **asdict(data))
    record("client.added", by=by.user, target=client)
    _set_contact(client, contact)
    return client


@transaction.atomic
def change_client(
    client: Client, *, data: ClientData, contact: ContactData, by: StaffMember
) -> Client:
    """Bring a record up to date."""
    client = Client.objects.select_for_update().get(pk=client.pk)
    new = asdict(data)
    changed = [name for name, value in new.items() if getattr(client, name) != value]
    for name in changed:
        setattr(client, name, new[name])
    if changed:
        client.save(update_fields=changed)
    _set_contact(client, contact)
    record("client.changed", by=by.user, target=client, details={"fields": changed})
    return client


@transaction.atomic
def note_client_opened(
    client: Client, *, by: StaffMember, sessions: Iterable[UUID] = ()
) -> None:
    """Leave a line that somebody looked at this record.

    `sessions` are those whose notes were shown with it.
    """
    shown = sorted(str(session) for session in sessions)
    details = {"sessions": shown} if shown else None
    record("client.opened", by=by.user, target=client, details=details)


def _set_contact(client: Client, contact: ContactData) -> None:
    first = client.emergency_contacts.order_by("created_at", "pk").first()
    if not contact.name:
        if first:
            first.delete()
        return
    if first is None:
        EmergencyContact.objects.create(
            practice=client.practice, client=client, **asdict(contact)
        )
        return
    for name, value in asdict(contact).items():
        setattr(first, name, value)
    first.save(update_fields=["name", "relation", "phone"])
