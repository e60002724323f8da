"""Exercises that a practice has written itself."""

from typing import Self

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tenfold.library.catalogue import Exercise
from tenfold.library.vocabulary import Body, Camera, Intensity, Phase, Way
from tenfold.practice.models import PracticeRow, StaffMember


class PracticeExerciseQuerySet(models.QuerySet["PracticeExercise"]):
    def visible_to(self, staff: StaffMember) -> Self:
        """What everybody in the practice may read."""
        return self.filter(practice=staff.practice, retired_at=None)

    def written_by(self, staff: StaffMember) -> Self:
        """What this person may change: their own; all, for who runs the practice."""
        readable = self.visible_to(staff)
        if staff.runs_the_practice:
            return readable
        return readable.filter(author=staff)


class PracticeExercise(PracticeRow):
    """An exercise of a practice. It says how to work and nothing about anybody."""

    author = models.ForeignKey(StaffMember, models.PROTECT, related_name="+")
    title = models.CharField(_("title"), max_length=80)
    format = models.CharField(
        _("how people work"), choices=Way, default=Way.CIRCLE, max_length=12
    )
    minutes = models.PositiveSmallIntegerField(_("minutes"), default=15)
    min_n = models.PositiveSmallIntegerField(_("people at least"), default=2)
    max_n = models.PositiveSmallIntegerField(_("people at most"), default=12)
    materials = models.CharField(_("materials"), max_length=200, blank=True)
    phase = models.CharField(
        _("part of the session"), choices=Phase, default=Phase.WORK, max_length=10
    )
    intensity = models.PositiveSmallIntegerField(
        _("intensity"), choices=Intensity, default=Intensity.GENTLE
    )
    aims = models.JSONField(_("aims"), default=list)
    problems = models.JSONField(_("for whom"), default=list)
    camera = models.CharField(
        _("camera"), choices=Camera, default=Camera.OPTIONAL, max_length=10
    )
    body = models.CharField(_("body"), choices=Body, default=Body.NONE, max_length=10)
    question = models.CharField(_("what people are asked"), max_length=300, blank=True)
    steps = models.JSONField(_("steps"), default=list)
    cautions = models.JSONField(_("cautions"), default=list)
    debrief_questions = models.JSONField(_("questions for afterwards"), default=list)
    version = models.PositiveIntegerField(_("version"), default=1)
    licence = models.CharField(_("licence"), max_length=80, blank=True)
    retired_at = models.DateTimeField(_("taken out at"), null=True)

    objects = PracticeExerciseQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(min_n__gte=1, max_n__lte=14, min_n__lte=F("max_n")),
                name="exercise_is_for_1_to_14_people",
            ),
            models.CheckConstraint(
                condition=Q(minutes__gte=1, minutes__lte=180),
                name="exercise_takes_1_to_180_minutes",
            ),
            models.CheckConstraint(
                condition=Q(intensity__gte=1, intensity__lte=3),
                name="exercise_is_of_an_intensity_from_1_to_3",
            ),
        ]

    def get_absolute_url(self) -> str:
        return reverse("library:exercise_detail", args=[self.practice.slug, self.pk])

    @property
    def as_exercise(self) -> Exercise:
        """The same in the shape that all exercises have."""
        own = {name: getattr(self, name) for name in SHARED}
        return Exercise(id=str(self.pk), is_own=True, **own)


SHARED = (
    "title", "format", "minutes", "min_n", "max_n", "materials", "phase", "intensity",
    "aims", "problems", "camera", "body", "question", "steps", "cautions",
    "debrief_questions", "version", "licence",
)  # fmt: skip
