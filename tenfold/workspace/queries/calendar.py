"""A month of sessions as one person sees it, with what of them waits to be signed."""

from calendar import Calendar
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from tenfold.notes.queries.queue import Due, sessions_due
from tenfold.practice.models import StaffMember
from tenfold.scheduling.models import Meeting


@dataclass(frozen=True)
class Entry:
    """A session, and its notes when they wait for this person's signature."""

    meeting: Meeting
    due: Due | None


@dataclass(frozen=True)
class CalendarDay:
    on: date
    is_of_month: bool
    entries: list[Entry]


@dataclass(frozen=True)
class Month:
    """Whole weeks from Monday on, in the time of the practice."""

    first: date
    weeks: list[list[CalendarDay]]
    waiting: int
    """Of this month alone: what waits in a neighbouring one is counted there."""

    @property
    def earlier(self) -> date:
        return (self.first - timedelta(days=1)).replace(day=1)

    @property
    def later(self) -> date:
        return (self.first + timedelta(days=31)).replace(day=1)

    @property
    def is_empty(self) -> bool:
        return not any(day.entries for week in self.weeks for day in week)


def month_of(staff: StaffMember, first: date, *, on: date, now: datetime) -> Month:
    """The month that begins on `first`; two questions for the sessions, however many.

    A session stands on the day on which it begins where the practice is.
    """
    zone = ZoneInfo(staff.practice.time_zone)
    days = list(Calendar().itermonthdates(first.year, first.month))
    seen = Meeting.objects.visible_to(staff, on=on)
    near = seen.beginning_on(days[0], days[-1], zone=zone)
    due = sessions_due(staff, on=on, now=now)
    held: dict[date, list[Entry]] = {day: [] for day in days}
    for meeting in near.select_related("group"):
        day = meeting.starts_at.astimezone(zone).date()
        held[day].append(Entry(meeting, due.get(meeting.pk)))
    cells = [CalendarDay(day, day.month == first.month, held[day]) for day in days]
    return Month(
        first=first,
        weeks=[cells[at : at + 7] for at in range(0, len(cells), 7)],
        waiting=sum(
            one.due is not None
            for day in cells
            if day.is_of_month
            for one in day.entries
        ),
    )
