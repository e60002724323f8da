"""The pages of a plan, with what goes wrong on them."""

from datetime import timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tenfold.audit.models import AuditEvent
from tenfold.plans.models import Document, Episode, Review
from tests.library.files import a_picture
from tests.make import MONDAY_6PM
from tests.world import world

NOW = MONDAY_6PM - timedelta(minutes=30)


@pytest.fixture
def here(db):
    with time_machine.travel(NOW, tick=False):
        yield world(NOW)


@pytest.fixture
def lead(client, here):
    client.force_login(here.people["lead"].user)
    return client


@pytest.fixture
def where(here):
    def address(page, *more):
        args = [here.slug, here.enrolment.client_id, *more]
        return reverse(f"plans:{page}", args=args)

    return address


def words(response):
    return " ".join(response.content.decode().split())


def test_a_plan_shows_goals_problems_and_when_it_is_due(lead, where):
    shown = words(lead.get(where("care")))

    assert "1. Say what I need" in shown
    assert "Once a week, four weeks long" in shown
    assert "Withdraws from people" in shown
    assert "to review by 1 December 2026" in shown


def test_who_has_no_plan_is_offered_to_begin_one(lead, here):
    other = here.group.enrolments.exclude(pk=here.enrolment.pk).first()

    shown = words(lead.get(reverse("plans:care", args=[here.slug, other.client_id])))

    assert "No episode is open" in shown


def test_a_review_without_an_answer_for_a_goal_keeps_what_was_written(lead, where):
    said = {"held_on": "2026-11-23", "next_on": "2026-11-01", "summary": "Long talk."}

    shown = words(lead.post(where("review_hold"), said))

    assert "Say how this goal stands." in shown
    assert "The next review comes after this one." in shown
    assert "Long talk." in shown
    assert not Review.objects.exists()


def test_a_review_is_kept_and_shown(lead, here, where):
    goal = here.episode.plan.goals.get().pk
    said = {
        "held_on": "2026-11-23", "next_on": "2027-02-01", "with_client": "on",
        "summary": "Goes on.", f"progress_{goal}": "3", f"state_{goal}": "open",
        f"comment_{goal}": "Twice",
    }  # fmt: skip

    shown = words(lead.post(where("review_hold"), said, follow=True))

    assert "Goes on." in shown
    assert "Clear, 3 of 4" in shown
    assert "to review by 1 February 2027" in shown


def test_days_to_come_and_texts_too_long_are_said_and_stay(lead, here, where):
    other = here.group.enrolments.exclude(pk=here.enrolment.pk).first()
    url = reverse("plans:episode_open", args=[here.slug, other.client_id])
    long = "é" * 5_001
    said = {"from_on": "2026-11-24", "reason": long, "review_every_weeks": "99"}

    shown = words(lead.post(url, said))

    assert "This day has not come yet." in shown
    assert "This has 5001 characters; keep it to 5000." in shown
    assert "less than or equal to 52" in shown
    assert long in shown
    assert Episode.objects.count() == 1


def test_an_episode_ends_with_its_summary(lead, here, where):
    url = where("episode_end", here.episode.pk)
    said = {
        "until_on": "2026-11-23", "reason": "completed", "course": "Came each week.",
        "risk": "None seen.", "aftercare": "Dr Lima",
    }  # fmt: skip
    assert "still have a seat" in words(lead.get(url))

    shown = words(lead.post(url, said, follow=True))

    assert "No episode is open" in shown
    assert "Came each week." in shown
    assert "Dr Lima" in shown
    assert lead.post(url, said).status_code == 404


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.svg", b"<svg onload='alert(1)'/>", "Only a PDF or a picture"),
        ("a.mp3", b"ID3" + b"\0" * 90, "Only a PDF or a picture"),
        ("a.pdf", a_picture(), "Its name says one thing"),
        ("a.pdf", b"%PDF-1.7 cut off", "This file is damaged"),
        ("a.png", a_picture()[:60], "This file is damaged"),
        ("a.pdf", b"", "There is nothing in this file"),
    ],
)
def test_what_is_no_paper_is_refused_and_the_words_stay(lead, where, name, data, said):
    sent = {
        "title": "Letter of Dr Lima", "kind": "letter", "dated_on": "2026-11-01",
        "file": SimpleUploadedFile(name, data),
    }  # fmt: skip

    shown = words(lead.post(where("document_add"), sent))

    assert said in shown
    assert "Letter of Dr Lima" in shown
    assert Document.objects.count() == 1


def test_a_paper_comes_out_as_it_went_in_under_a_name_that_says_nothing(
    lead, here, where
):
    sent = {
        "title": "Letter of Dr Lima", "kind": "letter", "dated_on": "2026-11-01",
        "file": SimpleUploadedFile("lima-on-sam.png", a_picture()),
    }  # fmt: skip
    lead.post(where("document_add"), sent)
    paper = Document.objects.exclude(pk=here.document.pk).get()

    given = lead.get(where("document_file", paper.pk))

    assert given.getvalue() == a_picture()
    assert given["Content-Disposition"] == (
        'attachment; filename="document-2026-11-01.png"'
    )
    assert given["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in given["Content-Security-Policy"]
    line = AuditEvent.objects.get(verb="document.opened")
    assert line.target_id == str(paper.pk)


def test_a_paper_of_another_client_is_not_there(lead, here, where):
    other = here.group.enrolments.exclude(pk=here.enrolment.pk).first()
    args = [here.slug, other.client_id, here.document.pk]

    assert lead.get(reverse("plans:document_file", args=args)).status_code == 404
