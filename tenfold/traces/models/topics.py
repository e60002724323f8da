"""What a group wants to talk about, and has not yet."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tenfold.core.fields import EncryptedTextField
from tenfold.groups.models import Enrolment, Group
from tenfold.practice.models import PracticeRow
from tenfold.scheduling.models import Meeting


class Topic(PracticeRow):
    """A topic that was brought to a meeting: parked, or discussed at one."""

    class Tag(models.TextChoices):
        ADVICE = "advice", _("I would like advice")
        SHARE = "share", _("I would like to share")
        DECISION = "decision", _("I have to decide")
        CONFLICT = "conflict", _("There is a conflict")
        CHECK = "check", _("I would like to check something")

    class State(models.TextChoices):
        PARKED = "parked", _("Parked")
        DISCUSSED = "discussed", _("Discussed")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    group = models.ForeignKey(Group, models.PROTECT, related_name="topics")
    enrolment = models.ForeignKey(Enrolment, models.PROTECT, related_name="topics")
    brought_to = models.ForeignKey(
        Meeting, models.PROTECT, related_name="topics_brought"
    )
    discussed_at = models.ForeignKey(
        Meeting, models.PROTECT, null=True, related_name="topics_discussed"
    )
    text = EncryptedTextField(_("topic"))
    tag = models.CharField(_("what for"), choices=Tag, max_length=10)
    is_anonymous = models.BooleanField(_("without a name for the group"), default=False)
    state = models.CharField(
        _("state"), choices=State, default=State.PARKED, max_length=10
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state="discussed", discussed_at__isnull=False)
                | ~Q(state="discussed") & Q(discussed_at=None),
                name="discussed_topic_says_where",
            )
        ]
