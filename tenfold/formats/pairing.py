"""Who talks with whom: pairs and teams, out of who has met whom before.

Everybody should meet everybody, nobody should meet somebody they must not, and who
should not be alone with another stays in the circle with those who lead.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from itertools import combinations
from math import inf
from random import Random
from uuid import UUID

Pair = frozenset[UUID]
Room = tuple[UUID, ...]

STAYS_OUT = 1000.0
"""What it costs to leave somebody in the circle who could talk with another."""

MOST_PEOPLE = 16
SWAPS_TRIED = 400


class Odd(StrEnum):
    """What the one does who is left over when the number is odd."""

    TRIAD = "triad"
    FACILITATOR = "facilitator"
    LISTENING = "listening"


@dataclass(frozen=True)
class Partner:
    """Somebody who may be paired."""

    seat: UUID
    is_accompanied: bool = False
    """Never without a facilitator: listens today, or has an open risk flag."""


@dataclass(frozen=True)
class Met:
    """How often two people were together, and how many meetings ago the last time."""

    times: int
    meetings_ago: int = 0
    last_on: date | None = None


@dataclass(frozen=True)
class Bonds:
    """What is known of people: who met, who was left over, who is kept apart."""

    met: Mapping[Pair, Met] = field(default_factory=dict)
    left_over: Mapping[UUID, int] = field(default_factory=dict)
    apart: frozenset[Pair] = frozenset()

    def cost(self, a: UUID, b: UUID) -> float:
        """times squared, and up to one more for a meeting not long ago."""
        pair = frozenset((a, b))
        if pair in self.apart:
            return inf
        met = self.met.get(pair)
        return met.times**2 + 1 / (1 + met.meetings_ago) if met else 0.0

    def has_kept_apart(self, room: Iterable[UUID]) -> bool:
        return any(frozenset(two) in self.apart for two in combinations(room, 2))

    def of_room(self, room: Iterable[UUID]) -> tuple[int, date | None]:
        """How often the two who met most were together, and on which day last."""
        known = [
            met
            for two in combinations(room, 2)
            if (met := self.met.get(frozenset(two))) is not None
        ]
        days = [met.last_on for met in known if met.last_on is not None]
        times = max((met.times for met in known), default=0)
        return times, max(days, default=None)


@dataclass(frozen=True)
class Proposal:
    """Rooms of two or more, and who stays in the circle with those who lead."""

    rooms: tuple[Room, ...]
    in_circle: Room = ()


def circle_rounds(seats: Sequence[UUID]) -> list[list[tuple[UUID | None, UUID | None]]]:
    """Every pair exactly once, in as few rounds as there can be; None is a bye.

    The circle method: the first stays, the others move on by one, and the i-th talks
    with the i-th from the end.
    """
    ring: list[UUID | None] = [*seats, *([None] if len(seats) % 2 else [])]
    rounds = []
    for _ in range(len(ring) - 1):
        half = len(ring) // 2
        rounds.append(list(zip(ring[:half], reversed(ring[half:]), strict=True)))
        ring = [ring[0], ring[-1], *ring[1:-1]]
    return rounds


def pairs_of_round(
    people: Sequence[Partner], bonds: Bonds, *, odd: Odd, again: int = 0
) -> Proposal:
    """For a roster that stays: the round of the circle method that costs least."""
    alone, units = _apart_from_accompanied(people)
    options = [
        (cost, proposal)
        for proposal in _rounds(units, bonds, odd)
        if (cost := _cost_of(proposal, bonds)) < inf
    ]
    if not options:
        return pairs_by_history(people, bonds, odd=odd, again=again)
    options.sort(key=lambda option: option[0])
    _, chosen = options[again % len(options)]
    return _with_accompanied(chosen, alone)


def pairs_by_history(
    people: Sequence[Partner], bonds: Bonds, *, odd: Odd, again: int = 0
) -> Proposal:
    """For attendance that changes: the matching that costs least over who is here.

    Exact, by a table over all sets of people. `again` asks for another one that costs
    the same, if there is one.
    """
    alone, units = _apart_from_accompanied(people)
    if again:
        units = Random(again).sample(units, len(units))  # noqa: S311 - no secret
    matching = _Matching(units, bonds)
    rooms, left = matching.best(odd)
    return _with_accompanied(Proposal(rooms, left), alone)


def teams(
    people: Sequence[Partner], bonds: Bonds, *, size: int = 4, again: int = 0
) -> Proposal:
    """Teams of three or four, as even as they can be, of people who met seldom."""
    alone, units = _apart_from_accompanied(people)
    drawn = Random(again)  # noqa: S311 - no secret
    order = drawn.sample(units, len(units))
    best = _cut(order, size)
    cost = _cost_of_rooms(best, bonds)
    for _ in range(SWAPS_TRIED):
        if len(best) < 2 or cost == 0:  # noqa: PLR2004 - nothing to swap with
            break
        tried = _swapped(best, drawn)
        tried_cost = _cost_of_rooms(tried, bonds)
        if tried_cost <= cost:
            best, cost = tried, tried_cost
    kept, out = _without_the_kept_apart(best, bonds)
    return _with_accompanied(Proposal(kept, out), alone)


def may_be_together(
    room: Iterable[UUID], people: Iterable[Partner], bonds: Bonds
) -> bool:
    """Whether these people may be in one room without a facilitator."""
    seats = set(room)
    if bonds.has_kept_apart(seats):
        return False
    return not any(one.is_accompanied for one in people if one.seat in seats)


def _apart_from_accompanied(people: Sequence[Partner]) -> tuple[list[UUID], list[UUID]]:
    """Those who stay with a facilitator, and those to match."""
    alone = [one.seat for one in people if one.is_accompanied]
    return alone, [one.seat for one in people if not one.is_accompanied]


def _with_accompanied(proposal: Proposal, alone: Sequence[UUID]) -> Proposal:
    return Proposal(proposal.rooms, (*alone, *proposal.in_circle))


def _rounds(seats: Sequence[UUID], bonds: Bonds, odd: Odd) -> Iterable[Proposal]:
    for found in circle_rounds(seats):
        rooms = [(a, b) for a, b in found if a is not None and b is not None]
        left = [s for pair in found if None in pair for s in pair if s is not None]
        if left and odd == Odd.TRIAD and rooms:
            yield from _triads(rooms, left[0], bonds)
        else:
            yield Proposal(tuple(rooms), tuple(left))


def _triads(
    rooms: Sequence[tuple[UUID, UUID]], third: UUID, bonds: Bonds
) -> Iterable[Proposal]:
    """The one with the bye joins the pair that they know least."""

    def cost(room: tuple[UUID, UUID]) -> float:
        return sum(bonds.cost(seat, third) for seat in room)

    joined = min(rooms, key=cost)
    yield Proposal(tuple((*room, third) if room == joined else room for room in rooms))


def _cost_of(proposal: Proposal, bonds: Bonds) -> float:
    left = sum(bonds.left_over.get(seat, 0) ** 2 for seat in proposal.in_circle)
    return _cost_of_rooms(proposal.rooms, bonds) + left


def _cost_of_rooms(rooms: Iterable[Room], bonds: Bonds) -> float:
    return sum(bonds.cost(a, b) for room in rooms for a, b in combinations(room, 2))


class _Matching:
    """The cheapest way to pair every set of people, each found once."""

    def __init__(self, seats: Sequence[UUID], bonds: Bonds) -> None:
        if len(seats) > MOST_PEOPLE:
            raise ValueError(f"more than {MOST_PEOPLE} people cannot be matched")
        self.seats = seats
        self.left_over = [bonds.left_over.get(seat, 0) ** 2 for seat in seats]
        self.costs = [
            [bonds.cost(a, b) if a != b else inf for b in seats] for a in seats
        ]
        self.everybody = (1 << len(seats)) - 1
        self.cost, self.choice = self._table()

    def _table(self) -> tuple[list[float], list[int]]:
        """For every set: what it costs, and what to take out of it first."""
        cost, choice = [0.0] * (self.everybody + 1), [0] * (self.everybody + 1)
        for group in range(1, self.everybody + 1):
            first = group & -group
            row = self.costs[first.bit_length() - 1]
            rest = group ^ first
            best, taken = cost[rest] + STAYS_OUT, first
            others = rest
            while others:
                other = others & -others
                others ^= other
                price = row[other.bit_length() - 1] + cost[rest ^ other]
                if price < best:
                    best, taken = price, first | other
            cost[group], choice[group] = best, taken
        return cost, choice

    def best(self, odd: Odd) -> tuple[tuple[Room, ...], Room]:
        if len(self.seats) % 2 == 0:
            return self._unfold(self.everybody)
        taken = self._triad() if odd == Odd.TRIAD else self._left_over()
        if taken is None:
            return self._unfold(self.everybody)
        rooms, left = self._unfold(self.everybody ^ taken)
        if odd == Odd.TRIAD:
            return (*rooms, self._names(taken)), left
        return rooms, (*self._names(taken), *left)

    def _triad(self) -> int | None:
        """The three whose room leaves the cheapest matching to the others."""
        best, taken = self.cost[self.everybody], None
        for a, b, c in combinations(range(len(self.seats)), 3):
            three = self.costs[a][b] + self.costs[a][c] + self.costs[b][c]
            group = 1 << a | 1 << b | 1 << c
            price = three + self.cost[self.everybody ^ group]
            if price < best:
                best, taken = price, group
        return taken

    def _left_over(self) -> int | None:
        prices = [
            (self.left_over[one] + self.cost[self.everybody ^ 1 << one], one)
            for one in range(len(self.seats))
        ]
        return 1 << min(prices)[1] if prices else None

    def _unfold(self, group: int) -> tuple[tuple[Room, ...], Room]:
        rooms: list[Room] = []
        left: list[UUID] = []
        while group:
            taken = self._names(self.choice[group])
            group ^= self.choice[group]
            if len(taken) == 1:
                left.extend(taken)
            else:
                rooms.append(taken)
        return tuple(rooms), tuple(left)

    def _names(self, group: int) -> Room:
        return tuple(s for place, s in enumerate(self.seats) if group >> place & 1)


def _cut(order: Sequence[UUID], size: int) -> tuple[Room, ...]:
    """As few teams of at most `size` as there can be, and as even."""
    if not order:
        return ()
    count = -(-len(order) // size)
    return tuple(tuple(order[start::count]) for start in range(count))


def _swapped(rooms: Sequence[Room], drawn: Random) -> tuple[Room, ...]:
    one, other = drawn.sample(range(len(rooms)), 2)
    a, b = drawn.choice(rooms[one]), drawn.choice(rooms[other])
    new = {a: b, b: a}
    return tuple(tuple(new.get(seat, seat) for seat in room) for room in rooms)


def _without_the_kept_apart(
    rooms: Iterable[Room], bonds: Bonds
) -> tuple[tuple[Room, ...], Room]:
    """Where no swap helped, one of two who are kept apart stays in the circle."""
    kept: list[Room] = []
    out: list[UUID] = []
    for room in rooms:
        stay: list[UUID] = []
        for seat in room:
            allowed = all(bonds.cost(seat, other) < inf for other in stay)
            (stay if allowed else out).append(seat)
        if len(stay) > 1:
            kept.append(tuple(stay))
        else:
            out.extend(stay)
    return tuple(kept), tuple(out)
