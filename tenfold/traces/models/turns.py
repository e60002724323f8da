"""Who had a turn of their own, so that nobody is forgotten. For facilitators."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tenfold.groups.models import Enrolment
from tenfold.practice.models import PracticeRow
from tenfold.scheduling.models import Meeting


class TurnTaken(PracticeRow):
    """One turn of one member at a meeting."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="turns_taken")
    enrolment = models.ForeignKey(Enrolment, models.PROTECT, related_name="turns_taken")
    scene = models.UUIDField(_("which format on the stage"), unique=True)
    seconds = models.PositiveIntegerField(_("seconds"))
    ended_at = models.DateTimeField(_("ended at"))

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(seconds__gt=0), name="turn_took_some_time"
            )
        ]
