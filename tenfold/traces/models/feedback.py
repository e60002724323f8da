"""What members gave each other in words: it belongs to who received it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from tenfold.core.fields import EncryptedTextField
from tenfold.groups.models import Enrolment
from tenfold.practice.models import PracticeRow
from tenfold.scheduling.models import Meeting


class FeedbackCard(PracticeRow):
    """One card that a facilitator released. Only its receiver reads it again."""

    class Stem(models.TextChoices):
        NOTICED = "noticed", _("When you …, I noticed in me …")
        MORE = "more", _("I would like more of …")
        THANKS = "thanks", _("I thank you for …")
        WISH = "wish", _("I wish for you …")

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="feedback_cards")
    receiver = models.ForeignKey(
        Enrolment, models.PROTECT, related_name="feedback_received"
    )
    giver = models.ForeignKey(Enrolment, models.PROTECT, related_name="+")
    stem = models.CharField(_("begins with"), choices=Stem, max_length=10)
    text = EncryptedTextField(_("words"))
    is_challenging = models.BooleanField(_("challenging"), default=False)
    released_at = models.DateTimeField(_("released at"))
