from datetime import timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tenfold.formats import run_sheet as rules
from tenfold.formats.base import FormatError
from tenfold.formats.run_sheet import AHEAD, Block, BlockState, Kind, course_of
from tenfold.formats.time_plans import PLANS, plan_for
from tests.formats.people import NOON

ENDS = NOON + timedelta(minutes=90)
LONG = 120 * 60


def a_sheet(*minutes, kinds=()):
    kinds = dict(kinds)
    return tuple(
        Block(UUID(int=n), kinds.get(n, Kind.WORK), planned_seconds=60 * length)
        for n, length in enumerate(minutes, start=1)
    )


def one(number):
    return UUID(int=number)


def at(minutes):
    return NOON + timedelta(minutes=minutes)


def course(sheet, minutes):
    return course_of(sheet, starts_at=NOON, ends_at=ENDS, now=at(minutes))


def states(sheet):
    return {block.id.int: str(block.state) for block in sheet}


def order(sheet):
    return [block.id.int for block in sheet]


def test_before_it_begins_a_full_plan_drifts_by_nothing():
    assert course(a_sheet(30, 40, 20), -10).drift == 0
    assert course(a_sheet(30, 40, 20), 5).drift == 5 * 60


def test_a_block_that_runs_over_moves_the_end():
    sheet = rules.start(a_sheet(30, 40, 20), one(1), at(0))

    in_time, over = course(sheet, 29), course(sheet, 36)

    assert (in_time.block_left, in_time.drift) == (60, 0)
    assert (over.block_left, over.drift) == (-6 * 60, 6 * 60)
    assert over.next == one(2)


def test_ending_early_gives_time_back():
    sheet = rules.start(a_sheet(30, 40, 20), one(1), at(0))
    sheet = rules.start(sheet, one(2), at(20))

    assert course(sheet, 20).drift == -10 * 60


@pytest.mark.parametrize(
    ("minute", "warned"),
    [(-30, False), (69, False), (70, True), (89, True), (95, True)],
)
def test_no_new_depth_from_twenty_minutes_before_the_end(minute, warned):
    assert course(a_sheet(90), minute).is_no_new_depth is warned


def test_starting_the_next_ends_what_runs_and_counts_once():
    sheet = rules.start(a_sheet(5, 5), one(1), at(0))
    sheet = rules.start(sheet, one(2), at(4))

    assert states(sheet) == {1: "done", 2: "running"}
    assert sheet[0].ended_at == sheet[1].started_at == at(4)
    with pytest.raises(FormatError):
        rules.start(sheet, one(2), at(5))


def test_what_is_swapped_in_comes_before_all_that_is_ahead():
    sheet = rules.start(a_sheet(5, 5, 5, 5), one(1), at(0))

    sheet = rules.start(sheet, one(4), at(5))

    assert order(sheet) == [1, 4, 2, 3]
    assert course(sheet, 5).next == one(2)


def test_two_minutes_more_and_not_more_than_an_hour():
    sheet = rules.start(a_sheet(5), one(1), at(0))
    sheet = rules.extend(sheet, one(1))

    assert course(sheet, 5).block_left == 120
    for _ in range(29):
        sheet = rules.extend(sheet, one(1))
    assert sheet[0].extra_seconds == 3600
    with pytest.raises(FormatError):
        rules.extend(sheet, one(1))


def test_what_is_parked_comes_back_as_the_next():
    sheet = rules.park(a_sheet(5, 5, 5), one(3), length_seconds=900)
    assert course(sheet, 0).drift == -80 * 60

    sheet = rules.bring_back(sheet, one(3))

    assert order(sheet) == [3, 1, 2]
    assert set(states(sheet).values()) == {"planned"}


@pytest.mark.parametrize("leave_out", ["skip", "park", "remove"])
def test_a_long_session_keeps_its_break(leave_out):
    sheet = a_sheet(60, 10, 50, kinds={2: Kind.BREAK})
    said = {"now": NOON} if leave_out == "skip" else {}

    with pytest.raises(rules.NoBreakError):
        getattr(rules, leave_out)(sheet, one(2), length_seconds=LONG, **said)
    getattr(rules, leave_out)(sheet, one(2), length_seconds=100 * 60, **said)


def test_a_break_that_was_had_counts():
    sheet = a_sheet(60, 10, 5, kinds={2: Kind.BREAK, 3: Kind.BREAK})
    sheet = rules.start(sheet, one(2), at(0))

    sheet = rules.skip(sheet, one(3), at(5), length_seconds=LONG)
    sheet = rules.skip(sheet, one(2), at(5), length_seconds=LONG)

    assert states(sheet) == {2: "done", 1: "planned", 3: "skipped"}


def test_what_has_begun_is_not_removed_nor_moved():
    sheet = rules.start(a_sheet(5, 5, 5), one(1), at(0))

    with pytest.raises(FormatError):
        rules.remove(sheet, one(1), length_seconds=900)
    with pytest.raises(FormatError):
        rules.arrange(sheet, [one(1), one(3), one(2)])
    assert order(rules.arrange(sheet, [one(3), one(2)])) == [1, 3, 2]


def test_a_block_that_is_gone_says_so():
    with pytest.raises(rules.NoSuchBlockError):
        rules.start(a_sheet(5), one(9), NOON)


deeds = st.lists(
    st.tuples(
        st.sampled_from(["start", "skip", "park", "extend", "bring_back"]),
        st.integers(1, 7),
        st.integers(0, 600),
    ),
    max_size=30,
)


@given(st.lists(st.integers(1, 60), min_size=1, max_size=7), deeds)
def test_whatever_is_pressed_the_plan_stays_whole(lengths, pressed):
    sheet, now = a_sheet(*lengths), NOON
    length = 60 * sum(lengths)
    for deed, number, seconds in pressed:
        now += timedelta(seconds=seconds)
        said = {
            "start": {"now": now},
            "skip": {"now": now, "length_seconds": length},
            "park": {"length_seconds": length},
        }
        try:
            sheet = getattr(rules, deed)(sheet, one(number), **said.get(deed, {}))
        except FormatError:
            continue

        assert sorted(order(sheet)) == list(range(1, len(lengths) + 1))
        running = [b for b in sheet if b.state == BlockState.RUNNING]
        assert len(running) <= 1
        for block in sheet:
            if block.state == BlockState.DONE:
                assert block.started_at <= block.ended_at <= now
            if block.state in AHEAD:
                assert block.started_at is None
        seen = course_of(sheet, starts_at=NOON, ends_at=ENDS, now=now)
        planned = sum(b.seconds for b in sheet if b.state == BlockState.PLANNED)
        assert seen.drift >= planned - seen.meeting_left
        assert seen.meeting_left == (ENDS - now).total_seconds()


@given(st.lists(st.integers(1, 60), min_size=1, max_size=7), st.data())
def test_any_order_of_what_is_ahead_can_be_made(lengths, data):
    sheet = rules.start(a_sheet(*lengths), one(1), NOON)
    wanted = data.draw(st.permutations([b.id for b in sheet if b.state in AHEAD]))

    arranged = rules.arrange(sheet, wanted)

    assert [b.id for b in arranged] == [one(1), *wanted]


@pytest.mark.parametrize("minutes", [90, 120, 150, 180])
def test_the_plans_add_up(minutes):
    assert sum(part.minutes for part in PLANS[minutes]) == minutes


@given(st.integers(15, 240))
def test_a_plan_of_any_length_adds_up_and_has_a_break_where_one_is_needed(minutes):
    plan = plan_for(minutes)

    assert sum(part.minutes for part in plan) == minutes
    assert min(part.minutes for part in plan) >= 1
    has_break = any(part.kind == Kind.BREAK for part in plan)
    assert has_break == rules.needs_break(minutes * 60)
