"""Finding exercises: ours and the practice's own, as one library."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from tenfold.library.catalogue import Exercise, shipped
from tenfold.library.models import PracticeExercise
from tenfold.library.vocabulary import Problem
from tenfold.practice.models import Practice, StaffMember


@dataclass(frozen=True)
class Wanted:
    """What somebody looks for; what is empty does not matter."""

    words: str = ""
    aim: str = ""
    problem: str = ""
    body: str = ""
    minutes: int | None = None
    people: int | None = None
    intensity: int | None = None


def exercises_for(staff: StaffMember) -> list[Exercise]:
    """Ours in their order, then the practice's own by title."""
    own = PracticeExercise.objects.visible_to(staff).order_by("title", "pk")
    return [*shipped(), *(row.as_exercise for row in own)]


def exercise_called(key: str, practice: Practice) -> Exercise | None:
    """The exercise with this id, also one that was taken out since."""
    for exercise in shipped():
        if exercise.id == key:
            return exercise
    pk = _own_id(key)
    if pk is None:
        return None
    row = PracticeExercise.objects.filter(practice=practice, pk=pk).first()
    return row.as_exercise if row else None


def exercise_titled(title: str, practice: Practice) -> Exercise | None:
    """The exercise of exactly this title, in any case; none that was taken out."""
    wanted = title.strip().casefold()
    for exercise in shipped():
        if exercise.title.casefold() == wanted:
            return exercise
    own = PracticeExercise.objects.filter(practice=practice, retired_at=None)
    row = own.filter(title__iexact=title.strip()).order_by("created_at", "pk").first()
    return row.as_exercise if row else None


def exercises_called(keys: Iterable[str], practice: Practice) -> dict[str, Exercise]:
    """Several at once, in one question."""
    wanted = {key for key in keys if key}
    ours = {one.id: one for one in shipped() if one.id in wanted}
    rest = {pk for key in wanted - ours.keys() if (pk := _own_id(key))}
    if not rest:
        return ours
    rows = PracticeExercise.objects.filter(practice=practice, pk__in=rest)
    return ours | {str(row.pk): row.as_exercise for row in rows}


def _own_id(key: str) -> UUID | None:
    try:
        return UUID(key)
    except ValueError:
        return None


def found(exercises: Iterable[Exercise], wanted: Wanted) -> list[Exercise]:
    """Those that fit everything that was asked."""
    return [exercise for exercise in exercises if fits(exercise, wanted)]


def fits(exercise: Exercise, wanted: Wanted) -> bool:
    return all(
        (
            not wanted.aim or wanted.aim in exercise.aims,
            _is_for(exercise, wanted.problem),
            not wanted.body or exercise.body == wanted.body,
            wanted.minutes is None or exercise.minutes <= wanted.minutes,
            wanted.people is None or exercise.min_n <= wanted.people <= exercise.max_n,
            wanted.intensity is None or exercise.intensity <= wanted.intensity,
            _says(exercise, wanted.words),
        )
    )


def _is_for(exercise: Exercise, problem: str) -> bool:
    """What is for everyone is also for this problem."""
    if not problem or exercise.is_for_everyone:
        return True
    return Problem(problem) in exercise.problems


def _says(exercise: Exercise, words: str) -> bool:
    parts = (
        exercise.title, exercise.format.label, exercise.materials, exercise.question,
        *exercise.aim_words, *exercise.problem_words, *exercise.steps,
    )  # fmt: skip
    text = " ".join(map(str, parts)).casefold()
    return all(word in text for word in words.casefold().split())
