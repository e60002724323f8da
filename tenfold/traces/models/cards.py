"""What lay on a table with cards when it was cleared, and what members kept of it."""

from datetime import date
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from tenfold.core.fields import EncryptedJSONField, EncryptedTextField
from tenfold.groups.models import Enrolment
from tenfold.practice.models import PracticeRow, StaffMember
from tenfold.scheduling.models import Meeting


class CardTableQuerySet(models.QuerySet["CardTable"]):
    def led_by(self, staff: StaffMember, *, on: date) -> Self:
        """Tables of the meetings that this person leads."""
        return self.filter(meeting__in=Meeting.objects.led_by(staff, on=on))


class CardTable(PracticeRow):
    """A table as it was left. What lay face down has no picture here either."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="card_tables")
    prompt = EncryptedTextField(_("what people were asked"), blank=True, default="")
    cards = EncryptedJSONField(_("cards, and where they lay"))
    cleared_at = models.DateTimeField(_("cleared at"))

    objects = CardTableQuerySet.as_manager()


class KeptCardQuerySet(models.QuerySet["KeptCard"]):
    def of(self, enrolment: Enrolment) -> Self:
        """What this member kept: for nobody else."""
        return self.filter(enrolment=enrolment)


class KeptCard(PracticeRow):
    """A picture that a member took along."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="+")
    enrolment = models.ForeignKey(Enrolment, models.PROTECT, related_name="kept_cards")
    face = EncryptedJSONField(_("picture, and what is to be seen on it"))
    kept_at = models.DateTimeField(_("kept at"))

    objects = KeptCardQuerySet.as_manager()
