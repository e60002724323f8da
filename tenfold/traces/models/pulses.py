"""How members say they are, before and after a meeting. For facilitators alone."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from tenfold.core.fields import EncryptedJSONField
from tenfold.groups.models import Enrolment
from tenfold.practice.models import PracticeRow
from tenfold.scheduling.models import Meeting


class Pulse(PracticeRow):
    """What one member said in private: in the lobby, or before they went."""

    class Moment(models.TextChoices):
        BEFORE = "before", _("Before the session")
        AFTER = "after", _("At its end")

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="pulses")
    enrolment = models.ForeignKey(Enrolment, models.PROTECT, related_name="pulses")
    moment = models.CharField(_("when"), choices=Moment, max_length=6)
    said = EncryptedJSONField(_("what was said"))
    said_at = models.DateTimeField(_("said at"))

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "enrolment", "moment"],
                name="one_pulse_of_a_member_at_a_moment",
            )
        ]
