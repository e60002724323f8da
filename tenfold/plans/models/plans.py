"""What somebody wants to reach, and how it goes."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tenfold.core.fields import EncryptedTextField
from tenfold.plans.models.doors import OfClientQuerySet
from tenfold.plans.models.episodes import Episode
from tenfold.practice.models import PracticeRow, StaffMember


class PlanQuerySet(OfClientQuerySet):
    to_client = "episode__client"


class Plan(PracticeRow):
    """The treatment plan of an episode, and when it is looked at next."""

    USUAL_WEEKS = 12
    MOST_WEEKS = 52

    episode = models.OneToOneField(Episode, models.PROTECT, related_name="plan")
    review_every_weeks = models.PositiveSmallIntegerField(
        _("weeks between reviews"), default=USUAL_WEEKS
    )
    next_review_on = models.DateField(_("next review on"))

    objects = PlanQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(review_every_weeks__gte=1, review_every_weeks__lte=52),
                name="plan_is_reviewed_every_1_to_52_weeks",
            )
        ]


class OfPlanQuerySet(OfClientQuerySet):
    to_client = "plan__episode__client"


class Problem(PracticeRow):
    """What brings somebody here, in words that they would agree with."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="problems")
    number = models.PositiveSmallIntegerField(_("number"))
    wording = EncryptedTextField(_("problem"))
    settled_on = models.DateField(_("settled on"), null=True, blank=True)

    objects = OfPlanQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "number"], name="problem_has_a_number_of_its_own"
            )
        ]


class Progress(models.IntegerChoices):
    """How near a goal is: the same five words as in a note."""

    WORSE = 0, _("Worse")
    SAME = 1, _("The same")
    SOME = 2, _("Some")
    CLEAR = 3, _("Clear")
    MET = 4, _("Met")


class Goal(PracticeRow):
    """Something one can see happen."""

    class State(models.TextChoices):
        OPEN = "open", _("Working on it")
        RESTING = "resting", _("Resting")
        MET = "met", _("Met")
        DROPPED = "dropped", _("Given up")

    LIVING = (State.OPEN, State.RESTING)

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="goals")
    problem = models.ForeignKey(
        Problem, models.PROTECT, related_name="goals", null=True, blank=True
    )
    number = models.PositiveSmallIntegerField(_("number"))
    wording = EncryptedTextField(_("goal"))
    sign = EncryptedTextField(_("how one sees that it is reached"))
    state = models.CharField(
        _("state"), choices=State, default=State.OPEN, max_length=8
    )
    progress = models.PositiveSmallIntegerField(
        _("progress"), choices=Progress, null=True, blank=True
    )
    progress_on = models.DateField(_("looked at on"), null=True, blank=True)
    closed_on = models.DateField(_("closed on"), null=True, blank=True)

    objects = OfPlanQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "number"], name="goal_has_a_number_of_its_own"
            ),
            models.CheckConstraint(
                condition=Q(state__in=("open", "resting"), closed_on=None)
                | Q(state__in=("met", "dropped"), closed_on__isnull=False),
                name="a_closed_goal_says_when",
            ),
        ]

    @property
    def is_living(self) -> bool:
        return self.state in self.LIVING

    @property
    def steps(self) -> int:
        """How much of the bar is full, of four."""
        return self.progress or 0


class Review(PracticeRow):
    """The plan looked at together, and what came of it."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="reviews")
    due_on = models.DateField(_("due on"))
    held_on = models.DateField(_("held on"))
    with_client = models.BooleanField(_("talked about with the client"))
    summary = EncryptedTextField(_("what came of it"))
    by = models.ForeignKey(StaffMember, models.PROTECT, related_name="+")

    objects = OfPlanQuerySet.as_manager()


class GoalProgress(PracticeRow):
    """How one goal stood at one review."""

    review = models.ForeignKey(Review, models.PROTECT, related_name="progress")
    goal = models.ForeignKey(Goal, models.PROTECT, related_name="history")
    progress = models.PositiveSmallIntegerField(_("progress"), choices=Progress)
    state = models.CharField(_("state"), choices=Goal.State, max_length=8)
    comment = EncryptedTextField(_("comment"), blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["review", "goal"], name="one_progress_of_a_goal_at_a_review"
            )
        ]
