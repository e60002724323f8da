"""What a client has allowed, until they take it back."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tenfold.clients.models import Client
from tenfold.core.fields import EncryptedTextField
from tenfold.plans.models.doors import OfClientQuerySet
from tenfold.practice.models import PracticeRow, StaffMember


class ConsentQuerySet(OfClientQuerySet):
    def in_force(self) -> Self:
        """Consents that were not taken back."""
        return self.filter(revoked_on=None)


class Consent(PracticeRow):
    """A signed consent to pass on records of treatment for substance use.

    Records of a group under 42 CFR Part 2 leave the house only with one of these.
    """

    client = models.ForeignKey(Client, models.PROTECT, related_name="consents")
    recipient = EncryptedTextField(_("to whom"))
    purpose = EncryptedTextField(_("what for"))
    given_on = models.DateField(_("signed on"))
    revoked_on = models.DateField(_("taken back on"), null=True, blank=True)
    kept_by = models.ForeignKey(StaffMember, models.PROTECT, related_name="+")

    objects = ConsentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(revoked_on=None) | Q(revoked_on__gte=models.F("given_on")),
                name="consent_is_taken_back_after_it_is_given",
            )
        ]

    @property
    def is_in_force(self) -> bool:
        return self.revoked_on is None

    @property
    def reference(self) -> str:
        """What an exported record says of it."""
        return str(self.pk)


class Disclosure(PracticeRow):
    """That a client's record was given to somebody: to whom, what for, how much."""

    client = models.ForeignKey(Client, models.PROTECT, related_name="disclosures")
    recipient = EncryptedTextField(_("to whom"))
    purpose = EncryptedTextField(_("what for"))
    consent = models.ForeignKey(
        Consent, models.PROTECT, null=True, related_name="disclosures"
    )
    sessions = models.PositiveIntegerField(_("sessions"))
    by = models.ForeignKey(StaffMember, models.PROTECT, related_name="+")

    objects = OfClientQuerySet.as_manager()
