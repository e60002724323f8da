"""Homework on pages and on paper: confirmed, signed, and of one person alone."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tenfold.notes.actions.checks import confirm_facts
from tenfold.traces.actions.homework import take_homework_back
from tests import make
from tests.workspace.charts import past_meetings, signed, written
from tests.workspace.conftest import NOW
from tests.workspace.test_papers import WANTED, text_of

ALL, THEIRS, OTHERS = "Battery week", "Ring your Quetzal friend", "Xanthippe letter"


@pytest.fixture
def other(here):
    return make.member(here.group, here.people["owner"], "Noor")


@pytest.fixture
def meeting(here, other):
    """A session that is over, with something for all, and something for each."""
    [meeting] = past_meetings(here.group, 1, before=NOW)
    lead = here.people["lead"]
    make.homework(meeting, ALL, by=lead)
    make.homework(meeting, f"{THEIRS} with Noor.", by=lead, to=here.enrolment)
    make.homework(meeting, OTHERS, by=lead, to=other)
    confirm_facts(meeting, by=lead.user, now=NOW)
    notes = [
        written(meeting, here.enrolment, "Stayed with it"),
        written(meeting, other, "Left early, and said so"),
    ]
    for note in notes:
        signed(note, by=lead, now=NOW)
    return meeting


@pytest.fixture
def pdf(here, at_work):
    def draw(enrolment) -> str:
        url = reverse("clients:chart_export", args=[here.slug, enrolment.client_id])
        asked = WANTED | {"groups": [str(enrolment.pk)]}
        return text_of(at_work("lead").post(url, asked).content)

    return draw


def test_the_pdf_of_each_has_their_own_homework_and_nobody_elses(
    here, other, meeting, pdf
):
    theirs, others = pdf(here.enrolment), pdf(other)

    assert f"{ALL}; {THEIRS} with a peer" in theirs
    assert f"{ALL}; {OTHERS}" in others
    assert OTHERS not in theirs
    assert "Quetzal" not in others
    assert "Noor" not in theirs


def test_what_is_taken_back_after_signing_stays_on_paper(here, meeting, pdf):
    for homework in meeting.homework.filter(enrolment=here.enrolment):
        take_homework_back(homework, by=here.people["lead"].user)

    assert THEIRS in pdf(here.enrolment)


def test_a_chart_shows_it_where_the_note_is_signed(here, at_work, meeting, other):
    def shown(enrolment) -> str:
        url = reverse("clients:client_detail", args=[here.slug, enrolment.client_id])
        return at_work("lead").get(url).content.decode()

    assert THEIRS in shown(here.enrolment)
    assert OTHERS not in shown(here.enrolment)
    assert OTHERS in shown(other)


def test_the_page_of_a_session_asks_the_same_for_one_thing_and_for_many(
    here, at_work, meeting
):
    url = reverse("scheduling:meeting_detail", args=[here.slug, meeting.pk])

    def count() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert at_work("lead").get(url).status_code == 200
        return len(asked)

    count()
    before = count()
    for number in range(5):
        make.homework(meeting, f"Thing {number}", by=here.people["lead"])

    assert count() == before


@pytest.mark.parametrize("said", [{}, {"words": ""}, {"words": "x", "to": "nobody"}])
def test_what_cannot_be_given_is_said_on_the_page(here, at_work, meeting, said):
    give = reverse("room:homework_give", args=[here.slug, meeting.pk])

    page = at_work("lead").post(give, said, follow=True).content.decode()

    assert "Write what there is to do, and for whom." in page
    assert meeting.homework.count() == 3


def test_homework_of_another_session_is_not_taken_back_here(here, at_work, meeting):
    where = [here.slug, here.coming.pk, meeting.homework.first().pk]

    answer = at_work("lead").post(reverse("room:homework_take_back", args=where))

    assert answer.status_code == 404
    assert meeting.homework.count() == 3
