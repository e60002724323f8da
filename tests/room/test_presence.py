from datetime import timedelta
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tenfold.room.presence import (
    Interval,
    Sighting,
    arrive,
    depart,
    infer_end,
    look,
    merge,
    whole_minutes,
)
from tests.room.chaos import (
    JOINED,
    LEFT,
    LOOK_EVERY,
    START,
    TRUTH_WITHIN,
    Stay,
    a_session,
    at,
    lying_webhooks,
)

pytestmark = pytest.mark.postgres

SESSION_SECONDS = 60 * 60
DEEDS = {JOINED: arrive, LEFT: depart}

ANA = Sighting("PA_1", "u-ana", at(10))


def test_an_interval_opens_when_its_end_was_heard_first():
    gone = depart(None, ANA, at(100))

    assert arrive(gone, ANA, at(11)) == gone
    assert (gone.started_at, gone.ended_at) == (at(10), at(100))


def test_a_second_departure_of_a_connection_is_ignored():
    gone = depart(None, ANA, at(100))

    assert depart(gone, ANA, at(200)) == gone


def test_one_missed_look_does_not_end_an_interval():
    open_one = arrive(None, ANA, at(10))

    assert look({"PA_1": open_one}, [], at(15)) == {}


def test_two_missed_looks_end_an_interval_when_it_was_last_seen():
    open_one = arrive(None, ANA, at(10))

    changed = look({"PA_1": open_one}, [], at(20))

    assert changed == {"PA_1": infer_end(open_one)}
    assert changed["PA_1"].ended_at == at(10)


def test_an_inferred_end_is_taken_back_when_the_connection_is_seen_again():
    inferred = infer_end(arrive(None, ANA, at(10)))

    changed = look({"PA_1": inferred}, [ANA], at(30))

    assert changed["PA_1"].ended_at is None
    assert changed["PA_1"].is_inferred is False


def test_a_departure_that_was_heard_corrects_an_inferred_end():
    inferred = infer_end(arrive(None, ANA, at(10)))

    corrected = depart(inferred, ANA, at(14))

    assert (corrected.ended_at, corrected.is_inferred) == (at(14), False)


def test_gaps_of_a_minute_are_closed_and_longer_ones_are_not():
    spans = [(at(0), at(100)), (at(160), at(200)), (at(261), at(300))]

    assert merge(spans) == [(at(0), at(200)), (at(261), at(300))]


moments = st.integers(0, 7200).map(at)
spans = st.lists(
    st.tuples(moments, moments).map(lambda pair: (min(pair), max(pair))), max_size=12
)


@given(spans, st.randoms())
def test_merging_does_not_depend_on_order_and_never_overlaps(spans, random):
    shuffled = list(spans)
    random.shuffle(shuffled)

    merged = merge(spans)

    assert merged == merge(shuffled)
    assert merge(merged) == merged
    for (_, end), (start, _) in pairwise(merged):
        assert start - end > timedelta(seconds=60)
    assert all(any(s <= a and b <= e for s, e in merged) for a, b in spans)


@given(spans)
def test_minutes_are_never_negative_nor_more_than_the_time_there_was(spans):
    minutes = whole_minutes(spans)

    first = min((start for start, _ in spans), default=START)
    last = max((end for _, end in spans), default=START)
    assert 0 <= minutes <= round((last - first) / timedelta(minutes=1))


def what_we_believe(stays: list[Stay], random: Random) -> dict[str, Interval]:
    arriving = lying_webhooks(stays, random, SESSION_SECONDS)
    ledger: dict[str, Interval] = {}
    for second in range(SESSION_SECONDS + 60):
        for word in arriving.get(second, []):
            sid, sighting = word.stay.sid, word.stay.sighting
            ledger[sid] = DEEDS[word.kind](ledger.get(sid), sighting, word.moment)
        if second % LOOK_EVERY == 0:
            there = [s.sighting for s in stays if s.joined <= second < s.left]
            ledger |= look(ledger, there, at(second))
    return ledger


@pytest.mark.parametrize("seed", range(10))
def test_every_interval_is_within_20_seconds_of_the_truth(seed):
    random = Random(seed)
    for _ in range(10):
        people = [f"u-{number}" for number in range(random.randint(2, 10))]
        stays = a_session(random, people, SESSION_SECONDS)

        ledger = what_we_believe(stays, random)

        assert ledger.keys() == {stay.sid for stay in stays}
        for stay in stays:
            believed = ledger[stay.sid]
            assert believed.ended_at is not None
            assert believed.started_at <= believed.ended_at
            assert abs(believed.started_at - at(stay.joined)) <= TRUTH_WITHIN
            assert abs(believed.ended_at - at(stay.left)) <= TRUTH_WITHIN
