from collections import Counter
from itertools import combinations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tenfold.formats.pairing import (
    Bonds,
    Met,
    Odd,
    Partner,
    circle_rounds,
    may_be_together,
    pairs_by_history,
    pairs_of_round,
    teams,
)
from tests.formats.people import seat

counts = st.integers(1, 15)
odds = st.sampled_from(Odd)
makers = st.sampled_from([pairs_by_history, pairs_of_round])


def everybody(count):
    return [Partner(seat(n)) for n in range(1, count + 1)]


def pair(a, b):
    return frozenset((seat(a), seat(b)))


def pairs_in(rooms):
    return [frozenset(two) for room in rooms for two in combinations(room, 2)]


def pairs_of(count):
    return st.sets(
        st.tuples(st.integers(1, count), st.integers(1, count))
        .filter(lambda two: two[0] != two[1])
        .map(lambda two: pair(*two)),
        max_size=count,
    )


@st.composite
def situations(draw):
    """People of whom some are accompanied, some kept apart, and some have met."""
    count = draw(counts)
    accompanied = draw(st.sets(st.integers(1, count), max_size=3))
    people = [Partner(seat(n), n in accompanied) for n in range(1, count + 1)]
    apart = draw(pairs_of(count)) if count > 1 else set()
    met = draw(pairs_of(count)) if count > 1 else set()
    known = {two: Met(draw(st.integers(1, 4))) for two in met}
    return people, Bonds(met=known, apart=frozenset(apart))


@pytest.mark.parametrize("count", range(2, 13))
def test_the_circle_method_lets_everybody_meet_everybody_once(count):
    rounds = circle_rounds([seat(n) for n in range(count)])

    met = Counter(frozenset(two) for found in rounds for two in found)
    real = {two: times for two, times in met.items() if None not in two}
    assert len(rounds) == (count - 1 if count % 2 == 0 else count)
    assert len(real) == count * (count - 1) // 2
    assert set(real.values()) == {1}
    byes = Counter(s for two in met if None in two for s in two if s)
    assert all(byes[seat(n)] == count % 2 for n in range(count))


def test_the_first_round_is_that_of_the_book():
    a, b, c, d, e, f = (seat(n) for n in range(6))

    assert circle_rounds([a, b, c, d, e, f])[0] == [(a, f), (b, e), (c, d)]


@settings(deadline=None)
@given(situations(), odds, makers, st.integers(0, 3))
def test_everybody_is_in_exactly_one_place(situation, odd, make, again):
    people, bonds = situation

    proposal = make(people, bonds, odd=odd, again=again)

    named = [s for room in (*proposal.rooms, proposal.in_circle) for s in room]
    assert sorted(named) == sorted(one.seat for one in people)
    assert all(len(room) in (2, 3) for room in proposal.rooms)
    assert sum(len(room) == 3 for room in proposal.rooms) <= 1


@settings(deadline=None)
@given(situations(), odds, makers, st.integers(0, 3))
def test_nobody_is_with_whom_they_are_kept_apart_from_or_alone_unobserved(
    situation, odd, make, again
):
    people, bonds = situation

    proposal = make(people, bonds, odd=odd, again=again)

    assert not bonds.apart & set(pairs_in(proposal.rooms))
    assert all(may_be_together(room, people, bonds) for room in proposal.rooms)
    accompanied = {one.seat for one in people if one.is_accompanied}
    assert accompanied <= set(proposal.in_circle)


@settings(deadline=None)
@given(counts, odds, makers)
def test_one_is_left_over_only_when_the_number_is_odd(count, odd, make):
    proposal = make(everybody(count), Bonds(), odd=odd)

    threes = [room for room in proposal.rooms if len(room) == 3]
    is_triad = count % 2 == 1 and odd == Odd.TRIAD and count > 1
    assert len(threes) == int(is_triad)
    assert len(proposal.in_circle) == int(count % 2 == 1 and not is_triad)


@settings(deadline=None)
@given(st.integers(2, 7).map(lambda half: 2 * half))
def test_a_fixed_roster_meets_in_as_few_rounds_as_there_can_be(count):
    people, met = everybody(count), {}
    for _ in range(count - 1):
        for two in pairs_in(
            pairs_of_round(people, Bonds(met=met), odd=Odd.TRIAD).rooms
        ):
            met[two] = Met(met[two].times + 1 if two in met else 1)

    assert len(met) == count * (count - 1) // 2
    assert {known.times for known in met.values()} == {1}


@settings(deadline=None, max_examples=24)
@given(st.integers(2, 13), odds)
def test_all_pairs_meet_over_time(count, odd):
    people, met, left = everybody(count), {}, Counter()
    for _ in range(3 * count):
        bonds = Bonds(met=met, left_over=left)
        proposal = pairs_by_history(people, bonds, odd=odd)
        left.update(proposal.in_circle)
        for two in pairs_in(proposal.rooms):
            met[two] = Met(met[two].times + 1 if two in met else 1)

    assert len(met) == count * (count - 1) // 2
    if count % 2 and odd != Odd.TRIAD:
        assert max(left.values()) - min(left[one.seat] for one in people) <= 1


@settings(deadline=None, max_examples=24)
@given(st.integers(0, 10_000))
def test_with_changing_attendance_all_meet_and_nobody_too_often(seed):
    drawn, met = Random(seed), {}
    people = everybody(9)
    for meeting in range(20):
        here = drawn.sample(people, drawn.randint(6, 9))
        ago = {
            two: Met(known.times, meeting - known.meetings_ago)
            for two, known in met.items()
        }
        proposal = pairs_by_history(here, Bonds(met=ago), odd=Odd.TRIAD)
        for two in pairs_in(proposal.rooms):
            met[two] = Met(met[two].times + 1 if two in met else 1, meeting)

    assert len(met) >= 34
    assert max(known.times for known in met.values()) <= 5


@settings(deadline=None)
@given(st.integers(2, 10), odds, st.data())
def test_the_matching_is_the_cheapest_there_is(count, odd, data):
    met = {two: Met(data.draw(st.integers(1, 3))) for two in data.draw(pairs_of(count))}
    bonds, people = Bonds(met=met), everybody(count)
    proposal = pairs_by_history(people, bonds, odd=odd)
    price = sum(bonds.cost(*two) for two in pairs_in(proposal.rooms))

    drawn = Random(1)
    for _ in range(40):
        order = drawn.sample([one.seat for one in people], count)
        rooms = [tuple(order[at : at + 2]) for at in range(0, count - 1, 2)]
        if count % 2 and odd == Odd.TRIAD:
            rooms[-1] = (*rooms[-1], order[-1])
        other = sum(bonds.cost(*two) for two in pairs_in(rooms))
        assert price <= other + 1e-9


def test_asking_again_gives_other_pairs_of_the_same_cost():
    found = {
        frozenset(
            pairs_in(
                pairs_by_history(everybody(6), Bonds(), odd=Odd.TRIAD, again=n).rooms
            )
        )
        for n in range(6)
    }

    assert len(found) > 1


def test_two_who_are_kept_apart_stay_in_the_circle_rather_than_together():
    bonds = Bonds(apart=frozenset({pair(1, 2)}))

    proposal = pairs_by_history(everybody(2), bonds, odd=Odd.TRIAD)

    assert proposal.rooms == ()
    assert set(proposal.in_circle) == {seat(1), seat(2)}


@settings(deadline=None)
@given(situations(), st.integers(0, 3))
def test_teams_are_of_three_or_four_and_as_even_as_they_can_be(situation, again):
    people, bonds = situation

    proposal = teams(people, bonds, again=again)

    named = [s for room in (*proposal.rooms, proposal.in_circle) for s in room]
    assert sorted(named) == sorted(one.seat for one in people)
    assert not bonds.apart & set(pairs_in(proposal.rooms))
    assert all(may_be_together(room, people, bonds) for room in proposal.rooms)


@settings(deadline=None)
@given(st.integers(3, 15).filter(lambda count: count != 5))
def test_without_constraints_no_team_is_larger_by_two(count):
    sizes = [len(room) for room in teams(everybody(count), Bonds()).rooms]

    assert sum(sizes) == count
    assert max(sizes) - min(sizes) <= 1
    assert min(sizes) >= 3
    assert max(sizes) <= 4


def test_teams_mix_those_who_met_before():
    known = {two: Met(3) for two in pairs_in([(seat(1), seat(2), seat(3), seat(4))])}

    proposal = teams(everybody(8), Bonds(met=known))

    together = [two for two in pairs_in(proposal.rooms) if two in known]
    assert len(together) == 2
