from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tenfold.formats.fairness import Waited, suggested_order
from tests.formats.people import seat

waits = st.builds(
    Waited,
    seat=st.integers(1, 12).map(seat),
    wants_time=st.booleans(),
    meetings_since=st.none() | st.integers(1, 30),
    seconds_this_month=st.integers(0, 4000),
)


def test_who_never_had_a_turn_is_before_who_waited_long():
    order = suggested_order(
        [
            Waited(seat(1), meetings_since=9),
            Waited(seat(2)),
            Waited(seat(3), wants_time=True, meetings_since=1),
            Waited(seat(4), meetings_since=9, seconds_this_month=900),
        ]
    )

    assert [one.seat for one in order] == [seat(3), seat(2), seat(1), seat(4)]


@given(people=st.lists(waits, max_size=12))
def test_nobody_waits_behind_somebody_who_waited_less(people):
    order = suggested_order(people)

    assert sorted(map(str, order)) == sorted(map(str, people))
    for first, second in pairwise(order):
        if first.wants_time == second.wants_time:
            assert (first.meetings_since is None) or (
                second.meetings_since is not None
                and first.meetings_since >= second.meetings_since
            )
