from datetime import date, timedelta

import pytest

from tenfold.measures.actions.giving import give_all_that_is_due, take_back
from tenfold.measures.actions.rules import RhythmData, set_rhythm, set_rules
from tenfold.measures.models import Assessment
from tenfold.scheduling.actions import cancel_meeting, end_meeting
from tenfold.scheduling.models import Meeting
from tests import make
from tests.make import MONDAY, MONDAY_6PM

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]

START = MONDAY_6PM - timedelta(days=3)
A_WEEK = timedelta(weeks=1)
BOTH = RhythmData(["phq9", "gad7"])


@pytest.fixture
def weekly(scene):
    """The group meets six times, each Monday, and ends; asked once a day."""
    scene.meeting.delete()
    until = MONDAY + 5 * A_WEEK
    make.series(scene.group, by=scene.lead, until_on=until, now=START)
    return scene


def asked() -> dict[int, list[str]]:
    """What is asked, by the number of the session: "Sam gad7"."""
    rows = Assessment.objects.filter(withdrawn_at=None).select_related(
        "enrolment", "meeting"
    )
    found: dict[int, list[str]] = {}
    first = Meeting.objects.order_by("starts_at").first().number
    for one in rows:
        said = f"{one.enrolment.display_name} {one.measure}"
        found.setdefault(one.meeting.number - first + 1, []).append(said)
    return {number: sorted(said) for number, said in sorted(found.items())}


def pass_weeks(scene, count: int) -> None:
    for meeting in Meeting.objects.filter(group=scene.group).order_by("starts_at")[
        :count
    ]:
        give_all_that_is_due(meeting.starts_at - timedelta(hours=2))
        if meeting.state == Meeting.State.SCHEDULED:
            meeting.state = Meeting.State.OPEN
            meeting.save(update_fields=["state"])
            end_meeting(meeting, by=scene.lead, now=meeting.ends_at)


EVERYBODY = ["Ivo gad7", "Ivo phq9", "Sam gad7", "Sam phq9"]


def test_first_every_fourth_and_last_are_asked_seven_days_ahead(weekly):
    set_rhythm(weekly.group, data=BOTH, by=weekly.lead, now=START)
    assert asked() == {1: EVERYBODY}

    pass_weeks(weekly, 6)

    assert asked() == {1: EVERYBODY, 4: EVERYBODY, 6: EVERYBODY}


def test_doing_it_again_changes_nothing(weekly):
    set_rhythm(weekly.group, data=BOTH, by=weekly.lead, now=START)
    before = set(Assessment.objects.values_list("pk", flat=True))

    assert [give_all_that_is_due(START) for _ in range(3)] == [0, 0, 0]

    assert set(Assessment.objects.values_list("pk", flat=True)) == before


def test_who_joins_later_is_counted_from_their_own_first_session(weekly):
    set_rhythm(weekly.group, data=RhythmData(["gad7"]), by=weekly.lead, now=START)
    noor = make.client(weekly.lead, "Noor")
    from tenfold.groups.actions import enrol

    second = date(2026, 11, 30)
    enrol(weekly.group, client=noor, display_name="Noor", by=weekly.lead, on=second)

    pass_weeks(weekly, 6)

    assert [n for n, who in asked().items() if "Noor gad7" in who] == [2, 5, 6]


def test_what_was_due_at_a_cancelled_session_is_due_at_the_next(weekly):
    set_rhythm(weekly.group, data=RhythmData(["gad7"]), by=weekly.lead, now=START)
    first = Meeting.objects.order_by("starts_at").first()

    cancel_meeting(first, reason="Ill", by=weekly.lead, now=START)
    give_all_that_is_due(first.starts_at + timedelta(days=1))

    waiting = Assessment.objects.waiting().filter(meeting__state="scheduled")
    assert {one.meeting.occurs_on for one in waiting} == {first.occurs_on + A_WEEK}


def test_what_somebody_took_back_is_not_asked_again(weekly):
    set_rhythm(weekly.group, data=RhythmData(["gad7"]), by=weekly.lead, now=START)
    one = Assessment.objects.get(enrolment=weekly.sam)

    take_back(one, by=weekly.co, now=START)
    give_all_that_is_due(START)

    assert asked() == {1: ["Ivo gad7"]}


def test_another_rhythm_takes_back_what_it_asks_no_more(weekly):
    set_rhythm(weekly.group, data=BOTH, by=weekly.lead, now=START)
    by_hand = make.assessment(
        Meeting.objects.order_by("starts_at").first(),
        weekly.sam,
        by=weekly.lead,
        measure="rses",
    )

    set_rhythm(weekly.group, data=RhythmData(["gad7"]), by=weekly.lead, now=START)

    assert asked() == {1: ["Ivo gad7", "Sam gad7", "Sam rses"]}
    assert by_hand.given_by == weekly.lead


def test_a_measure_that_the_practice_does_not_use_is_not_asked(weekly):
    practice = weekly.lead.practice
    set_rules(practice, offered=["gad7"], read_when="", by=weekly.lead)

    set_rhythm(weekly.group, data=BOTH, by=weekly.lead, now=START)

    assert asked() == {1: ["Ivo gad7", "Sam gad7"]}


def test_a_group_without_an_end_has_no_last_session(scene):
    scene.meeting.delete()
    make.series(scene.group, by=scene.lead, now=START)
    data = RhythmData(["gad7"], every=0, at_first=False)
    set_rhythm(scene.group, data=data, by=scene.lead, now=START)

    pass_weeks(scene, 4)

    assert asked() == {}
