"""What lies beside a note: the last one, the goals, homework, quick phrases."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tenfold.audit.models import AuditEvent
from tenfold.groups.actions import end_facilitation
from tenfold.groups.models import Facilitation
from tenfold.notes.actions.pages import Draft, save_page
from tenfold.notes.actions.panels import open_panel
from tenfold.notes.phrases import phrases
from tenfold.notes.queries.beside import table_of
from tenfold.notes.queries.sections import sections_of
from tenfold.plans.actions.plans import GoalData, change_goal
from tenfold.scheduling.actions import end_meeting, open_meeting, propose_attendance
from tenfold.traces.actions.homework import (
    ReportData,
    keep_own_homework,
    report_homework,
)
from tenfold.traces.models import HomeworkReport
from tests import make
from tests.make import MONDAY, MONDAY_6PM

pytestmark = pytest.mark.django_db
WEEK = timedelta(weeks=1)


def earlier(scene, weeks: int, **said: str):
    """A session some weeks ago, in which these things were written."""
    at = MONDAY_6PM - weeks * WEEK
    meeting = make.meeting(scene.meeting.group, by=scene.lead, starts_at=at)
    open_panel(meeting, client_id=uuid4(), by=scene.lead.user)
    drafts = [
        Draft(one, 0, {"focus" if one.is_of_group else "plan": said[one.title]})
        for one in sections_of(meeting)
        if one.title in said
    ]
    assert save_page(drafts, by=scene.lead.user, now=at) == {}
    return meeting


def beside(scene, note, staff=None):
    table = table_of(scene.meeting, staff or scene.lead, on=MONDAY)
    return next(one for one in table.notes if one.note_id == note.pk)


def test_the_latest_earlier_note_lies_beside_and_only_ones_own(scene):
    earlier(scene, 2, Sam="Two weeks ago", Ivo="Ivo's plan")
    earlier(scene, 1, Sam="One week ago", **{"": "Arriving"})
    earlier(scene, -1, Sam="In a week")

    sams, ivos = beside(scene, scene.sams), beside(scene, scene.ivos)

    assert sams.last.said == [("Plan", "One week ago")]
    assert ivos.last.said == [("Plan", "Ivo's plan")]
    assert beside(scene, scene.note).last.said == [("Focus", "Arriving")]


def test_what_one_did_not_lead_lies_beside_nobodys_note(scene):
    earlier(scene, 1, Sam="Before Ola came")
    ola = make.staff(scene.lead.practice, name="Ola")
    Facilitation.objects.create(
        practice=scene.lead.practice,
        group=scene.meeting.group,
        staff=ola,
        role=Facilitation.Role.CO,
        from_on=MONDAY,
    )

    assert beside(scene, scene.sams, ola).last is None


def test_goals_that_somebody_works_on_now_are_in_reach(scene):
    care = make.episode(scene.sam.client, by=scene.lead)
    make.goal(care, by=scene.lead, wording="Say no at work")
    met = make.goal(care, by=scene.lead, wording="Sleep")
    done = GoalData(str(met.wording), str(met.sign), state="met")
    change_goal(met, data=done, by=scene.lead, on=MONDAY)

    goals = beside(scene, scene.sams).goals

    assert [(one.number, one.wording) for one in goals] == [
        (1, "Say what I need"),
        (2, "Say no at work"),
    ]
    assert beside(scene, scene.ivos).goals == ()


@pytest.fixture
def held(scene):
    """A week ago; Sam and Ivo came. This week's session has begun."""
    at = MONDAY_6PM - WEEK
    meeting = make.meeting(scene.meeting.group, by=scene.lead, starts_at=at)
    open_meeting(meeting, by=scene.lead, now=at)
    end_meeting(meeting, by=scene.lead, now=meeting.ends_at)
    came = {one.pk: (88, False) for one in (scene.sam, scene.ivo)}
    propose_attendance(meeting, minutes=came)
    open_meeting(scene.meeting, by=scene.lead, now=MONDAY_6PM)
    return meeting


def taken(one):
    return [(each.homework.words, each.outcome) for each in one.taken]


def given(one):
    return [each.words for each in one.given]


def test_homework_of_a_member_lies_beside_their_note_and_nobody_elses(scene, held):
    walks = make.homework(held, "Two walks", by=scene.lead)
    make.homework(held, "Ring home", by=scene.lead, to=scene.sam)
    partly = HomeworkReport.Outcome.PARTLY
    data = ReportData(of=scene.sam, at=scene.meeting, outcome=partly)
    report_homework(walks, data=data, by=scene.sam, now=MONDAY_6PM)
    make.homework(scene.meeting, "Rest menu", by=scene.lead)
    make.homework(scene.meeting, "Write a letter", by=scene.lead, to=scene.sam)
    later = scene.meeting.ends_at
    keep_own_homework(
        scene.meeting, of=scene.ivo, words="Say no", by=scene.ivo, now=later
    )

    sams, ivos = beside(scene, scene.sams), beside(scene, scene.ivos)
    groups = beside(scene, scene.note)

    assert taken(sams) == [("Two walks", "partly"), ("Ring home", "")]
    assert given(sams) == ["Rest menu", "Write a letter"]
    assert taken(ivos) == [("Two walks", "")]
    assert given(ivos) == ["Rest menu", "Say no"]
    assert (taken(groups), given(groups)) == ([], [])


def test_the_panel_is_told_of_homework_note_by_note(scene, held, settings):
    settings.DEMO = True
    make.homework(held, "Ring home", by=scene.lead, to=scene.sam)
    make.homework(scene.meeting, "Write a letter", by=scene.lead, to=scene.sam)
    browser = Client()
    browser.force_login(scene.lead.user)

    answer = browser.get(
        f"/api/notes/meetings/{scene.meeting.pk}/beside?client_id={uuid4()}"
    ).json()

    notes = {
        one["id"]: (
            [(each["words"], each["outcome"]) for each in one["taken"]],
            [(each["words"], each["is_own"]) for each in one["given"]],
        )
        for one in answer["notes"]
    }
    assert notes == {
        str(scene.note.pk): ([], []),
        str(scene.sams.pk): ([("Ring home", None)], [("Write a letter", False)]),
        str(scene.ivos.pk): ([], []),
    }


def test_reading_the_last_note_leaves_a_line_that_says_of_which_session(
    scene, settings
):
    settings.DEMO = True
    last = earlier(scene, 1, Sam="One week ago")
    browser = Client()
    browser.force_login(scene.lead.user)
    address = f"/api/notes/meetings/{scene.meeting.pk}/beside?client_id={uuid4()}"

    answer = browser.get(address).json()

    assert "One week ago" in str(answer)
    assert len(answer["phrases"]) == len(phrases())
    assert answer["is_over"]  # it was on Monday
    lines = AuditEvent.objects.filter(verb="notes.opened").values_list(
        "target_id", "details"
    )
    assert (str(scene.meeting.pk), {"sessions": [str(last.pk)]}) in list(lines)


def test_beside_asks_as_many_questions_for_eight_members_as_for_two(scene, held):
    def count() -> int:
        with CaptureQueriesContext(connection) as asked:
            table_of(scene.meeting, scene.lead, on=MONDAY)
        return len(asked)

    make.episode(scene.sam.client, by=scene.lead)
    earlier(scene, 2, Sam="Ours", Ivo="Theirs")
    for meeting in (held, scene.meeting):
        make.homework(meeting, "Two walks", by=scene.lead)
    before = count()
    for number in range(6):
        who = make.member(scene.meeting.group, scene.lead, f"Kofi{number}")
        make.episode(who.client, by=scene.lead)
        for meeting in (held, scene.meeting):
            make.homework(meeting, f"Thing {number}", by=scene.lead, to=who)
    everybody = scene.meeting.group.enrolments.all()
    propose_attendance(held, minutes={one.pk: (88, False) for one in everybody})
    open_panel(scene.meeting, client_id=uuid4(), by=scene.lead.user)
    earlier(scene, 3, **{f"Kofi{number}": "Words" for number in range(6)})

    assert count() == before
    found = table_of(scene.meeting, scene.lead, on=MONDAY).notes
    assert sorted(len(one.taken) for one in found) == [0, 1, 1, *[2] * 6]


def test_who_has_stopped_leading_finds_nothing(scene, settings):
    settings.DEMO = True
    cos = Facilitation.objects.get(staff=scene.co)
    end_facilitation(cos, by=scene.lead, on=scene.meeting.occurs_on - 3 * WEEK)
    browser = Client()
    browser.force_login(scene.co.user)

    answer = browser.get(
        f"/api/notes/meetings/{scene.meeting.pk}/beside?client_id={uuid4()}"
    )

    assert answer.status_code == 404


def test_a_phrase_has_one_key_in_its_part_and_names_nobody():
    keys = [(one.part, one.key) for one in phrases()]

    assert len(keys) == len(set(keys))
    assert {"pair", "listen", "norisk"} <= {key for _, key in keys}
