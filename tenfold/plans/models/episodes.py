"""From the first meeting to the end of care."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tenfold.clients.models import Client
from tenfold.core.fields import EncryptedTextField
from tenfold.groups.models import Enrolment, Period
from tenfold.plans.models.doors import OfClientQuerySet
from tenfold.practice.models import PracticeRow, StaffMember


class Episode(Period):
    """One time in care. It may span several groups; there is one at a time."""

    client = models.ForeignKey(Client, models.PROTECT, related_name="episodes")
    reason = EncryptedTextField(_("why they come"))
    opened_by = models.ForeignKey(StaffMember, models.PROTECT, related_name="+")

    objects = OfClientQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["client"],
                condition=Q(until_on=None),
                name="one_open_episode_of_a_client",
            ),
            models.CheckConstraint(
                condition=Q(until_on=None) | Q(until_on__gte=F("from_on")),
                name="episode_ends_after_it_starts",
            ),
        ]


class DischargeQuerySet(OfClientQuerySet):
    to_client = "episode__client"


class Discharge(PracticeRow):
    """The summary with which an episode ends."""

    TEXTS = {
        "course": _("Course"),
        "measures": _("Measures, first to last"),
        "goals": _("Goals"),
        "risk": _("Risk at the end"),
        "recommendations": _("Recommendations"),
        "aftercare": _("Whom to turn to afterwards"),
    }

    episode = models.OneToOneField(Episode, models.PROTECT, related_name="discharge")
    reason = models.CharField(
        _("why it ended"), choices=Enrolment.EndReason, max_length=16
    )
    course = EncryptedTextField(_("course"))
    measures = EncryptedTextField(_("measures, first to last"), blank=True)
    goals = EncryptedTextField(_("goals"), blank=True)
    risk = EncryptedTextField(_("risk at the end"))
    recommendations = EncryptedTextField(_("recommendations"), blank=True)
    aftercare = EncryptedTextField(_("whom to turn to afterwards"), blank=True)
    by = models.ForeignKey(StaffMember, models.PROTECT, related_name="+")

    objects = DischargeQuerySet.as_manager()

    @property
    def parts(self) -> list[tuple[str, str]]:
        """What was written, under its headings."""
        written = (
            (str(label), getattr(self, key)) for key, label in self.TEXTS.items()
        )
        return [(label, text) for label, text in written if text]
