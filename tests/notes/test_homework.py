"""Homework as a fact: of the session, of one member, and frozen with the signature."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given as for_all
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase as HypothesisTestCase

from tenfold.notes.actions.checks import confirm_facts
from tenfold.notes.actions.pages import Draft, save_page
from tenfold.notes.actions.signing import sign_note
from tenfold.notes.fact_lines import member_words, session_lines
from tenfold.notes.facts import facts_of
from tenfold.notes.queries.checks import desk_of
from tenfold.notes.queries.sections import section_of
from tenfold.notes.queries.signed_facts import facts_signed
from tenfold.notes.queries.verifying import broken_signatures
from tenfold.scheduling.models import Meeting
from tenfold.traces.actions.homework import (
    HomeworkData,
    ReportData,
    give_homework,
    keep_own_homework,
    report_homework,
    take_homework_back,
)
from tenfold.traces.models import Homework, HomeworkReport
from tests import make
from tests.make import MONDAY_6PM as NOW

Outcome = HomeworkReport.Outcome


@pytest.fixture
def scene(scene):
    """The session has begun."""
    scene.meeting.state = Meeting.State.OPEN
    scene.meeting.save(update_fields=["state"])
    return scene


def give(scene, words, to=None) -> Homework:
    data = HomeworkData(words, to)
    return give_homework(scene.meeting, data=data, by=scene.lead.user, now=NOW)


def report(scene, words, who, outcome=Outcome.PARTLY, to=None) -> None:
    """What somebody says at this session of something from the one before."""
    before = Meeting.objects.filter(starts_at__lt=scene.meeting.starts_at).first()
    if before is None:
        group, starts_at = scene.meeting.group, NOW - timedelta(weeks=1)
        before = make.meeting(group, by=scene.lead, starts_at=starts_at)
        before.state = Meeting.State.OPEN
        before.save(update_fields=["state"])
    data = HomeworkData(words, to)
    homework = give_homework(before, data=data, by=scene.lead.user, now=NOW)
    said = ReportData(of=who, at=scene.meeting, outcome=outcome)
    report_homework(homework, data=said, by=who, now=NOW)


def facts(scene):
    return facts_of(Meeting.objects.select_related("group").get(pk=scene.meeting.pk))


def line(scene, who) -> str:
    return member_words(facts(scene).members[who.pk])


def test_what_is_for_everybody_is_a_fact_of_the_session(scene):
    give(scene, "Two walks a week.")
    give(scene, "Rest before you are tired")

    lines = dict(session_lines(facts(scene).session))

    assert lines["Homework for everybody"] == (
        "Two walks a week; Rest before you are tired"
    )
    assert "Homework" not in line(scene, scene.sam)


def test_what_is_for_one_stands_with_them_and_with_nobody_else(scene):
    give(scene, "Ring your brother.", scene.sam)
    keep_own_homework(
        scene.meeting, of=scene.ivo, words="Say no once", by=scene.ivo, now=NOW
    )

    assert line(scene, scene.sam).endswith("Homework: Ring your brother")
    assert line(scene, scene.ivo).endswith("Wants to try: Say no once")
    assert "brother" not in str(session_lines(facts(scene).session))


def test_what_somebody_said_of_the_last_is_a_fact_of_the_session_where_they_said_it(
    scene,
):
    report(scene, "Two walks.", scene.sam)
    report(scene, "Ring home", scene.sam, Outcome.NOT_YET, to=scene.sam)

    assert line(scene, scene.sam).endswith(
        "Of the last homework: Two walks (partly); Ring home (not yet)"
    )
    assert "walks" not in line(scene, scene.ivo)


def test_in_what_is_for_everybody_everybody_is_a_peer(scene):
    give(scene, "Sam and Ivo ring each other; ask Dr Osei if it is hard")

    (words,) = facts(scene).session.homework

    assert "Sam" not in words
    assert "Ivo" not in words
    assert "Dr Osei" in words


def test_in_what_is_for_one_only_they_are_named(scene):
    give(scene, "Sam rings Ivo on Wednesday", scene.sam)
    report(scene, "Ask Ivo for help", scene.sam, to=scene.sam)
    keep_own_homework(
        scene.meeting, of=scene.ivo, words="Tell Sam the truth", by=scene.ivo, now=NOW
    )

    sam, ivo = line(scene, scene.sam), line(scene, scene.ivo)

    assert "Homework: Sam rings a peer on Wednesday" in sam
    assert "Ask a peer for help (partly)" in sam
    assert "Tell a peer the truth" in ivo
    kept = str(facts(scene).as_data())
    assert "Ivo" not in kept


def test_the_title_of_an_exercise_stays_as_it_is(scene):
    make.member(scene.meeting.group, scene.lead, "Battery")
    give(scene, "battery week")

    assert facts(scene).session.homework == ("Battery week",)


def test_a_name_stays_out_of_what_is_confirmed_kept_and_signed(scene):
    give(scene, "Ring Ivo", scene.sam)

    confirmed = confirm_facts(scene.meeting, by=scene.lead.user, now=NOW)

    assert "Ivo" not in str(confirmed.data)
    assert desk_of(scene.meeting).is_confirmed


def test_what_is_given_after_confirming_asks_for_another_look(scene):
    give(scene, "Two walks")
    confirm_facts(scene.meeting, by=scene.lead.user, now=NOW)
    assert desk_of(scene.meeting).is_confirmed

    give(scene, "Ring home", scene.sam)

    assert not desk_of(scene.meeting).is_confirmed


def test_facts_without_homework_are_kept_as_they_were_before_there_was_any(scene):
    kept = facts(scene).as_data()

    assert "homework" not in kept["session"]
    for member in kept["members"].values():
        assert not {"homework", "own_homework", "reported"} & member.keys()


def signed(scene, note):
    texts = {"presentation": f"Something of {note.pk}", "risk": "none"}
    if section_of(note).is_of_group:
        texts = {"focus": "Arriving"}
    draft = Draft(section_of(note), note.version, texts)
    assert save_page([draft], by=scene.lead.user, now=NOW) == {}
    note.refresh_from_db()
    return sign_note(
        note, version=note.version, by=scene.lead, now=NOW, reason="On a journey"
    )


def test_confirmed_facts_are_signed_with_the_note_of_their_own_member(scene):
    give(scene, "Two walks")
    give(scene, "Ring home", scene.sam)
    give(scene, "Write a letter", scene.ivo)
    confirm_facts(scene.meeting, by=scene.lead.user, now=NOW)

    sams, groups = signed(scene, scene.sams), signed(scene, scene.note)

    facts = facts_signed(sams)
    assert facts["session"]["homework"] == ["Two walks"]
    assert facts["member"]["homework"] == ["Ring home"]
    assert "letter" not in str(sams.body)
    assert facts_signed(groups).keys() == {"session"}
    assert "Ring home" not in str(facts_signed(groups))
    assert broken_signatures() == []


def test_what_follows_changes_nothing_of_what_was_signed(scene):
    homework = give(scene, "Ring home", scene.sam)
    confirm_facts(scene.meeting, by=scene.lead.user, now=NOW)
    before = signed(scene, scene.sams)

    take_homework_back(homework, by=scene.lead.user)
    give(scene, "Something else", scene.sam)
    confirm_facts(scene.meeting, by=scene.lead.user, now=NOW)
    before.refresh_from_db()

    assert facts_signed(before)["member"]["homework"] == ["Ring home"]


def test_what_nobody_confirmed_is_not_signed(scene):
    give(scene, "Ring home", scene.sam)

    assert facts_signed(signed(scene, scene.sams)) == {}


def test_homework_costs_as_many_questions_for_eight_members_as_for_two(scene):
    def count() -> int:
        meeting = Meeting.objects.select_related("group").get(pk=scene.meeting.pk)
        with CaptureQueriesContext(connection) as asked:
            facts_of(meeting)
        return len(asked)

    give(scene, "Two walks")
    report(scene, "Old thing", scene.sam)
    before = count()
    for n in range(6):
        who = make.member(scene.meeting.group, scene.lead, f"Kofi{n}")
        give(scene, f"Thing {n}", who)
        report(scene, f"Older thing {n}", who)

    assert count() == before


class TestNamesInHomework(HypothesisTestCase):
    """Whatever is written around a name, it is in nobody else's facts."""

    @settings(max_examples=40, deadline=None)
    @for_all(
        before=st.text(alphabet="abc ,.;", max_size=20),
        after=st.text(alphabet="abc ,.;", max_size=20),
        to_one=st.booleans(),
    )
    def test_no_name_of_another_member_is_kept(self, before, after, to_one):
        lead = make.owner()
        group = make.group(lead)
        sam = make.member(group, lead, "Sam")
        make.member(group, lead, "Quetzal", legal_name="Zuleika Grimsby")
        meeting = make.meeting(group, by=lead)
        meeting.state = Meeting.State.OPEN
        meeting.save(update_fields=["state"])
        words = f"{before} ring Quetzal or Zuleika Grimsby {after}"
        data = HomeworkData(words, sam if to_one else None)

        give_homework(meeting, data=data, by=lead.user, now=NOW)

        kept = str(facts_of(meeting).as_data())
        assert "ring" in kept
        assert not {"Quetzal", "Zuleika", "Grimsby"} & set(
            kept.replace("'", " ").split()
        )
        assert "Quetzal" not in kept
