"""What lies beside a note: the last one, the goals, quick phrases."""

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


def test_beside_asks_as_many_questions_for_eight_members_as_for_two(scene):
    def count() -> int:
        with CaptureQueriesContext(connection) as asked:
            table_of(scene.meeting, scene.lead, on=MONDAY)
        return len(asked)

    make.episode(scene.sam.client, by=scene.lead)
    earlier(scene, 1, Sam="Ours", Ivo="Theirs")
    before = count()
    for number in range(6):
        who = make.member(scene.meeting.group, scene.lead, f"Kofi{number}")
        make.episode(who.client, by=scene.lead)
    open_panel(scene.meeting, client_id=uuid4(), by=scene.lead.user)
    earlier(scene, 2, **{f"Kofi{number}": "Words" for number in range(6)})

    assert count() == before


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
