from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from tenfold.formats.voices import (
    WINDOW_SECONDS,
    Tally,
    counted,
    is_in_time,
    streak,
    window_at,
)
from tests.formats.people import NOON

windows = st.lists(st.floats(0, WINDOW_SECONDS), min_size=1, max_size=30)


def told(reports):
    tally = None
    for window, seconds in reports:
        tally = counted(tally, window=window, seconds=seconds)
    return tally


@given(heard=windows)
def test_two_browsers_that_hear_the_same_count_it_once(heard):
    once = told(enumerate(heard))
    twice = told((w, s) for w, s in enumerate(heard) for _ in range(2))

    assert twice == once
    assert abs(once.seconds - sum(heard)) < 1e-6


@given(heard=windows, lost=st.data())
def test_what_one_browser_loses_the_other_brings(heard, lost):
    kept = [(w, s) for w, s in enumerate(heard) if lost.draw(st.booleans())]
    reports = sorted([*kept, *enumerate(heard)], key=lambda report: report[0])

    assert abs(told(reports).seconds - sum(heard)) < 1e-6


@given(seconds=st.floats(allow_nan=False), window=st.integers(0, 99))
def test_nobody_speaks_longer_than_a_window_lasts(seconds, window):
    tally = counted(Tally(5, window, 5), window=window, seconds=seconds)

    assert 5 <= tally.seconds <= WINDOW_SECONDS


def test_what_comes_too_late_or_from_the_future_is_left_out():
    here = window_at(NOON)

    assert [w - here for w in range(here - 4, here + 3) if is_in_time(w, NOON)] == [
        -2, -1, 0,
    ]  # fmt: skip
    later = NOON + timedelta(seconds=WINDOW_SECONDS)
    assert window_at(later) == here + 1
    old = Tally(5, here, 5)
    assert counted(old, window=here - 1, seconds=9) == old


def test_a_streak_ends_where_somebody_took_part():
    assert streak([True, True, False, True]) == 2
    assert streak([]) == streak([False, True]) == 0
