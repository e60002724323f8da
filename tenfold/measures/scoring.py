"""From answers to scores. No database, no clock.

Rules and numbers are those of the measures' authors, kept with each in `shipped/`.
An answer is the value of an option; what was left out is not in the answers.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from tenfold.measures.catalogue import Band, Measure, Score

Answers = Mapping[str, int]
Level = Literal["amber", "red"]


class UnknownAnswerError(ValueError):
    """An answer to a question that is not asked, or that is none of its options."""


@dataclass(frozen=True)
class Scored:
    """The value of one score; None when too much was left out to tell."""

    value: int | None
    band: str
    missing: int


def score(measure: Measure, answers: Answers, *, of: Score | None = None) -> Scored:
    """Add up the answers that a score is made of; the total if no other is named.

    Each answer counts its own value; of a reversed item, the lowest and the highest
    value change places. With at most `max_missing` left out, a score that prorates
    takes the mean of what was answered for what was not, rounded half up, as the
    scoring of the PHQ-9 and the GAD-7 does; with more left out it has no value.
    Raises UnknownAnswerError.
    """
    check(measure, answers)
    rule = of or measure.total
    known = {**skipped(measure, answers), **answers}
    values = [
        _value(measure, key, known[key], is_reversed=key in rule.reversed)
        for key in rule.items
        if key in known
    ]
    missing = len(rule.items) - len(values)
    if missing > rule.max_missing or not values:
        return Scored(None, "", missing)
    value = sum(values)
    if missing and rule.prorates:
        value = (2 * value * len(rule.items) + len(values)) // (2 * len(values))
    return Scored(value, band_of(rule, value), missing)


def _value(measure: Measure, key: str, value: int, *, is_reversed: bool) -> int:
    if not is_reversed:
        return value
    values = [option for _, option in measure.item(key).options]
    return min(values) + max(values) - value


def check(measure: Measure, answers: Answers) -> None:
    """Raises UnknownAnswerError unless every answer is an option of its question."""
    options = {item.id: {value for _, value in item.options} for item in measure.items}
    for key, value in answers.items():
        if value not in options.get(key, ()):
            raise UnknownAnswerError(key)


def skipped(measure: Measure, answers: Answers) -> dict[str, int]:
    """What need not be answered after what was: each of these counts 0."""
    return {
        key: 0
        for skip in measure.skips
        if answers.get(skip.item) == skip.value
        for key in skip.items
    }


def left_open(measure: Measure, answers: Answers) -> list[str]:
    """The questions that still want an answer, in their order."""
    needless = skipped(measure, answers)
    return [
        item.id
        for item in measure.items
        if not item.is_optional and item.id not in answers and item.id not in needless
    ]


def can_be_scored(measure: Measure, answers: Answers) -> bool:
    return score(measure, answers).value is not None


def band_of(rule: Score, value: int) -> str:
    """The word for a value; "" where there are no bands."""
    return band_at(rule.bands, value)


def band_at(bands: tuple[Band, ...], value: int) -> str:
    return next((word for low, high, word in bands if low <= value <= high), "")


@dataclass(frozen=True)
class Risky:
    """An answer that wants somebody to look. It is a flag, not an assessment."""

    item: str
    level: Level


def risks(measure: Measure, answers: Answers) -> list[Risky]:
    """The answers that raise a flag. None of them is no proof of safety."""
    return [
        Risky(risk.item, "red" if answers[risk.item] >= risk.red else "amber")
        for risk in measure.risk
        if answers.get(risk.item, 0) >= risk.amber
    ]
