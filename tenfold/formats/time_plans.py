"""How long each part of a meeting usually takes: plans of 90 to 180 minutes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tenfold.formats.run_sheet import Kind


@dataclass(frozen=True)
class Part:
    kind: Kind
    minutes: int
    format: str = ""
    exercise: str = ""


def _plan(*minutes: tuple[Kind, int]) -> tuple[Part, ...]:
    return tuple(Part(kind, n, *USUAL.get(kind, ("", ""))) for kind, n in minutes)


USUAL = {
    Kind.ARRIVE: ("", "three-sense-arrival"),
    Kind.CHECK_IN: ("round", ""),
    Kind.CLOSE: ("round", ""),
}
_A, _C, _T, _W = Kind.ARRIVE, Kind.CHECK_IN, Kind.AGENDA, Kind.WORK
_B, _X, _Z, _O = Kind.BREAK, Kind.THEORY, Kind.CLOSE, Kind.CHECK_OUT
PLANS = {
    90: _plan((_A, 4), (_C, 12), (_T, 3), (_W, 35), (_X, 20), (_Z, 12), (_O, 4)),
    120: _plan(
        (_A, 5), (_C, 15), (_T, 4), (_W, 40), (_B, 10), (_X, 28), (_Z, 13), (_O, 5)
    ),
    150: _plan(
        (_A, 5), (_C, 17), (_T, 5), (_W, 45), (_B, 15), (_X, 44), (_Z, 14), (_O, 5)
    ),
    180: _plan(
        (_A, 6), (_C, 18), (_T, 5), (_W, 50), (_B, 15), (_X, 30), (_B, 5), (_W, 30),
        (_Z, 15), (_O, 6),
    ),
}  # fmt: skip
LONGEST_WITHOUT_BREAK = 100


def plan_for(minutes: int) -> tuple[Part, ...]:
    """The usual parts of a meeting of this length; they add up to it exactly.

    In between, the nearest plan is stretched: the largest remainders get the minutes
    that are left over, and no part is shorter than a minute.
    """
    if minutes in PLANS:
        return PLANS[minutes]
    if minutes <= LONGEST_WITHOUT_BREAK:
        nearest = PLANS[90]
    else:
        length = min(
            (n for n in PLANS if n > LONGEST_WITHOUT_BREAK),
            key=lambda n: abs(n - minutes),
        )
        nearest = PLANS[length]
    shares = shared_out(minutes, [part.minutes for part in nearest])
    return tuple(
        replace(part, minutes=n) for part, n in zip(nearest, shares, strict=True)
    )


def shared_out(total: int, weights: Sequence[int]) -> list[int]:
    """Whole numbers of at least one in these proportions, which add up to the total."""
    free = total - len(weights)
    exact = [free * weight / sum(weights) for weight in weights]
    shares = [1 + int(share) for share in exact]
    by_remainder = sorted(
        range(len(weights)), key=lambda i: (int(exact[i]) - exact[i], i)
    )
    for i in by_remainder[: total - sum(shares)]:
        shares[i] += 1
    return shares
