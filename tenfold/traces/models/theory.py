"""What was taught in a meeting, so that the note can say so."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from tenfold.core.fields import EncryptedTextField
from tenfold.practice.models import PracticeRow, StaffMember
from tenfold.scheduling.models import Meeting


class TaughtQuerySet(models.QuerySet["Taught"]):
    def led_by(self, staff: StaffMember, *, meeting: Meeting) -> Self:
        """What was taught in a meeting, for who leads it on that day."""
        led = Meeting.objects.led_by(staff, on=meeting.occurs_on)
        return self.filter(meeting=meeting, meeting__in=led)


class Taught(PracticeRow):
    """Psychoeducation: a topic with slides. It says nothing about anybody."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="taught")
    topic = EncryptedTextField(_("topic"))
    materials = models.JSONField(_("files"), default=list)
    slides_shown = models.PositiveSmallIntegerField(_("slides shown"))
    is_handout = models.BooleanField(_("members get the slides"), default=False)
    began_at = models.DateTimeField(_("began at"))
    ended_at = models.DateTimeField(_("ended at"))

    objects = TaughtQuerySet.as_manager()

    @property
    def minutes(self) -> int:
        return max(1, round((self.ended_at - self.began_at).total_seconds() / 60))
