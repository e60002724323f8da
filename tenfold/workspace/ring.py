"""The ring of seats as a picture: where each circle stands. No database."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin
from uuid import UUID

SIZE = 316
RADIUS = 116
LARGEST_SEAT = 25
LETTERS = 8
TITLES = {"Dr", "Prof", "Mr", "Mrs", "Ms", "Mx"}


@dataclass(frozen=True)
class Sitter:
    """Who sits in the ring: a member on a numbered seat, or somebody who leads."""

    name: str
    seat: int = 0
    enrolment: UUID | None = None

    @property
    def is_leader(self) -> bool:
        return self.seat == 0


@dataclass(frozen=True)
class Spot:
    """One circle of the picture."""

    x: str
    y: str
    radius: str
    label: str
    kind: str  # member, leader or free
    seat: int
    sitter: Sitter | None


def spots(
    members: Sequence[Sitter], leaders: Sequence[Sitter], seats: int
) -> list[Spot]:
    """Seat 1 at the top, on with the clock; who leads sits last, before the top."""
    by_seat = {member.seat: member for member in members}
    places = [(seat, by_seat.get(seat)) for seat in range(1, seats + 1)]
    chairs = [*places, *((0, leader) for leader in leaders)]
    radius = min(LARGEST_SEAT, pi * RADIUS / len(chairs) - 2)
    return [
        _spot(index, len(chairs), seat=seat, sitter=sitter, radius=radius)
        for index, (seat, sitter) in enumerate(chairs)
    ]


def _spot(
    index: int, count: int, *, seat: int, sitter: Sitter | None, radius: float
) -> Spot:
    turn = 2 * pi * index / count
    kind = "free" if sitter is None else "leader" if sitter.is_leader else "member"
    return Spot(
        x=f"{SIZE / 2 + RADIUS * sin(turn):.1f}",
        y=f"{SIZE / 2 - RADIUS * cos(turn):.1f}",
        radius=f"{radius:.1f}",
        label=short(sitter.name) if sitter else "",
        kind=kind,
        seat=seat,
        sitter=sitter,
    )


def short(name: str) -> str:
    """The first word of a name that is no title, cut to what fits into a circle."""
    words = [word for word in name.split() if word.rstrip(".") not in TITLES]
    word = words[0] if words else name
    return word if len(word) <= LETTERS else f"{word[: LETTERS - 1]}…"
