"""The page of a session's guests, and the link a guest gets."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tenfold.guests.models import Guest
from tenfold.messaging.models import Message
from tenfold.room.actions.links import ensure_guest_link, send_code
from tenfold.room.models import BoundBrowser, JoinLink, Seat
from tests import make
from tests.room.people import a_guest

pytestmark = pytest.mark.django_db
SAID = {
    "kind": "observer",
    "name": "Robin Vale",
    "email": "robin@example.org",
    "signed_on": "2026-11-02",
}


@pytest.fixture
def office(circle, media):
    """Hanna's browser at her desk, and the address of the guests' page."""
    meeting = circle.meeting
    page = reverse("room:guest_list", args=[meeting.practice.slug, meeting.pk])
    return circle, circle.hanna.browser, page


def test_a_guest_is_invited_by_one_mail_with_a_link_of_their_own(office):
    _circle, browser, page = office

    answer = browser.post(page, SAID, follow=True)

    guest, mail = Guest.objects.get(), Message.objects.get()
    link = JoinLink.objects.get(guest=guest)
    assert (guest.name, mail.to) == ("Robin Vale", "robin@example.org")
    assert link.token in mail.body
    shown = answer.content.decode()
    assert "Robin Vale" in shown
    assert shown.count("not yet") >= 3
    assert link.token not in shown


@pytest.mark.parametrize(
    ("field", "said", "words"),
    [
        ("signed_on", "", "Ask for the signed confidentiality agreement first."),
        ("signed_on", "2999-01-01", "This day has not come yet."),
        ("email", "robin", "Enter a valid email address."),
        ("name", "", "Write something here."),
        ("with_member", "", "Say which member they come for."),
    ],
)
def test_what_is_wrong_is_said_beside_its_field_and_the_rest_stays(
    office, field, said, words
):
    _circle, browser, page = office
    kind = "interpreter" if field == "with_member" else "observer"

    answer = browser.post(page, SAID | {"kind": kind, field: said})

    assert answer.context["form"].errors == {field: [words]}
    kept = {"Robin Vale", "robin@example.org", "2026-11-02"} - {SAID.get(field)}
    assert all(word in answer.content.decode() for word in kept)
    assert Guest.objects.count() == Message.objects.count() == 0


def test_a_member_for_whom_nobody_comes_is_left_out(office):
    circle, browser, page = office
    sam = str(circle.enrolments["Sam"].pk)

    browser.post(page, SAID | {"with_member": sam})

    assert Guest.objects.get().with_member is None


def test_what_a_member_told_is_kept_and_shown_with_who_was_told(office):
    circle, browser, page = office
    browser.post(page, SAID)
    guest = Guest.objects.get()
    said = {"enrolment": circle.enrolments["Sam"].pk, "says_yes": "yes"}

    answer = browser.post(f"{page}{guest.pk}/answer/", said, follow=True)

    consent = guest.consents.get()
    assert (consent.says_yes, consent.told_to) == (True, circle.staff["Hanna"])
    assert "told Hanna" in answer.content.decode()
    assert circle.sam.sees()["guests"][0]["says_yes"] is True


def test_a_taken_back_guest_is_gone_and_their_link_is_over(office):
    circle, browser, page = office
    guest = make.guest(circle.meeting, by=circle.staff["Hanna"])
    robin = a_guest(guest, circle.staff["Hanna"])
    token = JoinLink.objects.get(guest=guest).token

    answer = browser.post(f"{page}{guest.pk}/withdraw/", follow=True)

    assert "Nobody but the group" in answer.content.decode()
    assert robin.get().status_code == 404
    assert Client().get(reverse("room:link", args=[token])).status_code == 410


def test_writing_again_sends_the_same_link(office):
    _circle, browser, page = office
    browser.post(page, SAID)
    guest = Guest.objects.get()
    Message.objects.update(dedupe_key=f"guest-{JoinLink.objects.get(guest=guest).pk}-0")

    browser.post(f"{page}{guest.pk}/write/")

    token = JoinLink.objects.get(guest=guest).token
    assert [token in mail.body for mail in Message.objects.all()] == [True, True]


def test_the_page_asks_the_same_number_of_questions_for_one_and_for_three(office):
    circle, browser, page = office
    counts = []
    for names in (["Robin"], ["Mara", "Ida"]):
        for name in names:
            guest = make.guest(circle.meeting, by=circle.staff["Hanna"], name=name)
            ensure_guest_link(guest, by=circle.staff["Hanna"], now=timezone.now())
        with CaptureQueriesContext(connection) as asked:
            browser.get(page)
        counts.append(len(asked))

    assert counts[0] == counts[1]


def test_a_link_is_of_a_member_or_of_a_guest_and_of_nobody_else(office):
    circle, _browser, _page = office
    guest = make.guest(circle.meeting, by=circle.staff["Hanna"])
    link = ensure_guest_link(guest, by=circle.staff["Hanna"], now=timezone.now())

    for wrong in ({"guest": None}, {"enrolment": circle.enrolments["Sam"]}):
        with pytest.raises(IntegrityError), transaction.atomic():
            JoinLink.objects.filter(pk=link.pk).update(**wrong)


def test_a_seat_of_a_guest_leads_nothing_and_raises_no_hand(office):
    circle, _browser, _page = office
    guest = make.guest(circle.meeting, by=circle.staff["Hanna"])
    seat = a_guest(guest, circle.staff["Hanna"]).seat

    for wrong in (
        {"role": "facilitator"},
        {"role": "member"},
        {"hand_order": 3, "standing": "admitted", "admitted_at": timezone.now()},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Seat.objects.filter(pk=seat).update(**wrong)


def test_a_second_browser_of_a_guest_asks_for_a_code(office):
    circle, _browser, _page = office
    hanna, now = circle.staff["Hanna"], timezone.now()
    guest = make.guest(circle.meeting, by=hanna)
    a_guest(guest, hanna)
    link = JoinLink.objects.get(guest=guest)

    answer = Client().post(reverse("room:link", args=[link.token]))
    send_code(link, browser_hash="0" * 64, now=now + timedelta(seconds=1))

    assert answer.url == reverse("room:link_code", args=[link.token])
    assert BoundBrowser.objects.filter(link=link).count() == 1
    assert Message.objects.get(kind="link.code").to == "Robin@example.org"


def test_the_page_tells_who_leads_what_guests_call_a_member(office):
    circle, browser, page = office
    browser.post(page, SAID)
    circle.sam.does("guest-name", name="Sky")

    assert "Sky to guests" in browser.get(page).content.decode()
