"""What people take on until the next session, and what they say of it then."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tenfold.core.fields import EncryptedTextField
from tenfold.groups.models import Enrolment
from tenfold.practice.models import PracticeRow, StaffMember
from tenfold.scheduling.models import Meeting


class HomeworkQuerySet(models.QuerySet["Homework"]):
    def led_by(self, staff: StaffMember, *, on: date) -> Self:
        """Homework of the meetings that this person leads."""
        return self.filter(meeting__in=Meeting.objects.led_by(staff, on=on))

    def for_member(self, enrolment: Enrolment) -> Self:
        """What is for everybody in this member's group, and what is theirs alone."""
        theirs = Q(enrolment=None) | Q(enrolment=enrolment)
        return self.filter(theirs, meeting__group=enrolment.group_id)


class Homework(PracticeRow):
    """Something to do until the next session: for everybody, or for one member.

    A member may keep one thing for themselves; only they and those who lead see it.
    """

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="homework")
    enrolment = models.ForeignKey(
        Enrolment, models.PROTECT, null=True, related_name="homework"
    )
    is_own = models.BooleanField(_("kept by the member themselves"), default=False)
    words = EncryptedTextField(_("what there is to do"))
    exercise = models.CharField(_("exercise"), max_length=40, blank=True)
    given_at = models.DateTimeField(_("given at"))

    objects = HomeworkQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(is_own=False) | Q(enrolment__isnull=False),
                name="what_a_member_keeps_is_of_a_member",
            ),
            models.UniqueConstraint(
                fields=["meeting", "enrolment"],
                condition=Q(is_own=True),
                name="a_member_keeps_one_thing_of_a_meeting",
            ),
        ]

    @property
    def is_for_everybody(self) -> bool:
        return self.enrolment_id is None


class HomeworkReport(PracticeRow):
    """How it went, as a member said before the next session. For those who lead."""

    class Outcome(models.TextChoices):
        DONE = "done", _("done")
        PARTLY = "partly", _("partly")
        NOT_YET = "not_yet", _("not yet")

    homework = models.ForeignKey(Homework, models.PROTECT, related_name="reports")
    enrolment = models.ForeignKey(Enrolment, models.PROTECT, related_name="+")
    meeting = models.ForeignKey(
        Meeting,
        models.PROTECT,
        related_name="homework_reports",
        verbose_name=_("the session at which it was said"),
    )
    outcome = EncryptedTextField(_("how it went"))
    said_at = models.DateTimeField(_("said at"))

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["homework", "enrolment"],
                name="one_report_of_a_member_on_homework",
            )
        ]

    @property
    def outcome_word(self) -> str:
        return str(self.Outcome(self.outcome).label)
