"""Who comes to one meeting without being of the group, and what members say to it."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from tenfold.core.fields import EncryptedTextField
from tenfold.groups.models import Enrolment
from tenfold.practice.models import PracticeRow, StaffMember
from tenfold.scheduling.models import Meeting


class GuestQuerySet(models.QuerySet["Guest"]):
    def led_by(self, staff: StaffMember, *, on: date) -> Self:
        """Guests of the meetings that this person leads."""
        return self.filter(meeting__in=Meeting.objects.led_by(staff, on=on))

    def expected(self) -> Self:
        """Those whose invitation was not taken back."""
        return self.filter(withdrawn_at=None)

    def welcome(self) -> Self:
        """Those who are expected and to whom nobody has said no."""
        refusals = GuestConsent.objects.filter(guest=OuterRef("pk"), says_yes=False)
        return self.expected().exclude(Exists(refusals))


class Guest(PracticeRow):
    """One person at one meeting, seen and named, within the limits of their kind.

    Everybody who comes has signed that what is said stays in the group; who has not
    cannot be written down.
    """

    class Kind(models.TextChoices):
        OBSERVER = "observer", _("Observer")
        INTERPRETER = "interpreter", _("Interpreter")
        SPEAKER = "speaker", _("Guest speaker")
        SUPPORT = "support", _("Support person")

    ACCOMPANY = (Kind.INTERPRETER, Kind.SUPPORT)
    """Who comes for one member."""
    ASK = (Kind.OBSERVER, Kind.SPEAKER, Kind.SUPPORT)
    """Who comes only if every member agrees; an interpreter is announced."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="guests")
    kind = models.CharField(_("comes as"), choices=Kind, max_length=20)
    name = EncryptedTextField(_("name shown to everybody"))
    email = EncryptedTextField(_("email address"))
    with_member = models.ForeignKey(
        Enrolment, models.PROTECT, null=True, related_name="guests"
    )
    signed_on = models.DateField(_("signed confidentiality on"))
    withdrawn_at = models.DateTimeField(_("invitation taken back at"), null=True)

    objects = GuestQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["interpreter", "support"])
                & Q(with_member__isnull=False)
                | Q(kind__in=["observer", "speaker"], with_member=None),
                name="guest_comes_for_a_member_or_for_nobody",
            )
        ]

    @property
    def asks(self) -> bool:
        """Whether every member has to agree first."""
        return self.kind in self.ASK


class GuestConsent(PracticeRow):
    """What one member says to one guest, for this meeting. It can be changed."""

    guest = models.ForeignKey(Guest, models.PROTECT, related_name="consents")
    enrolment = models.ForeignKey(
        Enrolment, models.PROTECT, related_name="guest_consents"
    )
    says_yes = models.BooleanField(_("agrees"))
    answered_at = models.DateTimeField(_("answered at"))
    told_to = models.ForeignKey(
        StaffMember,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("who was told; nobody when the member answered themselves"),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["guest", "enrolment"], name="one_answer_of_a_member_to_a_guest"
            )
        ]
