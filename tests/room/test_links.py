"""A member's link: what it shows, whom it binds, and when it is over (G5)."""

import re
from datetime import timedelta

import pytest
from django.test import Client as Browser
from django.utils import timezone

from tenfold.core.tokens import fingerprint
from tenfold.messaging.models import Message
from tenfold.room.actions.links import (
    MOST_CODES_AN_HOUR,
    MOST_TRIES,
    ensure_link,
    revoke_link,
)
from tenfold.room.doors import DEVICE_COOKIE
from tenfold.room.models import BoundBrowser, BrowserCode, JoinLink, Seat
from tenfold.scheduling.actions import cancel_meeting
from tenfold.scheduling.models import Meeting
from tests import make

pytestmark = pytest.mark.postgres

NOBODY = re.compile("Sam|Kim|Noor|Hanna|Tuesday circle|Riverside|therap", re.I)


@pytest.fixture(autouse=True)
def _no_second_factor(settings):
    settings.DEMO = True


@pytest.fixture
def meeting(db):
    hanna = make.owner()
    group = make.group(hanna)
    make.member(group, hanna, "Sam")
    return make.meeting(
        group, by=hanna, starts_at=timezone.now() + timedelta(minutes=5)
    )


@pytest.fixture
def link(meeting):
    enrolment = meeting.group.enrolments.get()
    return ensure_link(meeting, enrolment=enrolment, by=None, now=timezone.now())


@pytest.fixture
def address(link):
    return f"/j/{link.token}/"


@pytest.fixture
def first(client, address):
    """The browser in which the link was opened first."""
    client.post(address)
    return client


@pytest.fixture
def other(first, address):
    """Another browser, which was sent on to the page that asks for a code."""
    browser = Browser()
    answer = browser.post(address)
    assert answer.headers["Location"] == f"{address}code/"
    return browser


def code_in_the_mail() -> str:
    letter = Message.objects.filter(kind="link.code").order_by("created_at").last()
    assert letter is not None
    return str(re.findall(r"\d{6}", letter.body)[0])


def test_looking_at_a_link_binds_nothing(client, address):
    page = client.get(address)

    assert page.status_code == 200
    assert client.cookies.get(DEVICE_COOKIE) is None
    assert BoundBrowser.objects.count() == 0


def test_pages_behind_a_link_name_nobody_and_are_kept_nowhere(client, address):
    page = client.get(address)

    assert NOBODY.findall(page.content.decode()) == []
    assert page.headers["Referrer-Policy"] == "strict-origin"
    assert "no-store" in page.headers["Cache-Control"]


def test_continuing_binds_this_browser_and_leads_to_the_room(client, address, link):
    answer = client.post(address)

    cookie = client.cookies[DEVICE_COOKIE]
    assert answer.headers["Location"] == f"/room/{link.meeting_id}/"
    assert [browser.browser_hash for browser in link.browsers.all()] == [
        fingerprint(cookie.value)
    ]
    assert cookie["httponly"] is True
    assert cookie["samesite"] == "Lax"


def test_a_bound_browser_goes_on_to_the_room_when_it_looks(first, address, link):
    assert first.get(address).headers["Location"] == f"/room/{link.meeting_id}/"


def test_a_bound_browser_has_a_seat_and_others_have_none(first, other, link):
    snapshot = f"/api/room/{link.meeting_id}/snapshot"

    assert first.get(snapshot).status_code == 200
    assert other.get(snapshot).status_code == 404
    assert Browser().get(snapshot).status_code == 404
    assert Browser().get(f"/room/{link.meeting_id}/").status_code == 404


def test_another_browser_gets_in_with_the_code_from_the_mail(other, address, link):
    other.post(f"{address}code/")

    answer = other.post(f"{address}code/", {"code": code_in_the_mail()})

    assert answer.headers["Location"] == f"/room/{link.meeting_id}/"
    assert other.get(f"/api/room/{link.meeting_id}/snapshot").status_code == 200
    letter = Message.objects.get(kind="link.code")
    assert letter.to == "Sam@example.org"
    assert NOBODY.findall(f"{letter.subject} {letter.body}") == []


def test_a_code_works_once_and_only_where_it_was_asked_for(other, address):
    other.post(f"{address}code/")
    code = code_in_the_mail()
    stranger = Browser()
    stranger.post(address)

    assert stranger.post(f"{address}code/", {"code": code}).status_code == 200
    assert other.post(f"{address}code/", {"code": code}).status_code == 302
    assert BrowserCode.objects.exclude(used_at=None).count() == 1
    assert BoundBrowser.objects.count() == 2


def test_a_code_is_of_no_use_after_five_wrong_ones(other, address):
    other.post(f"{address}code/")
    code = code_in_the_mail()
    wrong = "000000" if code != "000000" else "111111"
    for _ in range(BrowserCode.MAX_TRIES):
        assert other.post(f"{address}code/", {"code": wrong}).status_code == 200

    assert other.post(f"{address}code/", {"code": code}).status_code == 200
    assert BoundBrowser.objects.count() == 1


def test_codes_cannot_be_guessed_by_asking_for_more(other, address):
    tried = 0
    for _ in range(2 * MOST_CODES_AN_HOUR):
        other.post(f"{address}code/")
        wrong = "000000" if code_in_the_mail() != "000000" else "111111"
        for _ in range(BrowserCode.MAX_TRIES):
            other.post(f"{address}code/", {"code": wrong})
    tried = sum(BrowserCode.objects.values_list("tries", flat=True))

    assert tried == MOST_TRIES
    assert BrowserCode.objects.count() == MOST_CODES_AN_HOUR


def test_a_code_expires(other, address):
    other.post(f"{address}code/")
    BrowserCode.objects.update(expires_at=timezone.now())

    answer = other.post(f"{address}code/", {"code": code_in_the_mail()})

    assert answer.status_code == 200
    assert BoundBrowser.objects.count() == 1


def test_nobody_learns_whether_a_mail_went_out(other, address, link):
    sent = other.post(f"{address}code/").content
    client = link.enrolment.client
    client.may_mail = False
    client.save(update_fields=["may_mail"])

    withheld = other.post(f"{address}code/").content

    strip = re.compile(rb'name="csrfmiddlewaretoken" value="\w+"')
    assert strip.sub(b"", sent) == strip.sub(b"", withheld)
    assert Message.objects.filter(state=Message.State.WITHHELD).count() == 1


def revoke(link):
    revoke_link(link, by=None, now=timezone.now())


def expire(link):
    JoinLink.objects.update(expires_at=timezone.now())


def cancel(link):
    hanna = link.meeting.group.facilitations.get().staff
    cancel_meeting(link.meeting, reason="Ill", by=hanna, now=timezone.now())


def end(link):
    Meeting.objects.update(state=Meeting.State.ENDED, ended_at=timezone.now())


def leave_the_group(link):
    link.enrolment.until_on = link.meeting.occurs_on
    link.enrolment.end_reason = "completed"
    link.enrolment.save(update_fields=["until_on", "end_reason"])


@pytest.mark.parametrize("is_over", [revoke, expire, cancel, end, leave_the_group])
def test_a_link_that_is_over_says_so_without_saying_why(client, link, address, is_over):
    is_over(link)

    for page in (
        client.get(address),
        client.post(address),
        client.get(f"{address}code/"),
    ):
        assert page.status_code == 410
        assert NOBODY.findall(page.content.decode()) == []
    assert BoundBrowser.objects.count() == 0


def test_an_unknown_link_looks_like_one_that_is_over(client, link, address):
    unknown = client.get("/j/" + "x" * 43 + "/")
    revoke(link)

    assert unknown.status_code == 404
    assert unknown.content == client.get(address).content


@pytest.mark.parametrize("is_over", [revoke, expire, leave_the_group])
def test_a_bound_browser_is_out_when_its_link_is_over(first, link, is_over):
    snapshot = f"/api/room/{link.meeting_id}/snapshot"
    assert first.get(snapshot).status_code == 200

    is_over(link)

    assert first.get(snapshot).status_code == 404


def test_a_revoked_link_takes_the_seat_with_it(first, link):
    first.get(f"/api/room/{link.meeting_id}/snapshot")
    Seat.objects.update(standing="admitted", admitted_at=timezone.now())

    revoke(link)

    assert list(Seat.objects.values_list("standing", "admitted_at")) == [
        ("outside", None)
    ]


def test_a_facilitator_who_tries_a_members_link_does_not_use_it_up(client, address):
    hanna = Meeting.objects.get().group.facilitations.get().staff
    client.force_login(
        hanna.user, "allauth.account.auth_backends.AuthenticationBackend"
    )

    page = client.post(address)

    assert page.status_code == 200
    assert BoundBrowser.objects.count() == 0


def test_no_token_of_a_link_is_logged(client, address, link, caplog):
    revoke(link)

    client.get(address)
    client.post(address)

    assert link.token not in caplog.text
