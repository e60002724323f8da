"""Who talked with whom in pairs, and who must not. Members never see any of it."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tenfold.groups.models import Enrolment, Group
from tenfold.practice.models import PracticeRow
from tenfold.scheduling.models import Meeting


class PairMeeting(PracticeRow):
    """Two members who talked in one room, or one who was left over, in a round."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="pair_meetings")
    slot = models.UUIDField(_("which room beside the circle"))
    one = models.ForeignKey(Enrolment, models.PROTECT, related_name="+")
    other = models.ForeignKey(Enrolment, models.PROTECT, null=True, related_name="+")
    met_on = models.DateField(_("on"))

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(other=None) | ~Q(one=F("other")),
                name="pair_is_of_two_people",
            ),
            models.UniqueConstraint(
                fields=["slot", "one", "other"], name="pair_meets_once_in_a_round"
            ),
        ]


class KeepApart(PracticeRow):
    """Two members of a group who are never put into one pair or team."""

    group = models.ForeignKey(Group, models.PROTECT, related_name="kept_apart")
    one = models.ForeignKey(Enrolment, models.PROTECT, related_name="+")
    other = models.ForeignKey(Enrolment, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(one__lt=F("other")), name="kept_apart_in_one_order"
            ),
            models.UniqueConstraint(
                fields=["group", "one", "other"], name="kept_apart_once"
            ),
        ]


class Accompanied(PracticeRow):
    """A member who is never in a pair without a facilitator, for instance at risk."""

    enrolment = models.OneToOneField(
        Enrolment, models.PROTECT, related_name="accompanied"
    )
