"""Mail to the members of a meeting: one recipient each, and words that say nothing."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from tenfold.messaging.models import Message
from tenfold.room.actions.invitations import CannotInviteError, invite_members
from tenfold.room.actions.links import revoke_link
from tenfold.room.models import JoinLink
from tests import make

pytestmark = pytest.mark.postgres

TUESDAY_6PM = datetime(2026, 11, 24, 18, 0, tzinfo=UTC)
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
REVEALING = re.compile(
    "therap|group|circle|session|Hanna|Osei|Riverside|practice", re.I
)


@pytest.fixture
def lead(db):
    return make.owner()


@pytest.fixture
def group(lead):
    return make.group(lead, name="Circle for grief")


@pytest.fixture
def meeting(group, lead):
    return make.meeting(group, by=lead, starts_at=TUESDAY_6PM)


def words_of(letter):
    """Without the link: any three letters may stand in its token."""
    return re.sub(r"http\S+", "", f"{letter.subject}\n{letter.body}")


def test_each_member_gets_one_mail_with_a_link_of_their_own(meeting, group, lead):
    for name in ("Sam", "Kim"):
        make.member(group, lead, name)

    invited = invite_members(meeting, by=lead, now=NOW)

    letters = list(Message.objects.order_by("created_at"))
    links = [re.findall(r"https?://\S+/j/\S+/", letter.body)[0] for letter in letters]
    assert (invited.sent, invited.withheld) == (2, 0)
    assert [letter.to for letter in letters] == ["Sam@example.org", "Kim@example.org"]
    assert len(set(links)) == 2
    for letter, other in zip(letters, ("Kim", "Sam"), strict=True):
        assert "," not in letter.to
        assert other not in words_of(letter)


def test_the_mail_names_no_group_no_other_person_and_no_therapy(meeting, group, lead):
    make.member(group, lead, "Sam", time_zone="America/New_York")

    invite_members(meeting, by=lead, now=NOW)

    letter = Message.objects.get()
    words = words_of(letter)
    assert letter.subject == "Your appointment on Tuesday at 13:00"
    assert "Tuesday 24 November at 13:00 (America/New York)" in letter.body
    assert REVEALING.findall(words) == []


def test_who_asked_not_to_be_written_to_is_not(meeting, group, lead):
    make.member(group, lead, "Sam", may_mail=False)

    invited = invite_members(meeting, by=lead, now=NOW)

    assert (invited.sent, invited.withheld) == (0, 1)
    assert Message.objects.get().state == Message.State.WITHHELD


def test_sending_again_keeps_the_link_and_renews_one_that_is_gone(meeting, group, lead):
    make.member(group, lead, "Sam")
    make.member(group, lead, "Kim")
    invite_members(meeting, by=lead, now=NOW)
    kept, lost = JoinLink.objects.order_by("created_at")
    revoke_link(lost, by=lead, now=NOW)

    invite_members(meeting, by=lead, now=NOW + timedelta(hours=1))

    living = JoinLink.objects.filter(revoked_at=None).order_by("created_at")
    assert [link.pk == kept.pk for link in living] == [True, False]
    assert Message.objects.count() == 4


def test_pressing_twice_sends_once(meeting, group, lead):
    make.member(group, lead, "Sam")

    invite_members(meeting, by=lead, now=NOW)
    invite_members(meeting, by=lead, now=NOW + timedelta(seconds=2))

    assert Message.objects.count() == 1


def test_nobody_is_invited_to_what_is_over(meeting, group, lead):
    with pytest.raises(CannotInviteError):
        invite_members(meeting, by=lead, now=TUESDAY_6PM + timedelta(days=1))


def test_the_button_on_the_page_of_a_meeting(client, meeting, group, lead, settings):
    settings.DEMO = True
    make.member(group, lead, "Sam")
    client.force_login(lead.user, "allauth.account.auth_backends.AuthenticationBackend")

    answer = client.post(f"/p/{lead.practice.slug}/sessions/{meeting.pk}/invite/")

    assert answer.headers["Location"] == meeting.get_absolute_url()
    assert JoinLink.objects.count() == Message.objects.count()
