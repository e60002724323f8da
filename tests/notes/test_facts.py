from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tenfold.library.catalogue import shipped
from tenfold.notes.actions.checks import confirm_facts
from tenfold.notes.fact_lines import member_words, session_lines
from tenfold.notes.facts import facts_of
from tenfold.notes.queries.checks import desk_of
from tenfold.runsheet.models import Block, RunSheet
from tenfold.scheduling.models import Attendance, Meeting
from tenfold.traces.models import PairMeeting, Pulse, Taught, TurnTaken
from tests import make


def held(scene, minutes: int = 92) -> Meeting:
    meeting = scene.meeting
    meeting.opened_at = meeting.starts_at - timedelta(minutes=1)
    meeting.ended_at = meeting.opened_at + timedelta(minutes=minutes)
    meeting.state = Meeting.State.ENDED
    meeting.save(update_fields=["opened_at", "ended_at", "state"])
    return meeting


def came(scene, who, status="present", minutes=88) -> None:
    Attendance.objects.create(
        practice=scene.lead.practice, meeting=scene.meeting, enrolment=who,
        status=status, minutes=minutes,
    )  # fmt: skip


def pair(scene, one, other) -> None:
    PairMeeting.objects.create(
        practice=scene.lead.practice, meeting=scene.meeting, slot=uuid4(),
        one=one, other=other, met_on=scene.meeting.occurs_on,
    )  # fmt: skip


def turn(scene, who, seconds=420) -> None:
    TurnTaken.objects.create(
        practice=scene.lead.practice, meeting=scene.meeting, enrolment=who,
        scene=uuid4(), seconds=seconds, ended_at=scene.meeting.ends_at,
    )  # fmt: skip


def say(scene, who, moment: str, **said) -> None:
    Pulse.objects.create(
        practice=scene.lead.practice, meeting=scene.meeting, enrolment=who,
        moment=moment, said=said, said_at=scene.meeting.starts_at,
    )  # fmt: skip


def test_facts_tell_when_it_was_and_who_led_it(scene):
    scene.co.credential = "MSc, psychotherapist"
    scene.co.save(update_fields=["credential"])

    session = facts_of(held(scene)).session

    assert (session.date, session.begins, session.ends, session.time_zone) == (
        "2026-11-23", "17:59", "19:31", "Europe/Lisbon",
    )  # fmt: skip
    assert session.planned_minutes == 90
    assert [(one.name, one.credential) for one in session.leaders] == [
        ("Dr Osei", ""), ("Hanna", "MSc, psychotherapist"),
    ]  # fmt: skip


def test_facts_tell_who_came_for_how_long(scene):
    came(scene, scene.sam, "partial", 41)
    came(scene, scene.ivo, "no_show", 0)

    facts = facts_of(held(scene))

    assert facts.session.participants == 1
    assert facts.session.expected == 2
    sam = facts.members[scene.sam.pk]
    assert (sam.status, sam.minutes) == ("Part of the time", 41)


def test_before_anybody_was_counted_nobody_is_said_to_have_been_there(scene):
    facts = facts_of(scene.meeting)

    assert facts.session.participants is None
    assert facts.members[scene.sam.pk].minutes is None


def test_facts_tell_what_people_did(scene):
    pair(scene, scene.sam, scene.ivo)
    turn(scene, scene.sam)
    turn(scene, scene.sam, 60)
    Taught.objects.create(
        practice=scene.lead.practice, meeting=scene.meeting, topic="Sleep",
        slides_shown=3, began_at=scene.meeting.starts_at,
        ended_at=scene.meeting.starts_at + timedelta(minutes=12),
    )  # fmt: skip

    facts = facts_of(scene.meeting)

    sam, ivo = facts.members[scene.sam.pk], facts.members[scene.ivo.pk]
    assert (sam.peers_met, sam.turns, sam.turn_minutes) == (1, 2, 8)
    assert (ivo.peers_met, ivo.turns) == (1, 0)
    assert facts.session.pairs == 1
    assert [(part.what, part.minutes) for part in facts.session.taught] == [
        ("Sleep", 12)
    ]


def test_facts_tell_the_mood_that_somebody_said_and_none_of_their_words(scene):
    say(scene, scene.sam, "before", mood=-1, energy=3, words="afraid of Ivo")
    say(scene, scene.sam, "after", mood=1)
    say(scene, scene.ivo, "before", energy=8)

    facts = facts_of(scene.meeting)

    sam, ivo = facts.members[scene.sam.pk], facts.members[scene.ivo.pk]
    assert (sam.mood_before, sam.mood_after) == (-1, 1)
    assert (ivo.mood_before, ivo.mood_after) == (None, None)
    assert "afraid" not in str(facts.as_data())


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (-1, 1, "mood \u22121 before, +1 after"),
        (0, None, "mood 0 before"),
        (None, 2, "mood +2 after"),
        (None, None, "88 of 90 min"),
    ],
)
def test_mood_is_the_last_thing_said_of_a_member(scene, before, after, words):
    came(scene, scene.sam)
    for moment, mood in (("before", before), ("after", after)):
        if mood is not None:
            say(scene, scene.sam, moment, mood=mood)

    line = member_words(facts_of(scene.meeting).members[scene.sam.pk])

    assert line.endswith(words)


def test_facts_tell_which_measures_somebody_filled_in_and_of_all_only_how_many(scene):
    came(scene, scene.sam)
    make.answered(scene.meeting, scene.sam, by=scene.lead)
    make.answered(scene.meeting, scene.sam, by=scene.lead, measure="rses", value=2)
    make.answered(scene.meeting, scene.ivo, by=scene.lead, value=3)
    make.assessment(scene.meeting, scene.ivo, by=scene.lead, measure="phq4")

    facts = facts_of(scene.meeting)

    sam, ivo = facts.members[scene.sam.pk], facts.members[scene.ivo.pk]
    assert sam.measures == ("GAD-7: 7 (mild)", "RSES: 15")
    assert ivo.measures == ("GAD-7: 21 (severe)",)
    assert member_words(sam).endswith("GAD-7: 7 (mild), RSES: 15")
    assert member_words(ivo).endswith("GAD-7: 21 (severe)")
    assert dict(session_lines(facts.session))["Measures"] == "3 filled in"
    assert "GAD-7" not in str(facts.as_data()["session"])


def test_facts_of_another_session_are_not_told(scene):
    other = make.meeting(
        scene.meeting.group,
        by=scene.lead,
        starts_at=scene.meeting.starts_at + timedelta(days=7),
    )
    make.answered(other, scene.sam, by=scene.lead)

    facts = facts_of(scene.meeting)

    assert facts.members[scene.sam.pk].measures == ()
    assert "Measures" not in dict(session_lines(facts.session))


def test_facts_confirmed_before_there_were_measures_are_still_the_same(scene):
    kept = facts_of(scene.meeting).as_data()

    assert "measures" not in str(kept)


def test_facts_that_were_confirmed_are_no_more_current_when_one_is_filled_in(scene):
    confirm_facts(scene.meeting, by=scene.lead.user, now=scene.meeting.ends_at)
    assert desk_of(scene.meeting).is_confirmed

    make.answered(scene.meeting, scene.sam, by=scene.lead)

    assert not desk_of(scene.meeting).is_confirmed
    later = scene.meeting.ends_at + timedelta(minutes=1)
    confirm_facts(scene.meeting, by=scene.lead.user, now=later)
    assert desk_of(scene.meeting).is_confirmed
    (kept,) = desk_of(scene.meeting).confirmed.data["members"][str(scene.sam.pk)][
        "measures"
    ]
    assert kept == "GAD-7: 7 (mild)"


def test_facts_tell_which_parts_were_held_but_not_how_they_were_called(scene):
    began = scene.meeting.starts_at
    sheet = RunSheet.objects.create(practice=scene.lead.practice, meeting=scene.meeting)
    said = {"practice": sheet.practice, "sheet": sheet, "planned_seconds": 600}
    ran = {"started_at": began, "ended_at": began + timedelta(minutes=11)}
    Block.objects.create(
        **said, **ran, position=1, kind="work", title="Ivo's turn", state="done",
        exercise=shipped()[0].id,
    )  # fmt: skip
    Block.objects.create(**said, position=2, kind="close", title="Closing")

    (part,) = facts_of(scene.meeting).session.parts

    assert (part.what, part.exercise, part.minutes) == ("Work", shipped()[0].title, 11)


def test_what_is_kept_names_no_member(scene):
    came(scene, scene.sam)
    pair(scene, scene.sam, scene.ivo)

    kept = str(facts_of(scene.meeting).as_data())

    assert "Dr Osei" in kept
    assert "Sam" not in kept
    assert "Ivo" not in kept


def test_facts_ask_as_many_questions_for_eight_members_as_for_two(scene):
    def count() -> int:
        meeting = Meeting.objects.select_related("group").get(pk=scene.meeting.pk)
        with CaptureQueriesContext(connection) as asked:
            facts_of(meeting)
        return len(asked)

    came(scene, scene.sam)
    pair(scene, scene.sam, scene.ivo)
    before = count()
    for n in range(6):
        who = make.member(scene.meeting.group, scene.lead, f"Kofi{n}")
        came(scene, who)
        make.answered(scene.meeting, who, by=scene.lead)
        pair(scene, scene.sam, who)
        turn(scene, who)

    assert count() == before
