"""A score over time as a small line: where each point and band stands. No database."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tenfold.measures.catalogue import Score

WIDTH, HEIGHT = 320, 148
LEFT, RIGHT, TOP, BOTTOM = 30, 126, 10, 30
"""Room for the scale, for the words of the bands, and for the days."""
FLAT = HEIGHT - TOP - BOTTOM


@dataclass(frozen=True)
class Point:
    x: str
    y: str


@dataclass(frozen=True)
class Stripe:
    """A band of the score, from the top of it down."""

    word: str
    y: str
    height: str
    middle: str
    is_dark: bool


@dataclass(frozen=True)
class Line:
    """Everything that the picture of one score is made of."""

    points: tuple[Point, ...]
    stripes: tuple[Stripe, ...]
    cut: str  # its height, "" without one
    low: int
    high: int

    @property
    def path(self) -> str:
        return " ".join(f"{point.x},{point.y}" for point in self.points)


def line_of(rule: Score, values: Sequence[tuple[date, int]]) -> Line:
    """Draw values of a score on their days, the earliest first.

    Days stand as far apart as they are; a single one stands in the middle.
    """
    return Line(
        points=tuple(Point(x, _y(rule, value)) for x, value in _across(values)),
        stripes=_stripes(rule),
        cut="" if rule.cut is None else _y(rule, rule.cut - 0.5),
        low=rule.min,
        high=rule.max,
    )


def _across(values: Sequence[tuple[date, int]]) -> list[tuple[str, int]]:
    if not values:
        return []
    first, last = values[0][0], values[-1][0]
    wide, days = WIDTH - LEFT - RIGHT - 12, (last - first).days
    return [
        (
            _number(
                LEFT + 6 + (wide * (day - first).days / days if days else wide / 2)
            ),
            value,
        )
        for day, value in values
    ]


def _stripes(rule: Score) -> tuple[Stripe, ...]:
    found = []
    for number, (low, high, word) in enumerate(rule.bands):
        top = _height(rule, min(high + 0.5, rule.max))
        foot = _height(rule, max(low - 0.5, rule.min))
        stripe = Stripe(
            word,
            _number(top),
            _number(foot - top),
            _number((top + foot) / 2),
            is_dark=number % 2 == 0,
        )
        found.append(stripe)
    return tuple(found)


def _y(rule: Score, value: float) -> str:
    return _number(_height(rule, value))


def _height(rule: Score, value: float) -> float:
    return TOP + FLAT * (rule.max - value) / (rule.max - rule.min)


def _number(value: float) -> str:
    return f"{value:.1f}"
