"""Signed out while somebody types on a page without its program."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from django.urls import reverse

from tests import make

pytestmark = pytest.mark.django_db
OURS = "http://testserver"
TYPED = "Came late; said <why>.\nStayed."


@pytest.fixture
def address(db, settings):
    settings.DEMO = True
    lead = make.owner()
    meeting = make.meeting(make.group(lead), by=lead)
    return reverse("notes:meeting_notes", args=[lead.practice.slug, meeting.pk])


@pytest.fixture
def deed(address):
    """Where its form goes, which cannot be opened."""
    return f"{address}finish/facts/"


def test_what_was_typed_comes_back_and_the_way_back_leads_to_its_page(address, deed):
    said = {"focus": TYPED, "risk": "none", "password": "two words"}

    answer = Client().post(deed, said, headers={"Referer": OURS + address})

    shown = answer.content.decode()
    assert answer.status_code == 401
    assert "You are signed out" in shown
    assert "Came late; said &lt;why&gt;.\nStayed.</textarea>" in shown
    assert shown.count("<textarea") == 1
    assert f"/accounts/login/?next={address.replace('/', '%2F')}" in shown
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize(
    ("referer", "next_page"),
    [("PAGE", "PAGE"), ("", "/"), ("https://elsewhere.example/notes/", "/")],
)
def test_where_nothing_was_typed_one_signs_in_and_is_on_the_page(
    address, deed, referer, next_page
):
    came_from = OURS + address if referer == "PAGE" else referer

    answer = Client().post(deed, {"version": 3}, headers={"Referer": came_from})

    assert answer.status_code == 302
    [found] = parse_qs(urlsplit(answer["Location"]).query)["next"]
    assert found == (address if next_page == "PAGE" else next_page)


def test_a_page_is_asked_for_again_after_signing_in(address):
    answer = Client().get(f"{address}?part=2")

    assert answer.status_code == 302
    assert parse_qs(urlsplit(answer["Location"]).query)["next"] == [f"{address}?part=2"]


@pytest.mark.parametrize(("origin", "times"), [(OURS, 1), ("https://else.example", 0)])
def test_a_page_older_than_the_sign_in_gives_back_what_it_sent(address, origin, times):
    browser = Client(enforce_csrf_checks=True)

    answer = browser.post(address, {"focus": TYPED}, headers={"Origin": origin})

    assert answer.status_code == 403
    assert answer.content.decode().count("Came late; said") == times
