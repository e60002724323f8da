"""A client's record on paper: theirs, whole, and nobody else's (G14 to G16)."""

import ctypes
from datetime import timedelta

import pypdfium2 as pdfium  # type: ignore[import-untyped]
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pypdfium2 import raw

from tenfold.audit.models import AuditEvent
from tenfold.core import crypto
from tenfold.groups.models import Group
from tenfold.plans.actions.documents import revoke_consent
from tenfold.plans.models import Disclosure
from tenfold.scheduling.models import Meeting
from tenfold.workspace import printing
from tests import make
from tests.workspace.charts import past_meetings, written
from tests.workspace.conftest import NOW

CANARIES = (
    "Quetzal", "Zuleika Grimsby", "zuleika@example.org", "+351 912 555 666",
    "Xanthippe",
)  # fmt: skip
WANTED = {
    "recipient": "Dr Lima", "purpose": "treatment", "with_plan": "on",
    "with_drafts": "on",
}  # fmt: skip
NOTICE = "42 CFR Part 2 prohibits unauthorized use or disclosure of these records."


@pytest.fixture
def other(here):
    """Another member, with much that must not get out."""
    return make.member(
        here.group, here.people["owner"], "Quetzal", legal_name="Zuleika Grimsby",
        email="zuleika@example.org", phone="+351 912 555 666",
    )  # fmt: skip


@pytest.fixture
def meeting(here, other):
    [meeting] = past_meetings(here.group, 1, before=NOW)
    written(meeting, None, "Needs unsaid, in pairs")
    written(meeting, here.enrolment, "Stayed with the feeling when a peer asked")
    written(meeting, other, "Xanthippe wept; Quetzal left")
    return meeting


@pytest.fixture
def url(here):
    return reverse("clients:chart_export", args=[here.slug, here.enrolment.client_id])


@pytest.fixture
def asked(here):
    return WANTED | {"groups": [str(here.enrolment.pk)]}


def words(response):
    return " ".join(response.content.decode().split())


def text_of(pdf: bytes) -> str:
    with pdfium.PdfDocument(pdf) as paper:
        pages = [page.get_textpage().get_text_range() for page in paper]
    return " ".join(" ".join(pages).split())


def tags_of(pdf: bytes) -> set[str]:
    """The kinds of everything in the structure tree of the first page."""
    with pdfium.PdfDocument(pdf) as paper:
        page = paper[0]  # closes when nobody holds it
        tree = raw.FPDF_StructTree_GetForPage(page.raw)
        found: set[str] = set()
        for at in range(raw.FPDF_StructTree_CountChildren(tree)):
            _collect(raw.FPDF_StructTree_GetChildAtIndex(tree, at), found)
        raw.FPDF_StructTree_Close(tree)
        page.close()
    return found


def _collect(element, found):
    room = ctypes.create_string_buffer(64)
    size = raw.FPDF_StructElement_GetType(element, room, 64)
    found.add(room.raw[: max(size - 2, 0)].decode("utf-16-le"))
    for at in range(raw.FPDF_StructElement_CountChildren(element)):
        child = raw.FPDF_StructElement_GetChildAtIndex(element, at)
        if child:
            _collect(child, found)


def test_a_pdf_holds_this_persons_part_and_nothing_of_another(
    here, at_work, url, asked, meeting
):
    given = at_work("lead").post(url, asked)

    said = text_of(given.content)
    assert "Needs unsaid, in pairs" in said
    assert "Stayed with the feeling when a peer asked" in said
    assert "Draft, not signed." in said
    assert "2 participants" in said
    assert "Present, 88 minutes" in said
    assert "Say what I need" in said
    assert [one for one in CANARIES if one in said] == []
    assert [one for one in CANARIES if one.encode() in given.content] == []
    assert "Tuesday circle" not in said


def test_a_pdf_is_tagged_and_says_its_language_and_nothing_else(
    at_work, url, asked, meeting
):
    given = at_work("lead").post(url, asked)

    assert given["Content-Type"] == "application/pdf"
    assert given["Content-Disposition"].startswith('attachment; filename="record-2026')
    assert {"H1", "H2", "H3", "P", "Table", "TH", "TD"} <= tags_of(given.content)
    with pdfium.PdfDocument(given.content) as paper:
        assert raw.FPDFCatalog_IsTagged(paper.raw)
        assert language_of(paper) == "en-gb"
        assert paper.get_metadata_value("Title") == "Record"
        assert paper.get_metadata_value("Author") == ""


def language_of(paper) -> str:
    room = (ctypes.c_ushort * 32)()
    raw.FPDFCatalog_GetLanguage(paper.raw, room, 32)
    return "".join(map(chr, room)).rstrip("\0")


def test_every_record_that_leaves_is_kept_with_who_and_what_for(
    here, at_work, url, asked, meeting
):
    at_work("lead").post(url, asked | {"as": "page"})

    kept = Disclosure.objects.get()
    assert (kept.recipient, kept.purpose) == ("Dr Lima", "treatment")
    line = AuditEvent.objects.get(verb="chart.exported")
    assert line.actor_id == str(here.people["lead"].user_id)
    assert line.target_id == str(here.enrolment.client_id)
    assert "Lima" not in str(line.details)
    opened = AuditEvent.objects.filter(verb="client.opened").latest("number")
    assert str(meeting.pk) in opened.details["sessions"]


def test_what_is_not_signed_stays_out_unless_it_is_asked_for(
    at_work, url, asked, meeting
):
    del asked["with_drafts"]

    shown = words(at_work("lead").post(url, asked | {"as": "page"}))

    assert "Present, 88 minutes" in shown
    assert "Needs unsaid" not in shown
    assert "Stayed with the feeling" not in shown


@pytest.mark.parametrize("text", ["Quetzal asked", "Wrote to zuleika@example.org"])
def test_a_record_that_names_another_member_does_not_leave(
    here, at_work, url, asked, other, text
):
    [meeting] = past_meetings(here.group, 1, before=NOW)
    written(meeting, here.enrolment, text)

    shown = words(at_work("lead").post(url, asked | {"as": "page"}))

    assert "Nothing has left: the record names somebody else in 1 place." in shown
    assert "Dr Lima" in shown
    assert not Disclosure.objects.exists()


def test_a_plan_that_names_another_member_does_not_leave(
    here, at_work, url, asked, other
):
    make.goal(here.episode, by=here.people["lead"], wording="Talk with Quetzal")

    shown = words(at_work("lead").post(url, asked | {"as": "page"}))

    assert "Nothing has left" in shown


def test_the_shared_part_that_names_somebody_does_not_leave(
    here, at_work, url, asked, meeting
):
    [second] = past_meetings(here.group, 1, before=NOW - timedelta(days=3))
    written(second, None, "Quetzal and two others supported the turn")
    written(second, here.enrolment, "Came")

    assert "Nothing has left" in words(
        at_work("lead").post(url, asked | {"as": "page"})
    )


def test_a_record_under_part_2_carries_the_notice_and_its_consent(
    here, at_work, url, asked, meeting
):
    Group.objects.filter(pk=here.group.pk).update(is_part2=True)
    consent = here.consent

    given = at_work("lead").post(url, asked | {"consent": str(consent.pk)})

    said = text_of(given.content)
    assert NOTICE in said
    assert str(consent.pk) in said
    assert Disclosure.objects.get().consent == consent


@pytest.mark.parametrize("is_revoked", [True, False])
def test_a_record_under_part_2_does_not_leave_without_a_consent_in_force(
    here, at_work, url, asked, is_revoked
):
    Group.objects.filter(pk=here.group.pk).update(is_part2=True)
    if is_revoked:
        revoke_consent(here.consent, by=here.people["lead"], on=NOW.date())
        asked |= {"consent": str(here.consent.pk)}

    answer = at_work("lead").post(url, asked)

    assert answer["Content-Type"].startswith("text/html")
    assert "consent" in answer.context["form"].errors
    assert not Disclosure.objects.exists()


def test_a_record_asks_as_much_for_many_sessions_as_for_few(
    here, at_work, url, asked, meeting
):
    browser = at_work("lead")

    def questions():
        with CaptureQueriesContext(connection) as made:
            shown = words(browser.post(url, asked | {"as": "page"}))
        assert "Needs unsaid" in shown
        return len(made)

    questions()
    few = questions()
    for one in past_meetings(here.group, 15, before=NOW - timedelta(days=2)):
        written(one, None, "All")
        written(one, here.enrolment, "Came")

    assert questions() == few


def test_nobody_elses_section_is_even_opened(
    here, at_work, url, asked, other, monkeypatch
):
    [meeting] = past_meetings(here.group, 1, before=NOW)
    mine = written(meeting, here.enrolment, "Came")
    theirs = written(meeting, other, "Came")
    opened, open_sealed = [], crypto.open_sealed

    def watched(token, place, **more):
        opened.append(place)
        return open_sealed(token, place, **more)

    monkeypatch.setattr(crypto, "open_sealed", watched)
    at_work("lead").post(url, asked | {"as": "page"})

    assert any(str(mine.pk) in place for place in opened)
    assert not any(str(theirs.pk) in place for place in opened)


@pytest.mark.parametrize(
    ("said", "words_of_it"),
    [
        ({"recipient": ""}, "Write something here."),
        ({"since": "2026-11-10", "until": "2026-11-01"}, "before the first one"),
        ({"groups": [], "with_plan": ""}, "Choose a group, or the plan."),
        ({"groups": ["0f8e1b3c-6a43-4d41-9c41-2f1f6f6d7b11"]}, "not one of the"),
    ],
)
def test_what_is_missing_is_said_and_the_rest_stays(
    at_work, url, asked, said, words_of_it
):
    shown = words(at_work("lead").post(url, asked | said))

    assert words_of_it in shown
    assert "treatment" in shown
    assert not Disclosure.objects.exists()


@pytest.mark.parametrize(
    ("code", "said"),
    [(3, "install Pango with"), (4, "fonts are not built"), (1, "could not be drawn")],
)
def test_a_machine_that_cannot_draw_says_what_to_do_and_nothing_has_left(
    at_work, url, asked, monkeypatch, code, said
):
    monkeypatch.setattr(printing.sys, "executable", "/bin/sh")
    monkeypatch.setattr(printing, "PROGRAM", ["-c", f"exit {code}"])

    shown = words(at_work("lead").post(url, asked))

    assert said in shown
    assert "Show it to print" in shown
    assert not Disclosure.objects.exists()


def test_a_page_that_asks_for_anything_from_elsewhere_is_not_drawn():
    for address in ("https://example.org/a.png", "file:///etc/passwd", "data:,x"):
        with pytest.raises(printing.CannotDrawError):
            printing.draw_pdf(f"<html lang=en><title>x</title><img src='{address}'>")


def test_any_script_and_sign_can_be_printed(here, at_work, url, asked):
    [meeting] = past_meetings(here.group, 1, before=NOW)
    strange = "łódź\n日本\n🙂\n<b>bold</b> {{ 7 }} & ' end"
    written(meeting, here.enrolment, strange)

    said = text_of(at_work("lead").post(url, asked).content)

    assert "łódź" in said
    assert "日本" in said
    assert "<b>bold</b> {{ 7 }} & ' end" in said


def test_what_was_filled_in_is_printed_of_this_person_alone(
    at_work, here, other, meeting, url, asked
):
    lead = here.people["lead"]
    Meeting.objects.filter(pk=meeting.pk).update(state=Meeting.State.SCHEDULED)
    meeting.refresh_from_db()
    make.answered(meeting, here.enrolment, by=lead)
    make.answered(meeting, other, by=lead, value=3)
    Meeting.objects.filter(pk=meeting.pk).update(state=Meeting.State.ENDED)

    page = words(at_work("lead").post(url, asked | {"as": "page"}))

    assert "Filled in by the member: GAD-7: 7 (mild)" in page
    assert "GAD-7: 21" not in page
