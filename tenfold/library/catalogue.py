"""The exercises that come with the program: read once, from files, never written."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, JsonValue, model_validator

from tenfold.library.vocabulary import Aim, Body, Camera, Intensity, Phase, Problem, Way

FOLDER = Path(__file__).parent / "exercises"


class Exercise(BaseModel):
    """An exercise, ours or a practice's own."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    number: int = 0
    title: str = Field(min_length=1)
    format: Way
    minutes: int = Field(ge=1, le=180)
    min_n: int = Field(ge=1)
    max_n: int = Field(le=14)
    materials: str
    phase: Phase
    intensity: Intensity
    aims: tuple[Aim, ...] = Field(min_length=1)
    problems: tuple[Problem, ...] = Field(min_length=1)
    camera: Camera
    body: Body
    question: str = Field(default="", max_length=300)
    options: dict[str, JsonValue] = {}
    """How its format differs from the usual, for instance without halves."""
    steps: tuple[str, ...] = Field(min_length=1)
    cautions: tuple[str, ...]
    debrief_questions: tuple[str, ...]
    version: int = Field(ge=1)
    licence: str
    is_own: bool = False

    @model_validator(mode="after")
    def sizes_in_order(self) -> Self:
        if self.min_n > self.max_n:
            raise ValueError("fewer people at most than at least")
        return self

    @property
    def is_for_everyone(self) -> bool:
        return Problem.ALL in self.problems

    @property
    def aim_words(self) -> list[str]:
        return [str(aim.label) for aim in self.aims]

    @property
    def problem_words(self) -> list[str]:
        return [str(problem.label) for problem in self.problems]


@cache
def shipped() -> tuple[Exercise, ...]:
    """Our own exercises, in their order."""
    found = [_read(path) for path in sorted(FOLDER.glob("*.toml"))]
    return tuple(sorted(found, key=lambda exercise: exercise.number))


def _read(path: Path) -> Exercise:
    key = path.stem.partition("-")[2]
    return Exercise(id=key, **tomllib.loads(path.read_text(encoding="utf-8")))
