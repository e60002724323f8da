"""The people in care, and how they may be reached."""

from datetime import date

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tenfold.clients.reach import reach_words
from tenfold.core.fields import EncryptedTextField
from tenfold.practice.models import PracticeRow, StaffMember


class ClientQuerySet(models.QuerySet["Client"]):
    def visible_to(self, staff: StaffMember, *, on: date) -> "ClientQuerySet":
        """Clients whose record this person may open on a day.

        Those who keep the records see all; facilitators see the members, past and
        present, of the groups they lead on that day; others see nobody.
        """
        own = self.filter(practice=staff.practice)
        if staff.keeps_records:
            return own
        leads_now = Q(
            enrolments__group__facilitations__staff=staff,
            enrolments__group__facilitations__from_on__lte=on,
        ) & (
            Q(enrolments__group__facilitations__until_on=None)
            | Q(enrolments__group__facilitations__until_on__gt=on)
        )
        return own.filter(
            pk__in=self.model._base_manager.filter(leads_now).values("pk")
        )


class Client(PracticeRow):
    """A person in care of a practice."""

    preferred_name = EncryptedTextField(_("preferred name"))
    legal_name = EncryptedTextField(_("legal name"), blank=True)
    email = EncryptedTextField(_("email address"), blank=True)
    phone = EncryptedTextField(_("phone"), blank=True)
    date_of_birth = EncryptedTextField(_("date of birth"), blank=True)
    time_zone = models.CharField(_("time zone"), max_length=64, default="UTC")
    may_mail = models.BooleanField(_("may be written to by mail"), default=True)
    may_text = models.BooleanField(_("may be sent text messages"), default=False)
    may_call = models.BooleanField(_("may be called"), default=True)
    may_leave_message = models.BooleanField(
        _("a message may be left with whoever answers"), default=False
    )
    contact_note = EncryptedTextField(
        _("what to know before making contact"), blank=True
    )
    is_active = models.BooleanField(_("in care"), default=True)

    objects = ClientQuerySet.as_manager()

    @property
    def reach(self) -> str:
        """How this person may be reached, in words."""
        return reach_words(
            may_call=self.may_call, may_mail=self.may_mail, may_text=self.may_text
        )

    @property
    def born_on(self) -> date | None:
        return date.fromisoformat(self.date_of_birth) if self.date_of_birth else None

    def get_absolute_url(self) -> str:
        return reverse("clients:client_detail", args=[self.practice.slug, self.pk])


class EmergencyContact(PracticeRow):
    """Whom to call first."""

    client = models.ForeignKey(
        Client, models.CASCADE, related_name="emergency_contacts"
    )
    name = EncryptedTextField(_("name"))
    relation = EncryptedTextField(_("relation"), blank=True)
    phone = EncryptedTextField(_("phone"))
