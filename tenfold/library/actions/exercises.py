"""Deeds about the exercises of a practice."""

from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction

from tenfold.audit.actions import record
from tenfold.library.models import PracticeExercise
from tenfold.practice.models import StaffMember


@dataclass(frozen=True)
class ExerciseData:
    """What an exercise is, without who wrote it and when."""

    title: str
    format: str
    minutes: int
    min_n: int
    max_n: int
    materials: str
    phase: str
    intensity: int
    aims: list[str]
    problems: list[str]
    camera: str
    body: str
    question: str
    steps: list[str]
    cautions: list[str]
    debrief_questions: list[str]
    licence: str


@transaction.atomic
def add_exercise(*, data: ExerciseData, by: StaffMember) -> PracticeExercise:
    """Put an exercise into the practice's library."""
    exercise = PracticeExercise.objects.create(
        practice=by.practice, author=by, **asdict(data)
    )
    record("exercise.added", by=by.user, target=exercise)
    return exercise


@transaction.atomic
def change_exercise(
    exercise: PracticeExercise, *, data: ExerciseData, by: StaffMember
) -> PracticeExercise:
    """Change an exercise; it has a new version from now on."""
    exercise = PracticeExercise.objects.select_for_update().get(pk=exercise.pk)
    new = asdict(data)
    changed = [name for name, value in new.items() if getattr(exercise, name) != value]
    if not changed:
        return exercise
    for name in changed:
        setattr(exercise, name, new[name])
    exercise.version += 1
    exercise.save(update_fields=[*changed, "version"])
    record("exercise.changed", by=by.user, target=exercise, details={"fields": changed})
    return exercise


@transaction.atomic
def retire_exercise(
    exercise: PracticeExercise, *, by: StaffMember, now: datetime
) -> PracticeExercise:
    """Take an exercise out of the library; plans that use it keep it."""
    exercise = PracticeExercise.objects.select_for_update().get(pk=exercise.pk)
    if exercise.retired_at is not None:
        return exercise
    exercise.retired_at = now
    exercise.save(update_fields=["retired_at"])
    record("exercise.retired", by=by.user, target=exercise)
    return exercise
