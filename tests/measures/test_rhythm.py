from hypothesis import given
from hypothesis import strategies as st

from tenfold.measures.rhythm import Beat, is_due


def due(beat: Beat, sessions: int, *, ends: bool = True) -> list[int]:
    return [
        n
        for n in range(1, sessions + 1)
        if is_due(beat, n, is_last=ends and n == sessions)
    ]


def test_first_every_fourth_and_last():
    assert due(Beat(), 10) == [1, 4, 8, 10]


def test_a_group_without_an_end_has_no_last_session():
    assert due(Beat(), 10, ends=False) == [1, 4, 8]


def test_each_part_of_it_can_be_left_out():
    assert due(Beat(every=0), 10) == [1, 10]
    assert due(Beat(at_first=False, at_last=False), 10) == [4, 8]
    assert due(Beat(0, at_first=False, at_last=False), 10) == []


@given(st.integers(-5, 0), st.booleans())
def test_before_somebody_joined_nothing_is_due(position, is_last):
    assert not is_due(Beat(every=1), position, is_last=is_last)
