import string

from hypothesis import given
from hypothesis import strategies as st

from tenfold.moments.builtin import BUILT_IN
from tenfold.moments.keys import GROUP_KEY, MEMBER_KEYS, assigned, may_be_tag

FREE = set(string.printable) - set(MEMBER_KEYS) - {GROUP_KEY, "?"}


def test_members_have_keys_by_seat():
    keys = assigned({}, [("noor", 2), ("sam", 1), ("ivo", 10), ("kim", 12)])

    assert keys == {"sam": "1", "noor": "2", "ivo": "0", "kim": "b"}


def test_a_key_stays_when_seats_are_swapped_and_a_newcomer_takes_a_free_one():
    keys = assigned({"sam": "1", "noor": "2"}, [("sam", 2), ("noor", 1), ("ivo", 1)])

    assert keys == {"sam": "1", "noor": "2", "ivo": "3"}


@given(st.dictionaries(st.text(min_size=1), st.integers(1, 12), max_size=20))
def test_no_two_members_share_a_key(seats):
    keys = [key for key in assigned({}, seats.items()).values() if key]

    assert len(keys) == len(set(keys)) == min(len(seats), len(MEMBER_KEYS))


def test_the_usual_tags_have_keys_of_their_own():
    keys = [one.key for one in BUILT_IN]

    assert len(keys) == len(set(keys)) == 13
    assert all(may_be_tag(key) for key in keys)


@given(st.text(max_size=2))
def test_no_tag_has_a_digit_or_the_key_of_a_member(key):
    if may_be_tag(key):
        assert len(key) == 1
        assert not key.isdigit()
        assert key not in f"{MEMBER_KEYS}{GROUP_KEY}? "
