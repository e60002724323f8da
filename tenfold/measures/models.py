"""What members are asked to fill in, what they answered, and what came of it."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from tenfold.core.fields import EncryptedJSONField, EncryptedTextField
from tenfold.groups.models import Enrolment, Group
from tenfold.measures.catalogue import Measure, current, measure_of
from tenfold.measures.scoring import Scored
from tenfold.plans.models.doors import OfClientQuerySet
from tenfold.practice.models import PracticeRow, StaffMember
from tenfold.scheduling.models import Meeting


class MeasureRules(PracticeRow):
    """Which measures a practice uses, and when it reads the answers."""

    left_out = models.JSONField(_("measures that are not used"), default=list)
    read_when = models.TextField(_("when answers are read"), blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["practice"], name="one_set_of_measure_rules_for_a_practice"
            )
        ]

    @property
    def offered(self) -> list[Measure]:
        """What can be given, in its order."""
        return [one for key, one in current().items() if key not in self.left_out]


class Rhythm(PracticeRow):
    """What the members of a group are asked again and again, and how often."""

    USUAL = 4
    MOST = 26

    group = models.OneToOneField(Group, models.CASCADE, related_name="measure_rhythm")
    measures = models.JSONField(_("measures"), default=list)
    every = models.PositiveSmallIntegerField(_("every so many sessions"), default=USUAL)
    at_first = models.BooleanField(_("at a member's first session"), default=True)
    at_last = models.BooleanField(_("at the last session"), default=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(every__lte=26), name="rhythm_is_of_26_sessions_at_most"
            )
        ]


class AssessmentQuerySet(OfClientQuerySet):
    to_client = "enrolment__client"

    def waiting(self) -> Self:
        """What was asked and neither answered nor taken back."""
        return self.filter(withdrawn_at=None, sheet=None)

    def done(self) -> Self:
        return self.filter(sheet__isnull=False)


class Assessment(PracticeRow):
    """One measure that one member is asked to fill in before one meeting."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="assessments")
    enrolment = models.ForeignKey(Enrolment, models.PROTECT, related_name="assessments")
    measure = models.CharField(_("measure"), max_length=20)
    version = models.PositiveSmallIntegerField(_("version"))
    given_by = models.ForeignKey(
        StaffMember, models.PROTECT, null=True, related_name="+"
    )  # None: the rhythm of the group
    withdrawn_at = models.DateTimeField(_("taken back at"), null=True)
    withdrawn_by = models.ForeignKey(
        StaffMember, models.PROTECT, null=True, related_name="+"
    )

    objects = AssessmentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "enrolment", "measure"],
                condition=Q(withdrawn_at=None),
                name="a_measure_is_asked_of_a_member_once_for_a_meeting",
            )
        ]

    @property
    def form(self) -> Measure:
        """The measure as it was when it was asked."""
        return measure_of(self.measure, self.version)


class AnswerSheet(PracticeRow):
    """What somebody answered. Written once: the database refuses a change."""

    assessment = models.OneToOneField(Assessment, models.PROTECT, related_name="sheet")
    answers = EncryptedJSONField(_("answers"))
    result = EncryptedJSONField(_("result"))
    completed_at = models.DateTimeField(_("completed at"))
    seconds = models.PositiveIntegerField(_("seconds it took"), null=True)

    @property
    def scored(self) -> Scored:
        """The total as it was counted on that day."""
        return Scored(**self.result["total"])

    @property
    def minutes_words(self) -> str:
        """How long it took, roughly."""
        minutes = round((self.seconds or 0) / 60)
        if minutes < 1:
            return gettext("less than a minute")
        words = ngettext("%(count)d minute", "%(count)d minutes", minutes)
        return words % {"count": minutes}


class FlagQuerySet(OfClientQuerySet):
    to_client = "assessment__enrolment__client"

    def unsettled(self) -> Self:
        """Flags of which nobody has said yet what was done."""
        return self.filter(settled_at=None)

    def unseen(self) -> Self:
        return self.filter(acknowledged_at=None)


class Flag(PracticeRow):
    """An answer that wants somebody to look. It stays open until something was done."""

    class Wish(models.TextChoices):
        CALL = "call", _("asks to be called")
        SAFE = "safe", _("says: I am safe for now")

    assessment = models.OneToOneField(Assessment, models.PROTECT, related_name="flag")
    said = EncryptedJSONField(_("which answers"))  # [{"item", "level"}]
    wish = EncryptedTextField(_("what the member wants now"), blank=True)
    raised_at = models.DateTimeField(_("raised at"))
    acknowledged_at = models.DateTimeField(_("acknowledged at"), null=True)
    acknowledged_by = models.ForeignKey(
        StaffMember, models.PROTECT, null=True, related_name="+"
    )
    settled_at = models.DateTimeField(_("settled at"), null=True)

    objects = FlagQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(acknowledged_at=None, acknowledged_by=None)
                | Q(acknowledged_at__isnull=False, acknowledged_by__isnull=False),
                name="an_acknowledged_flag_says_by_whom",
            ),
            models.CheckConstraint(
                condition=Q(settled_at=None) | Q(acknowledged_at__isnull=False),
                name="a_settled_flag_was_acknowledged",
            ),
        ]
        indexes = [
            models.Index(fields=["practice", "settled_at"], name="flags_of_a_practice")
        ]

    @property
    def is_red(self) -> bool:
        return any(one["level"] == "red" for one in self.said)

    @property
    def wants_a_call(self) -> bool:
        return str(self.wish) == self.Wish.CALL

    @property
    def wish_words(self) -> str:
        return str(self.Wish(self.wish).label) if self.wish else ""


class Disposition(PracticeRow):
    """What was done about a flag, in words. It is written once."""

    class Kind(models.TextChoices):
        CONTACTED = "contacted", _("Contacted")
        ASSESSED = "assessed", _("Risk assessed")
        PLAN = "plan", _("Safety plan")
        REFERRED = "referred", _("Referred")
        WELFARE = "welfare", _("Welfare check")
        NOTHING = "nothing", _("No further action")

    flag = models.ForeignKey(Flag, models.PROTECT, related_name="dispositions")
    kind = models.CharField(_("what was done"), choices=Kind, max_length=10)
    words = EncryptedTextField(_("how and when, or why not"))
    by = models.ForeignKey(StaffMember, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("at"))
