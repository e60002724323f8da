"""Homework in the room: to whom it goes, who sees it, and how it went."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tenfold.scheduling.actions import end_meeting, open_meeting, propose_attendance
from tenfold.traces.actions.homework import HomeworkData, give_homework
from tenfold.traces.models import Homework
from tests import make
from tests.room.people import a_member

pytestmark = pytest.mark.postgres
A_WEEK = timedelta(weeks=1)


@pytest.fixture
def last(circle):
    """A week ago; Sam and Kim came, Noor did not. All were given something."""
    hanna = circle.staff["Hanna"]
    starts_at = circle.meeting.starts_at - A_WEEK
    held = make.meeting(circle.meeting.group, by=hanna, starts_at=starts_at)
    open_meeting(held, by=hanna, now=starts_at)
    end_meeting(held, by=hanna, now=held.ends_at)
    came = {circle.enrolments[name].pk: (88, False) for name in ("Sam", "Kim")}
    propose_attendance(held, minutes=came)
    for words, to in (("Two walks", None), ("Ring home", circle.enrolments["Sam"])):
        data = HomeworkData(words, to)
        give_homework(held, data=data, by=hanna.user, now=held.ends_at)
    return held


@pytest.fixture
def sitting(circle, media):
    """Sam and Kim are in; Noor waits."""
    circle.hanna.does("open")
    circle.sam.knocks()
    circle.kim.knocks()
    circle.hanna.does("admit-all")
    circle.noor.knocks()
    return circle


def given(someone):
    return [
        (one["words"], one["name"], one["is_own"]) for one in facts(someone)["given"]
    ]


def asked(someone):
    return [(one["words"], one["outcome"]) for one in facts(someone)["last"]]


def facts(someone):
    return someone.get("homework").json()


def mark(someone):
    return someone.sees()["me"]["homework"]


def test_what_is_for_one_reaches_them_and_those_who_lead_alone(sitting):
    before = {who: mark(getattr(sitting, who)) for who in ("hanna", "sam", "kim")}

    sitting.hanna.does("homework-give", words="Call a friend", to=sitting.sam.seat)

    assert given(sitting.sam) == [("Call a friend", "Sam", False)]
    assert [one["enrolment"] for one in facts(sitting.sam)["given"]] == [None]
    assert [one["enrolment"] for one in facts(sitting.hanna)["given"]] == [
        str(sitting.enrolments["Sam"].pk)
    ]
    assert (
        given(sitting.hanna) == given(sitting.ola) == [("Call a friend", "Sam", False)]
    )
    assert given(sitting.kim) == given(sitting.noor) == []
    assert mark(sitting.hanna) != before["hanna"]
    assert mark(sitting.sam) != before["sam"]
    assert mark(sitting.kim) == before["kim"]
    assert "Call" not in str([one.sees() for one in (sitting.sam, sitting.hanna)])


def test_what_is_for_everybody_reaches_who_is_in_and_who_waits_once_they_are(sitting):
    sitting.hanna.does("homework-give", words="Two walks")

    assert given(sitting.sam) == given(sitting.kim) == [("Two walks", None, False)]
    assert given(sitting.noor) == []
    assert mark(sitting.noor) == ""
    sitting.hanna.does("admit", seat=sitting.noor.seat)
    assert given(sitting.noor) == [("Two walks", None, False)]


def test_only_those_who_lead_are_told_the_titles_of_the_library(sitting):
    make.exercise(sitting.staff["Hanna"], "Weather report")

    assert "Weather report" in facts(sitting.hanna)["exercises"]
    assert facts(sitting.sam)["exercises"] == []


def test_what_one_keeps_for_oneself_is_seen_by_those_who_lead_and_nobody_else(sitting):
    sitting.sam.does("homework-keep", words="Say no once")

    assert given(sitting.sam) == given(sitting.ola) == [("Say no once", "Sam", True)]
    assert given(sitting.kim) == []
    assert sitting.noor.post("homework-keep", words="Mine").status_code == 404
    assert sitting.hanna.post("homework-keep", words="Mine").status_code == 404
    own = facts(sitting.hanna)["given"][0]["id"]
    assert sitting.hanna.post("homework-take-back", homework=own).status_code == 409


def test_who_was_in_may_keep_something_when_the_session_is_over(sitting):
    sitting.hanna.does("end")

    sitting.sam.does("homework-keep", words="Say no once")

    assert given(sitting.sam) == [("Say no once", "Sam", True)]
    assert sitting.noor.post("homework-keep", words="Mine").status_code == 404


def test_what_was_given_by_mistake_is_taken_back(sitting):
    sitting.hanna.does("homework-give", words="Call a friend", to=sitting.sam.seat)
    before, (one,) = mark(sitting.sam), facts(sitting.hanna)["given"]

    sitting.ola.does("homework-take-back", homework=one["id"])

    assert given(sitting.sam) == given(sitting.hanna) == []
    assert mark(sitting.sam) != before


def test_members_neither_give_nor_take_back(sitting):
    sitting.hanna.does("homework-give", words="Two walks")
    (one,) = facts(sitting.hanna)["given"]

    assert sitting.sam.post("homework-give", words="Rest").status_code == 404
    answer = sitting.sam.post("homework-take-back", homework=one["id"])
    assert answer.status_code == 404
    assert given(sitting.kim) == [("Two walks", None, False)]


def test_nothing_is_given_to_who_is_no_member_of_the_session(sitting):
    answer = sitting.hanna.post("homework-give", words="Rest", to=sitting.ola.seat)

    assert answer.status_code == 409
    assert not Homework.objects.exists()


def test_nothing_is_given_before_the_session_begins(circle, media):
    assert circle.hanna.post("homework-give", words="Rest").status_code == 409


@pytest.mark.parametrize("words", ["", "x" * 501])
def test_what_does_not_fit_is_refused(sitting, words):
    assert sitting.hanna.post("homework-give", words=words).status_code == 422


def test_in_the_lobby_members_see_what_was_theirs_and_say_how_it_went(
    last, circle, media
):
    circle.hanna.does("open")
    assert asked(circle.sam) == [("Two walks", None), ("Ring home", None)]
    assert asked(circle.kim) == [("Two walks", None)]
    assert asked(circle.noor) == []

    walks = facts(circle.sam)["last"][0]["id"]
    circle.sam.does("homework-report", homework=walks, outcome="partly")

    assert asked(circle.sam) == [("Two walks", "partly"), ("Ring home", None)]
    assert asked(circle.kim) == [("Two walks", None)]


def test_those_who_lead_see_what_everybody_said_by_member(last, circle, media):
    circle.hanna.does("open")
    before = mark(circle.ola)
    walks = facts(circle.kim)["last"][0]["id"]
    circle.kim.does("homework-report", homework=walks, outcome="done")

    found = [
        (one["words"], one["outcome"])
        for one in facts(circle.ola)["last"]
        if one["enrolment"] == str(circle.enrolments["Kim"].pk)
    ]
    assert found == [("Two walks", "done")]
    assert mark(circle.ola) != before
    assert {one["enrolment"] for one in facts(circle.kim)["last"]} == {None}


def test_it_is_taken_back_by_saying_nothing(last, circle, media):
    walks = facts(circle.kim)["last"][0]["id"]
    circle.kim.does("homework-report", homework=walks, outcome="done")

    circle.kim.does("homework-report", homework=walks)

    assert asked(circle.kim) == [("Two walks", None)]


def test_nobody_reports_on_what_was_not_given_to_them(last, circle, media):
    theirs = next(
        one for one in facts(circle.sam)["last"] if one["words"] == "Ring home"
    )
    circle.hanna.does("open")

    for someone in (circle.kim, circle.noor, circle.hanna):
        answer = someone.post("homework-report", homework=theirs["id"], outcome="done")
        assert answer.status_code == 404


def test_after_the_session_nothing_is_reported(last, sitting):
    walks = facts(sitting.kim)["last"][0]["id"]
    sitting.hanna.does("end")

    answer = sitting.kim.post("homework-report", homework=walks, outcome="done")

    assert answer.status_code == 404


def test_a_second_device_is_told_nothing_while_the_first_is_in(last, sitting):
    sitting.hanna.does("homework-give", words="Call a friend", to=sitting.sam.seat)

    second = sitting.second_browser("Sam")

    assert facts(second) == {"given": [], "last": [], "exercises": []}
    assert mark(second) == ""


def test_the_next_session_asks_about_this_one(sitting):
    sitting.hanna.does("homework-give", words="Call a friend", to=sitting.sam.seat)
    sitting.hanna.does("end")
    came = {sitting.enrolments["Sam"].pk: (80, False)}
    propose_attendance(sitting.meeting, minutes=came)

    hanna = sitting.staff["Hanna"]
    starts_at = timezone.now() + A_WEEK
    later = make.meeting(sitting.meeting.group, by=hanna, starts_at=starts_at)
    sam = a_member(later, sitting.enrolments["Sam"])

    assert asked(sam) == [("Call a friend", None)]


def test_the_number_of_questions_does_not_grow(last, sitting):
    def count(someone) -> int:
        with CaptureQueriesContext(connection) as asked:
            facts(someone)
        return len(asked)

    before = count(sitting.hanna), count(sitting.sam)
    for number in range(4):
        sitting.hanna.does("homework-give", words=f"Thing {number}")
        sitting.hanna.does(
            "homework-give", words=f"Own thing {number}", to=sitting.sam.seat
        )

    assert (count(sitting.hanna), count(sitting.sam)) == before
