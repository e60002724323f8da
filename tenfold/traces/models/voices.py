"""How long people spoke: seconds of voice, never what was said. For facilitators."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tenfold.groups.models import Enrolment
from tenfold.practice.models import PracticeRow, StaffMember
from tenfold.scheduling.models import Meeting


class SpokenTime(PracticeRow):
    """One person's seconds at a meeting, added up window by window."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="spoken_times")
    enrolment = models.ForeignKey(
        Enrolment, models.PROTECT, null=True, related_name="spoken_times"
    )
    staff = models.ForeignKey(
        StaffMember, models.PROTECT, null=True, related_name="spoken_times"
    )
    seconds = models.FloatField(_("seconds"), default=0)
    window = models.BigIntegerField(_("last window of ten seconds"))
    window_seconds = models.FloatField(_("seconds in that window"))
    last_spoke_at = models.DateTimeField(_("last spoke at"))

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(staff=None, enrolment__isnull=False)
                | Q(staff__isnull=False, enrolment=None),
                name="spoken_time_is_of_one_person",
            ),
            models.UniqueConstraint(
                fields=["meeting", "enrolment"], name="one_spoken_time_of_a_member"
            ),
            models.UniqueConstraint(
                fields=["meeting", "staff"], name="one_spoken_time_of_staff"
            ),
        ]
