"""How long people spoke, added up from what facilitators' browsers hear.

Time is cut into windows of ten seconds of the server's clock. Several browsers may hear
one person in one window, or none of them may: the longest that anybody heard counts.
"""

from dataclasses import dataclass
from datetime import datetime

WINDOW_SECONDS = 10
LATE_WINDOWS = 2
"""What comes later than this is left out: nobody knows any more what else was heard."""


@dataclass(frozen=True)
class Tally:
    """Somebody's seconds, and how many of them fell into the last window."""

    seconds: float
    window: int
    window_seconds: float


def window_at(now: datetime) -> int:
    return int(now.timestamp() // WINDOW_SECONDS)


def is_in_time(window: int, now: datetime) -> bool:
    return window_at(now) - LATE_WINDOWS <= window <= window_at(now)


def counted(tally: Tally | None, *, window: int, seconds: float) -> Tally:
    """The tally after one more browser said what it heard in a window."""
    heard = min(max(seconds, 0.0), float(WINDOW_SECONDS))
    if tally is None:
        return Tally(heard, window, heard)
    if window < tally.window:
        return tally
    if window > tally.window:
        return Tally(tally.seconds + heard, window, heard)
    more = max(0.0, heard - tally.window_seconds)
    return Tally(tally.seconds + more, window, tally.window_seconds + more)


def streak(listened: list[bool]) -> int:
    """For how many sessions in a row somebody listened; the latest is first."""
    count = 0
    for one in listened:
        if not one:
            break
        count += 1
    return count
