"""One client's chart: everything of theirs, and nothing of anybody else's."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tenfold.groups.models import Enrolment
from tenfold.notes.actions.signing import add_addendum, strike_note
from tenfold.workspace.queries.chart_search import MOST_HITS
from tenfold.workspace.queries.note_sheets import sheets_at
from tests import make
from tests.workspace.charts import past_meetings, signed, written
from tests.workspace.conftest import NOW

OTHERS = "Xanthippe wept"


@pytest.fixture
def other(here):
    return here.group.enrolments.exclude(pk=here.enrolment.pk).first()


@pytest.fixture
def chart(here):
    return reverse("clients:client_detail", args=[here.slug, here.enrolment.client_id])


@pytest.fixture
def find(here, at_work):
    url = reverse("clients:chart_search", args=[here.slug, here.enrolment.client_id])

    def look(words, who="lead"):
        return text(at_work(who).post(url, {"words": words}))

    return look


def text(response):
    return " ".join(response.content.decode().split())


def test_a_chart_shows_sessions_notes_plan_and_papers(here, at_work, chart, other):
    [meeting] = past_meetings(here.group, 1, before=NOW)
    written(meeting, None, "Needs unsaid, in pairs")
    written(meeting, here.enrolment, "Took the individual turn")
    written(meeting, other, OTHERS)

    shown = text(at_work("lead").get(chart))

    assert "Needs unsaid, in pairs" in shown
    assert "Took the individual turn" in shown
    assert "draft, not signed" in shown
    assert "Present, 88 minutes" in shown
    assert "Say what I need" in shown
    assert "Referral letter" in shown
    assert "Came into care" in shown
    assert OTHERS not in shown


def test_a_signed_note_says_by_whom_and_what_was_added(here, at_work, chart, find):
    [meeting] = past_meetings(here.group, 1, before=NOW)
    note = written(meeting, here.enrolment, "Took the individual turn")
    lead = here.people["lead"]
    signed(note, by=lead, now=NOW)
    add_addendum(note, words="He rang later", reason="Forgotten", by=lead, now=NOW)

    shown = text(at_work("lead").get(chart))

    assert f"signed by {lead.display_name}" in shown
    assert "draft, not signed" not in shown
    assert f"Added by {lead.display_name}" in shown
    assert "He rang later" in shown
    assert "<mark>rang</mark>" in find("rang")
    strike_note(note, reason="Another client's", by=lead, now=NOW)
    assert "Took the individual turn" not in text(at_work("lead").get(chart))
    assert "stand nowhere" in find("rang")


def test_a_draft_of_the_group_stays_out_of_a_signed_sheet(here, other):
    [meeting] = past_meetings(here.group, 1, before=NOW)
    written(meeting, None, "Not signed yet")
    note = written(meeting, here.enrolment, "Took the individual turn")
    sheet = sheets_at([meeting.pk], [here.enrolment])[meeting.pk]
    assert sheet.for_others() is None

    signed(note, by=here.people["lead"], now=NOW)

    sheet = sheets_at([meeting.pk], [here.enrolment])[meeting.pk]
    assert sheet.group_parts
    read = sheet.for_others()
    assert read
    assert [said for _label, said in read.parts] == [
        "Took the individual turn",
        "None noted",
    ]


def test_notes_of_a_group_that_somebody_else_leads_stay_there(here, at_work, chart):
    elsewhere = make.group(here.people["other"], "Secret circle")
    seat = make.member(elsewhere, here.people["owner"], "Cover")
    Enrolment.objects.filter(pk=seat.pk).update(client=here.enrolment.client)
    [meeting] = past_meetings(elsewhere, 1, before=NOW)
    seat.refresh_from_db()
    written(meeting, seat, OTHERS)

    shown = text(at_work("lead").get(chart))

    assert OTHERS not in shown
    assert "Secret circle" not in shown


def test_who_keeps_the_records_reads_neither_plan_nor_papers(here, at_work, chart):
    for who in ("intake", "manager", "owner"):
        shown = text(at_work(who).get(chart))

        assert "Say what I need" not in shown, who
        assert "Referral letter" not in shown, who


def test_a_chart_of_many_sessions_comes_in_pages(here, at_work, chart):
    for number, meeting in enumerate(past_meetings(here.group, 45, before=NOW)):
        written(meeting, here.enrolment, f"Week-{number}.")
    browser = at_work("lead")

    first, last = text(browser.get(chart)), text(browser.get(chart, {"page": "3"}))

    assert "Week-44." in first
    assert "Week-0." not in first
    assert "Page 1 of 3" in first
    assert "Week-0." in last
    assert "Week-44." not in last


@pytest.mark.parametrize("page", ["99", "0", "-1", "x", "٣", "9" * 400])
def test_a_page_that_is_not_there_is_one_that_is(here, at_work, chart, page):
    assert at_work("lead").get(chart, {"page": page}).status_code == 200


def test_a_long_chart_asks_as_much_as_a_short_one(here, at_work, chart):
    browser = at_work("lead")

    def questions():
        with CaptureQueriesContext(connection) as asked:
            assert browser.get(chart).status_code == 200
        return len(asked)

    for meeting in past_meetings(here.group, 1, before=NOW):
        written(meeting, here.enrolment, "Came.")
    short = questions()
    for meeting in past_meetings(here.group, 30, before=NOW):
        written(meeting, None, "All.")
        written(meeting, here.enrolment, "Came.")

    assert questions() == short


def test_words_are_found_without_their_accents_and_capitals(here, find):
    [meeting] = past_meetings(here.group, 1, before=NOW)
    written(meeting, here.enrolment, "Spoke of the café where ﬁrst he met Zoë. " * 9)

    shown = find("CAFE")

    assert "<mark>café</mark>" in shown
    assert "1 place in this chart" in shown
    assert "<mark>Zoë</mark>" in find("zoe")


def test_a_search_reads_this_chart_only(here, find, other):
    [meeting] = past_meetings(here.group, 1, before=NOW)
    written(meeting, None, OTHERS)
    written(meeting, other, OTHERS)
    written(meeting, here.enrolment, "Quiet.")

    shown = find("Xanthippe")

    assert "stand nowhere" in shown
    assert OTHERS not in shown


def test_plans_and_papers_are_searched_too(here, find):
    assert "<mark>what I need</mark>" in find("what i need")
    assert "<mark>Referral</mark>" in find("referral")
    assert "<mark>Lonely</mark>" in find("lonely")


@pytest.mark.parametrize("words", ["", " ", "a", "\x00", "(", "[a-", "x" * 5_000])
def test_a_search_for_nothing_finds_nothing(here, find, words):
    assert 'class="excerpt"' not in find(words)


def test_a_search_for_everything_ends(here, find):
    for meeting in past_meetings(here.group, MOST_HITS + 5, before=NOW):
        written(meeting, here.enrolment, "Came again.")

    shown = find("again")

    assert shown.count('class="excerpt"') == MOST_HITS
    assert f"The latest {MOST_HITS} places" in shown


def test_what_is_looked_for_stands_in_no_address(here, at_work):
    url = reverse("clients:chart_search", args=[here.slug, here.enrolment.client_id])

    assert at_work("lead").get(url, {"words": "tired"}).status_code == 405
