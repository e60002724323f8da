"""Whose turn it might be: who has waited longest, out of the turns of all meetings."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

NEVER = 10_000


@dataclass(frozen=True)
class Waited:
    """How long somebody has been without a turn."""

    seat: UUID
    wants_time: bool = False
    meetings_since: int | None = None
    """Since their last turn; None when they never had one."""
    seconds_this_month: int = 0


def suggested_order(people: Iterable[Waited]) -> list[Waited]:
    """Who asked first, then the longest wait, then the least time in the last month.

    Those who are alike in all of this keep the order in which they sit.
    """

    def place(one: Waited) -> tuple[bool, int, int]:
        since = NEVER if one.meetings_since is None else one.meetings_since
        return (not one.wants_time, -since, one.seconds_this_month)

    return sorted(people, key=place)
