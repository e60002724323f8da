"""Giving a client's record to somebody."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tenfold.audit.actions import record
from tenfold.clients.models import Client
from tenfold.core.errors import DomainError
from tenfold.plans.models import Consent, Disclosure
from tenfold.practice.models import StaffMember


class CannotDiscloseError(DomainError):
    pass


@dataclass(frozen=True)
class DisclosureData:
    """To whom, what for, and under which consent if it needs one."""

    recipient: str
    purpose: str
    sessions: int
    consent: Consent | None = None
    needs_consent: bool = False


@transaction.atomic
def note_disclosure(
    client: Client, *, data: DisclosureData, by: StaffMember
) -> Disclosure:
    """Leave a line before a record leaves. A consent taken back stops it."""
    consent = data.consent
    if consent is not None:
        held = Consent.objects.select_for_update().in_force().filter(client=client)
        consent = held.filter(pk=consent.pk).first()
    if consent is None and (data.needs_consent or data.consent is not None):
        raise CannotDiscloseError(
            _("There is no consent in force for this. Nothing has left.")
        )
    disclosure = Disclosure.objects.create(
        practice=client.practice,
        client=client,
        recipient=data.recipient,
        purpose=data.purpose,
        consent=consent,
        sessions=data.sessions,
        by=by,
    )
    details = {"sessions": data.sessions, "consent": str(consent.pk) if consent else ""}
    record("chart.exported", by=by.user, target=client, details=details)
    return disclosure
