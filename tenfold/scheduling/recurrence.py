"""When a series meets: wall time in a zone, turned into moments. No database."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from dateutil.rrule import WEEKLY, rrule


@dataclass(frozen=True)
class Occurrence:
    """One meeting of a series: its local date, and when it starts and ends in UTC."""

    on: date
    starts_at: datetime
    ends_at: datetime


def moment(on: date, at: time, zone: str) -> datetime:
    """The moment in UTC at which a clock in `zone` shows `at` on that date.

    On the night the clocks go forward a time that does not exist moves forward by the
    gap (02:30 becomes 03:30); when they go back, the first of the two is meant
    (PEP 495, fold=0). Raises ZoneInfoNotFoundError for an unknown zone.
    """
    local = datetime.combine(on, at.replace(fold=0), tzinfo=ZoneInfo(zone))
    return local.astimezone(UTC)


def occurrences(rule: "WeeklyRule", *, first: date, last: date) -> Iterator[Occurrence]:
    """The meetings of a rule with local dates from `first` to `last`, both included.

    The length is added in UTC, since adding it to local time is wrong on the night the
    clocks change.
    """
    start = datetime.combine(rule.starts_on, time())
    until = min(last, rule.until_on) if rule.until_on else last
    days = rrule(WEEKLY, interval=rule.interval_weeks, dtstart=start)
    for day in days.between(
        datetime.combine(first, time()), datetime.combine(until, time()), inc=True
    ):
        starts_at = moment(day.date(), rule.wall_time, rule.time_zone)
        ends_at = starts_at + timedelta(minutes=rule.length_minutes)
        yield Occurrence(day.date(), starts_at, ends_at)


@dataclass(frozen=True)
class WeeklyRule:
    """Every so many weeks from a date on, at a wall time in an IANA zone."""

    starts_on: date
    wall_time: time
    time_zone: str
    interval_weeks: int
    length_minutes: int
    until_on: date | None = None  # the last day, included
