"""The measures that come with the program: read once, from files, never written."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

FOLDER = Path(__file__).parent / "shipped"

Option = tuple[str, int]
Band = tuple[int, int, str]


class Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Item(Part):
    """One question. Its options are those of the measure unless it has its own."""

    id: str
    text: str = Field(min_length=1)
    options: tuple[Option, ...]
    is_optional: bool = False


class Score(Part):
    """How answers are added up. The first of a measure is its total.

    `bands` are ranges with both ends included; `cut` is the least value that counts as
    a case; `reliable_change` the least difference that is more than the error of
    measurement; None and empty where nobody has published any.
    """

    id: str
    title: str = ""
    items: tuple[str, ...] = Field(min_length=1)
    reversed: tuple[str, ...] = ()
    min: int
    max: int
    bands: tuple[Band, ...] = ()
    direction: Literal["lower_better", "higher_better"]
    cut: int | None = None
    reliable_change: int | None = None
    max_missing: int = 0
    prorates: bool = False

    @property
    def lower_is_better(self) -> bool:
        return self.direction == "lower_better"


class Risk(Part):
    """An item whose answer wants somebody to look: from `amber` on, and from `red`."""

    item: str
    amber: int
    red: int


class Skip(Part):
    """Questions that need no answer when another was answered so: they count 0."""

    item: str
    value: int
    items: tuple[str, ...]


class Licence(Part):
    text: str = Field(min_length=1)


class Measure(Part):
    """A questionnaire as its authors published it, and how it is scored."""

    id: str
    version: int = Field(ge=1)
    title: str
    about: str
    lang: str
    recall: str = ""  # ISO 8601: the time that is asked about
    convention: str = ""  # where there are several ways to count
    minutes: int = Field(ge=1)
    stem: str
    hint: str = ""  # ours, for who fills it in
    reading: str = ""  # ours, for who reads the total
    notice: str = Field(min_length=1)
    licence: Licence
    items: tuple[Item, ...] = Field(min_length=1)
    scores: tuple[Score, ...] = Field(min_length=1)
    risk: tuple[Risk, ...] = ()
    skips: tuple[Skip, ...] = ()

    @model_validator(mode="after")
    def names_what_it_has(self) -> Self:
        known = {item.id for item in self.items}
        used = {one for score in self.scores for one in (*score.items, *score.reversed)}
        used |= {risk.item for risk in self.risk}
        used |= {one for skip in self.skips for one in (skip.item, *skip.items)}
        if used - known or len(known) != len(self.items):
            raise ValueError("names items that it does not have, or one twice")
        return self

    @property
    def total(self) -> Score:
        return self.scores[0]

    @property
    def parts(self) -> tuple[Score, ...]:
        """What is added up besides the total."""
        return self.scores[1:]

    def item(self, key: str) -> Item:
        return next(item for item in self.items if item.id == key)

    def number_of(self, key: str) -> int:
        """The place of an item in the form, from 1."""
        return [item.id for item in self.items].index(key) + 1


@cache
def shipped() -> dict[tuple[str, int], Measure]:
    """Every version of every measure of ours, by id and version."""
    found = [_read(path) for path in sorted(FOLDER.glob("*.toml"))]
    return {(measure.id, measure.version): measure for measure in found}


@cache
def current() -> dict[str, Measure]:
    """The measures that can be given now, in the order in which they are offered."""
    latest = {key: measure for (key, _), measure in sorted(shipped().items())}
    return {key: latest[key] for key in sorted(latest, key=_ORDER.index)}


_ORDER = ("phq9", "gad7", "phq4", "k10", "k10us", "rses", "auditc")


def measure_of(key: str, version: int) -> Measure:
    return shipped()[key, version]


def _read(path: Path) -> Measure:
    key, _, version = path.stem.partition(".v")
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    usual = data.pop("options", [])
    for item in data["items"]:
        item.setdefault("options", usual)
    return Measure(id=key, version=int(version), **data)
