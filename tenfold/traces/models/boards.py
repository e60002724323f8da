"""Whiteboards as they were left when they were put away."""

from datetime import date
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from tenfold.core.fields import EncryptedTextField
from tenfold.practice.models import PracticeRow, StaffMember
from tenfold.scheduling.models import Meeting


class BoardPictureQuerySet(models.QuerySet["BoardPicture"]):
    def led_by(self, staff: StaffMember, *, on: date) -> Self:
        """Boards of the meetings that this person leads."""
        led = self.filter(meeting__in=Meeting.objects.led_by(staff, on=on))
        return led.order_by("kept_at", "pk")


class BoardPicture(PracticeRow):
    """A board as a picture, sealed with its row, and what is to be seen on it."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="boards")
    prompt = EncryptedTextField(_("what people were asked"), blank=True, default="")
    alt = EncryptedTextField(_("what is to be seen"))
    svg = EncryptedTextField(_("picture"))
    kept_at = models.DateTimeField(_("kept at"))

    objects = BoardPictureQuerySet.as_manager()
