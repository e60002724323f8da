from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

from hypothesis import given, settings
from hypothesis import strategies as st

from tenfold.scheduling.recurrence import WeeklyRule, moment, occurrences

ZONES = sorted(z for z in available_timezones() if "/" in z)
LISBON = "Europe/Lisbon"


def rule(**fields):
    plain = {
        "starts_on": date(2026, 3, 3),
        "wall_time": time(18),
        "time_zone": LISBON,
        "interval_weeks": 1,
        "length_minutes": 90,
    }
    return WeeklyRule(**{**plain, **fields})


def test_a_weekly_session_stays_at_its_wall_time_when_the_clocks_change():
    spring = occurrences(rule(), first=date(2026, 3, 24), last=date(2026, 3, 31))

    assert [o.starts_at for o in spring] == [
        datetime(2026, 3, 24, 18, tzinfo=UTC),
        datetime(2026, 3, 31, 17, tzinfo=UTC),
    ]


def test_a_time_that_does_not_exist_moves_forward_by_the_gap():
    assert moment(date(2026, 3, 29), time(1, 30), LISBON) == datetime(
        2026, 3, 29, 1, 30, tzinfo=UTC
    )


def test_a_time_that_comes_twice_means_the_first():
    assert moment(date(2026, 10, 25), time(1, 30), LISBON) == datetime(
        2026, 10, 25, 0, 30, tzinfo=UTC
    )


def test_a_session_over_the_night_the_clocks_change_keeps_its_length():
    night = rule(starts_on=date(2026, 3, 28), wall_time=time(23, 30))

    one = next(occurrences(night, first=date(2026, 3, 28), last=date(2026, 3, 28)))

    assert one.ends_at - one.starts_at == timedelta(minutes=90)


def test_every_second_week_counts_from_the_first():
    fortnightly = rule(interval_weeks=2)

    days = occurrences(fortnightly, first=date(2026, 3, 9), last=date(2026, 4, 1))

    assert [o.on for o in days] == [date(2026, 3, 17), date(2026, 3, 31)]


def test_the_last_day_is_included_and_nothing_after_it():
    days = occurrences(
        rule(until_on=date(2026, 3, 10)), first=date(2026, 1, 1), last=date(2027, 1, 1)
    )

    assert [o.on for o in days] == [date(2026, 3, 3), date(2026, 3, 10)]


@settings(max_examples=400)
@given(
    zone=st.sampled_from(ZONES),
    start=st.dates(date(2024, 1, 1), date(2037, 1, 1)),
    at=st.times().map(lambda t: t.replace(second=0, microsecond=0)),
)
def test_in_every_zone_the_clock_shows_the_wall_time_or_the_gap_was_skipped(
    zone, start, at
):
    weekly = rule(starts_on=start, wall_time=at, time_zone=zone)
    found = list(occurrences(weekly, first=start, last=start + timedelta(days=364)))

    assert [o.on for o in found] == [start + timedelta(weeks=w) for w in range(53)]
    for one in found:
        local = one.starts_at.astimezone(ZoneInfo(zone))
        skipped = local.replace(tzinfo=None) - datetime.combine(one.on, at)
        assert timedelta(0) <= skipped <= timedelta(days=1)
        if skipped:  # only where that time does not exist
            naive = datetime.combine(one.on, at, tzinfo=ZoneInfo(zone))
            assert naive.astimezone(UTC).astimezone(ZoneInfo(zone)) != naive or (
                naive.utcoffset() != naive.replace(fold=1).utcoffset()
            )
