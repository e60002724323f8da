"""When a group meets, in words. No database."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tenfold.core.zones import place
from tenfold.scheduling.recurrence import WeeklyRule


def weekday_plurals() -> tuple[str, ...]:
    return (
        _("Mondays"),
        _("Tuesdays"),
        _("Wednesdays"),
        _("Thursdays"),
        _("Fridays"),
        _("Saturdays"),
        _("Sundays"),
    )


def cadence(rule: WeeklyRule) -> str:
    """ "Tuesdays 18:00, 90 min, Lisbon time": wall time, never a moment."""
    words = _("{days} {time}, {length} min, {place} time").format(
        days=weekday_plurals()[rule.starts_on.weekday()],
        time=rule.wall_time.strftime("%H:%M"),
        length=rule.length_minutes,
        place=place(rule.time_zone),
    )
    if rule.interval_weeks == 1:
        return words
    every = ngettext("every week", "every %(weeks)d weeks", rule.interval_weeks) % {
        "weeks": rule.interval_weeks
    }
    return f"{words}, {every}"
