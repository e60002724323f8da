"""Circles for the rules of the formats: numbered people, and a clock that is moved."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

from hypothesis import strategies as st

from tenfold.formats.base import Circle, Sitter

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


def seat(number: int) -> UUID:
    return UUID(int=number)


def circle_of(members: int, *, leaders: int = 1, number: int = 0) -> Circle:
    """Leaders have the seats from 101, members those from 1."""
    lead = tuple(Sitter(seat(101 + n), leads=True) for n in range(leaders))
    rest = tuple(Sitter(seat(1 + n)) for n in range(members))
    return Circle(NOON, lead + rest, number)


def without(circle: Circle, *seats: UUID) -> Circle:
    stay = tuple(s for s in circle.sitters if s.seat not in seats)
    return replace(circle, sitters=stay)


def later(circle: Circle, seconds: float) -> Circle:
    return replace(circle, now=circle.now + timedelta(seconds=seconds))


def leader(circle: Circle) -> Sitter:
    return next(s for s in circle.sitters if s.leads)


def member(circle: Circle, number: int) -> Sitter:
    return circle.members[number]


circles = st.builds(
    circle_of,
    st.integers(1, 14),
    leaders=st.integers(1, 3),
    number=st.integers(0, 60),
)
