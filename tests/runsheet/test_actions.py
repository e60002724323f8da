from datetime import timedelta

import pytest

from tenfold.audit.models import AuditEvent
from tenfold.formats.base import FormatError, StaleError
from tenfold.formats.run_sheet import NoBreakError
from tenfold.library.queries.exercises import exercise_called
from tenfold.runsheet import actions
from tenfold.runsheet.actions import BlockData, CannotPlanError, Press
from tenfold.runsheet.queries import blocks_of, blocks_run
from tests import make
from tests.make import MONDAY_6PM

pytestmark = pytest.mark.postgres


@pytest.fixture
def lead(db):
    return make.owner()


@pytest.fixture
def meeting(lead):
    return planned(lead)


def planned(lead, minutes=90):
    meeting = make.meeting(make.group(lead, length_minutes=minutes), by=lead)
    actions.make_plan(meeting, by=lead.user)
    return meeting


def press(lead, minutes=0, step=None):
    return Press(lead.user, MONDAY_6PM + timedelta(minutes=minutes), step)


def titles(meeting):
    return [str(block.title) for block in blocks_of(meeting)]


def test_a_meeting_gets_the_usual_plan_of_its_length_once(lead):
    meeting = planned(lead, minutes=120)
    actions.make_plan(meeting, by=lead.user)

    blocks = blocks_of(meeting)
    assert sum(block.minutes for block in blocks) == 120
    assert [block.kind for block in blocks].count("break") == 1
    assert blocks[0].exercise == "three-sense-arrival"
    assert AuditEvent.objects.filter(verb="run_sheet.made").count() == 1


def test_what_is_added_comes_before_the_closing(lead, meeting):
    exercise = exercise_called("say-back", lead.practice)

    actions.add_exercise_block(meeting, exercise=exercise, by=lead.user)

    said = titles(meeting)
    assert said[-3:] == ["Say-back", "Closing round", "Check-out"]
    block = next(b for b in blocks_of(meeting) if b.title == "Say-back")
    assert (block.format, block.minutes, block.kind) == ("pairs", 12, "work")


def test_a_part_is_changed_until_it_begins(lead, meeting):
    first = blocks_of(meeting)[0]
    data = BlockData("arrive", "Landing", "circle", "", 6, lead)

    actions.change_block(first, data=data, by=lead.user)
    actions.start_block(meeting, first.pk, press(lead))

    assert titles(meeting)[0] == "Landing"
    with pytest.raises(CannotPlanError):
        actions.change_block(first, data=data, by=lead.user)


def test_two_people_who_press_at_once_start_one_part(lead, meeting):
    first, second, *_ = blocks_of(meeting)
    step = meeting.run_sheet.step

    actions.start_block(meeting, first.pk, press(lead, step=step))
    with pytest.raises(StaleError):
        actions.start_block(meeting, second.pk, press(lead, step=step))

    assert [b.state for b in blocks_of(meeting)][:2] == ["running", "planned"]


def test_what_was_run_is_kept_for_the_notes(lead, meeting):
    first, second, third, *_ = blocks_of(meeting)
    actions.start_block(meeting, first.pk, press(lead, 0))
    actions.start_block(meeting, third.pk, press(lead, 5))
    actions.extend_block(meeting, third.pk, press(lead, 6))
    actions.skip_block(meeting, second.pk, press(lead, 7))
    actions.close_plan(meeting, now=press(lead, 90).now)

    run = blocks_run(meeting)
    assert [(b.title, b.state) for b in run] == [
        (first.title, "done"), (third.title, "done"),
    ]  # fmt: skip
    ended = [b.ended_at for b in run]
    assert ended == [press(lead, 5).now, press(lead, 90).now]
    assert run[1].extra_seconds == 120


def test_a_part_is_taken_out_and_the_break_of_a_long_session_is_not(lead):
    meeting = planned(lead, minutes=120)
    blocks = {block.kind: block for block in blocks_of(meeting)}

    actions.remove_block(meeting, blocks["agenda"].pk, press(lead))
    with pytest.raises(NoBreakError):
        actions.remove_block(meeting, blocks["break"].pk, press(lead))

    assert "Agenda" not in titles(meeting)
    assert [b.position for b in blocks_of(meeting)] == list(range(7))


def test_an_order_is_kept_and_one_of_another_plan_refused(lead, meeting):
    order = [block.pk for block in blocks_of(meeting)][::-1]

    actions.arrange_blocks(meeting, order, press(lead))

    assert [block.pk for block in blocks_of(meeting)] == order
    with pytest.raises(FormatError):
        actions.arrange_blocks(meeting, order[1:], press(lead))


def test_the_next_meeting_of_the_group_begins_with_the_plan_that_was_kept(
    lead, meeting
):
    exercise = exercise_called("say-back", lead.practice)
    actions.add_exercise_block(meeting, exercise=exercise, by=lead.user)
    parked = blocks_of(meeting)[2]
    actions.skip_block(meeting, parked.pk, press(lead))
    actions.keep_plan(meeting, by=lead)
    actions.keep_plan(meeting, by=lead)

    later = make.meeting(
        meeting.group, by=lead, starts_at=MONDAY_6PM + timedelta(days=7)
    )
    actions.make_plan(later, by=lead.user)

    expected = [t for t in titles(meeting) if t != parked.title]
    assert titles(later) == expected
    assert {block.state for block in blocks_of(later)} == {"planned"}


def test_a_plan_has_thirty_parts_at_most(lead, meeting):
    data = BlockData("work", "More", "circle", "", 5, None)
    for _ in range(23):
        actions.add_block(meeting, data=data, by=lead.user)

    with pytest.raises(CannotPlanError):
        actions.add_block(meeting, data=data, by=lead.user)
