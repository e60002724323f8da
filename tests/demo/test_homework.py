"""The demonstration: what was given last time, and what members say of it."""

from datetime import UTC, datetime

import pytest

from tenfold.demo.seed import ensure_demo, expected_at
from tenfold.notes.facts import facts_of
from tenfold.notes.models import ConfirmedFacts
from tenfold.traces.homework import homework_of, last_homework
from tenfold.traces.models import Homework, HomeworkReport

NOW = datetime(2026, 11, 23, 15, 42, 30, tzinfo=UTC)

pytestmark = pytest.mark.django_db


@pytest.fixture
def demo(settings, monkeypatch):
    """Without the notes, which take longer than everything else together."""
    settings.DEMO = True
    monkeypatch.setattr("tenfold.demo.seed.write_notes", lambda *_, **__: None)
    return ensure_demo(NOW)


def test_something_was_given_last_time_and_most_have_said_how_it_went(demo):
    members = expected_at(demo.meeting.pk)

    last = last_homework(demo.meeting, [one.pk for one in members])

    taken = [one for mine in last.values() for one in mine]
    assert {one.homework.is_for_everybody for one in taken} == {True, False}
    assert {one.homework.is_own for one in taken} == {True, False}
    outcomes = {one.outcome for one in taken}
    assert outcomes >= {"", *HomeworkReport.Outcome.values}
    assert homework_of(demo.meeting) == []


def test_it_is_among_the_facts_of_the_session_before(demo):
    before = demo.meeting.group.meetings.filter(state="ended").latest("starts_at")

    facts = facts_of(before)

    assert facts.session.homework
    assert any(one.homework for one in facts.members.values())
    assert any(one.reported for one in facts.members.values())
    assert not ConfirmedFacts.objects.filter(meeting=before).exists()


def test_starting_again_gives_nothing_more(demo):
    known = Homework.objects.count(), HomeworkReport.objects.count()

    ensure_demo(NOW)

    assert (Homework.objects.count(), HomeworkReport.objects.count()) == known
