"""What is written down about guests, and what is refused."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from tenfold.audit.models import AuditEvent
from tenfold.guests.actions import (
    MOST_GUESTS,
    Answer,
    CannotAnswerError,
    CannotInviteGuestError,
    answer_guest,
    withdraw_guest,
)
from tenfold.guests.models import Guest, GuestConsent
from tenfold.scheduling.actions import end_meeting, open_meeting
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
NOW = make.MONDAY_6PM - timedelta(hours=1)


@pytest.fixture
def hanna():
    return make.staff(make.owner().practice, name="Hanna")


@pytest.fixture
def group(hanna):
    return make.group(hanna)


@pytest.fixture
def meeting(group, hanna):
    return make.meeting(group, by=hanna)


def says(guest, member, *, yes, told_to=None):
    answer = Answer(yes, told_to)
    answer_guest(guest, member=member, answer=answer, by=None, now=NOW)


def test_a_guest_is_written_down_with_who_did_it(meeting, hanna):
    guest = make.guest(meeting, by=hanna)

    event = AuditEvent.objects.get(verb="guest.added")
    assert (event.actor_id, event.target_id) == (str(hanna.user.pk), str(guest.pk))
    assert "Robin" not in str(guest)
    assert "Robin" not in repr(event.details)


@pytest.mark.parametrize("kind", ["interpreter", "support"])
def test_who_comes_for_a_member_says_for_whom(meeting, hanna, kind):
    with pytest.raises(IntegrityError), transaction.atomic():
        make.guest(meeting, by=hanna, kind=kind)


@pytest.mark.parametrize("kind", ["observer", "speaker"])
def test_who_comes_for_nobody_names_nobody(meeting, group, hanna, kind):
    sam = make.member(group, hanna)

    with pytest.raises(IntegrityError), transaction.atomic():
        make.guest(meeting, by=hanna, kind=kind, beside=sam)


def test_nobody_is_written_down_who_has_not_signed(meeting, hanna):
    guest = make.guest(meeting, by=hanna)

    with pytest.raises(IntegrityError), transaction.atomic():
        Guest.objects.filter(pk=guest.pk).update(signed_on=None)


def test_an_interpreter_of_a_member_of_another_group_is_refused(meeting, hanna):
    wren = make.member(make.group(hanna, "Grief"), hanna, "Wren")

    with pytest.raises(CannotInviteGuestError):
        make.guest(meeting, by=hanna, kind="interpreter", beside=wren)


def test_nobody_is_invited_to_what_is_over(meeting, hanna):
    open_meeting(meeting, by=hanna, now=meeting.starts_at)
    end_meeting(meeting, by=hanna, now=meeting.ends_at)

    with pytest.raises(CannotInviteGuestError, match="over"):
        make.guest(meeting, by=hanna)


def test_there_are_no_more_guests_than_there_is_room_for(meeting, hanna):
    for number in range(MOST_GUESTS):
        first = make.guest(meeting, by=hanna, name=f"Robin {number}")
    with pytest.raises(CannotInviteGuestError, match="room for"):
        make.guest(meeting, by=hanna)

    withdraw_guest(first, by=hanna, now=NOW)

    assert make.guest(meeting, by=hanna).pk


def test_the_last_word_of_a_member_counts_and_there_is_one(meeting, group, hanna):
    guest, sam = make.guest(meeting, by=hanna), make.member(group, hanna)
    says(guest, sam, yes=False)
    assert list(Guest.objects.welcome()) == []

    says(guest, sam, yes=True, told_to=hanna)

    consent = GuestConsent.objects.get()
    assert (consent.says_yes, consent.told_to) == (True, hanna)
    assert list(Guest.objects.welcome()) == [guest]
    verbs = AuditEvent.objects.filter(verb="guest.answered")
    assert [event.details["says_yes"] for event in verbs.order_by("number")] == [
        False,
        True,
    ]


def test_who_is_no_member_on_that_day_has_no_say(meeting, hanna):
    guest = make.guest(meeting, by=hanna)
    wren = make.member(make.group(hanna, "Grief"), hanna, "Wren")

    with pytest.raises(CannotAnswerError, match="not a member"):
        says(guest, wren, yes=False)


def test_an_interpreter_is_not_voted_on(meeting, group, hanna):
    sam = make.member(group, hanna)
    ines = make.guest(meeting, by=hanna, kind="interpreter", beside=sam)

    with pytest.raises(CannotAnswerError, match="without a vote"):
        says(ines, sam, yes=True)


def test_nobody_is_asked_about_a_guest_who_does_not_come(meeting, group, hanna):
    guest, sam = make.guest(meeting, by=hanna), make.member(group, hanna)
    assert withdraw_guest(guest, by=hanna, now=NOW)

    with pytest.raises(CannotAnswerError, match="not expected"):
        says(guest, sam, yes=True)

    assert not withdraw_guest(guest, by=hanna, now=NOW)
    assert list(Guest.objects.expected()) == []


def test_only_who_leads_the_meeting_finds_its_guests(meeting, hanna):
    guest = make.guest(meeting, by=hanna)
    other = make.staff(hanna.practice, name="Duarte")
    on = date(2026, 11, 23)

    assert list(Guest.objects.led_by(hanna, on=on)) == [guest]
    assert list(Guest.objects.led_by(other, on=on)) == []
    assert list(Guest.objects.led_by(make.owner(), on=on)) == []
