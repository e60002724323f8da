from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from random import Random
from typing import Any

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

pytestmark = pytest.mark.postgres

START = datetime(2026, 11, 23, 18, tzinfo=UTC)
TRUTH_WITHIN = timedelta(seconds=20)
LOOK_EVERY = 5
OUTAGE_SECONDS = 300
SESSION_SECONDS = 60 * 60


def at(seconds: float) -> datetime:
    return START + timedelta(seconds=seconds)


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


@dataclass(frozen=True)
class Stay:
    """What really happened: one connection, from when to when."""

    sid: str
    identity: str
    joined: int
    left: int

    @property
    def sighting(self) -> Sighting:
        return Sighting(self.sid, self.identity, at(self.joined))


def a_session(random: Random) -> list[Stay]:
    stays = []
    for person in range(random.randint(2, 10)):
        moment = random.randint(0, 600)
        for connection in range(random.randint(1, 4)):
            left = moment + random.randint(20, 1500)
            if left > SESSION_SECONDS:
                break
            stays.append(Stay(f"PA_{person}_{connection}", f"u-{person}", moment, left))
            moment = left + random.randint(1, 300)
    return stays


def lying_webhooks(stays: list[Stay], random: Random) -> dict[int, list[Any]]:
    """20 % lost, 20 % doubled, up to 30 s late; none in an outage of 5 minutes."""
    outage = random.randint(0, SESSION_SECONDS - OUTAGE_SECONDS)
    arriving: dict[int, list[Any]] = {}
    for stay in stays:
        for deed, moment in ((arrive, stay.joined), (depart, stay.left)):
            copies = 0 if random.random() < 0.2 else 1 + (random.random() < 0.2)
            for _ in range(copies):
                heard = moment + random.randint(0, 30)
                if not outage <= heard < outage + OUTAGE_SECONDS:
                    arriving.setdefault(heard, []).append((deed, stay, at(moment)))
    for events in arriving.values():
        random.shuffle(events)
    return arriving


def what_we_believe(stays: list[Stay], random: Random) -> dict[str, Interval]:
    arriving = lying_webhooks(stays, random)
    ledger: dict[str, Interval] = {}
    for second in range(SESSION_SECONDS + 60):
        for deed, stay, moment in arriving.get(second, []):
            ledger[stay.sid] = deed(ledger.get(stay.sid), stay.sighting, moment)
        if second % LOOK_EVERY == 0:
            there = [s.sighting for s in stays if s.joined <= second < s.left]
            ledger |= look(ledger, there, at(second))
    return ledger


@pytest.mark.parametrize("seed", range(10))
def test_every_interval_is_within_20_seconds_of_the_truth(seed):
    random = Random(seed)
    for _ in range(10):
        stays = a_session(random)

        ledger = what_we_believe(stays, random)

        assert ledger.keys() == {stay.sid for stay in stays}
        for stay in stays:
            believed = ledger[stay.sid]
            assert believed.ended_at is not None
            assert believed.started_at <= believed.ended_at
            assert abs(believed.started_at - at(stay.joined)) <= TRUTH_WITHIN
            assert abs(believed.ended_at - at(stay.left)) <= TRUTH_WITHIN
