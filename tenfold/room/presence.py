"""From what was heard and seen of people to how long they were there."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

JOINED = "joined"
LEFT = "left"

ABSENT_AFTER = timedelta(seconds=8)
"""Absent from two looks, which are five seconds apart."""

SHORT_GAP = timedelta(seconds=60)
"""A reconnection or a change of place, which does not count as an absence."""


@dataclass(frozen=True)
class Interval:
    """One connection of one person, named by the media server's participant sid."""

    sid: str
    identity: str
    started_at: datetime
    last_seen_at: datetime
    ended_at: datetime | None = None
    is_inferred: bool = False


@dataclass(frozen=True)
class Sighting:
    """One connection, as a look at the room found it."""

    sid: str
    identity: str
    joined_at: datetime


def arrive(known: Interval | None, sighting: Sighting, at: datetime) -> Interval:
    """Somebody was seen or heard to be there. A departure that was heard stays."""
    if known is None:
        seen_at = max(at, sighting.joined_at)
        return Interval(sighting.sid, sighting.identity, sighting.joined_at, seen_at)
    if known.ended_at and not known.is_inferred:
        return known
    if known.ended_at and at <= known.ended_at:
        return known
    return replace(
        known,
        last_seen_at=max(known.last_seen_at, at),
        ended_at=None,
        is_inferred=False,
    )


def depart(known: Interval | None, sighting: Sighting, at: datetime) -> Interval:
    """Somebody was heard to leave. The first word about a connection's end is kept."""
    if known is None:
        end = max(at, sighting.joined_at)
        return Interval(sighting.sid, sighting.identity, sighting.joined_at, end, end)
    if known.ended_at and not known.is_inferred:
        return known
    end = max(at, known.started_at)
    return replace(
        known,
        last_seen_at=max(known.last_seen_at, end),
        ended_at=end,
        is_inferred=False,
    )


def look(
    known: Mapping[str, Interval], present: Iterable[Sighting], at: datetime
) -> dict[str, Interval]:
    """What changes after a look at who is there: arrivals, and absences noticed."""
    found = {sighting.sid: sighting for sighting in present}
    changed = {
        sid: arrive(known.get(sid), sighting, at) for sid, sighting in found.items()
    }
    for sid, interval in known.items():
        if sid not in found:
            changed[sid] = _missed(interval, at)
    return {sid: new for sid, new in changed.items() if new != known.get(sid)}


def _missed(interval: Interval, at: datetime) -> Interval:
    return infer_end(interval) if is_overdue(interval, at) else interval


def is_overdue(interval: Interval, at: datetime) -> bool:
    """Whether an open interval has not been seen for so long that it has ended."""
    return interval.ended_at is None and at - interval.last_seen_at >= ABSENT_AFTER


def infer_end(interval: Interval) -> Interval:
    """The connection ended unheard: it lasted at least until it was last seen."""
    return replace(interval, ended_at=interval.last_seen_at, is_inferred=True)


def end_at(interval: Interval, at: datetime) -> Interval:
    """The connection ends now, because the room it leads to does."""
    end = max(at, interval.started_at)
    return replace(interval, last_seen_at=end, ended_at=end, is_inferred=False)


Span = tuple[datetime, datetime]


def merge(spans: Iterable[Span], *, gap: timedelta = SHORT_GAP) -> list[Span]:
    """The time covered, in order, with short gaps closed."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start - merged[-1][1] <= gap:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged


def whole_minutes(spans: Iterable[Span]) -> int:
    """Minutes covered by these spans together, to the nearest whole minute."""
    total = sum((end - start for start, end in merge(spans)), timedelta())
    return round(total / timedelta(minutes=1))
