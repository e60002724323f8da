"""Every mail goes to one person and says nothing on its outside (G9)."""

import re
from datetime import timedelta
from email import message_from_bytes, policy
from pathlib import Path

import allauth
import pytest
from allauth.account.adapter import get_adapter
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.template.loader import get_template
from django.urls import reverse
from django.utils import timezone

from tenfold.clients.forms import ClientForm
from tenfold.messaging.actions import drain_outbox
from tenfold.messaging.models import Message
from tenfold.messaging.staff_mail import send_staff_invitation
from tenfold.practice.actions import Colleague, invite_colleague
from tenfold.practice.forms import InviteColleagueForm, PracticeForm
from tenfold.room.actions.guests import write_to_guest
from tenfold.room.actions.invitations import invite_members
from tenfold.room.actions.links import ensure_link, send_code
from tests import make

TEMPLATES = Path(allauth.__file__).parent / "templates"
PREFIXES = sorted(
    str(path.relative_to(TEMPLATES)).removesuffix("_subject.txt")
    for folder in ("account", "mfa", "usersessions")
    for path in (TEMPLATES / folder).glob("email/*_subject.txt")
    if path.name != "password_reset_code_subject.txt"  # by a link, here
)
AWKWARD = [
    "Zuleika",
    "Therapie für Angehörige",
    "Eve\r\nBcc: eve@example.org",
    "Eve\nCc: eve@example.org\n\nA body",
    "Eve <eve@example.org>, Adam",
    "=?utf-8?q?Eve=0ABcc:_eve@example.org?=",
]
ALLOWED = re.compile(
    r"Your appointment on \w+ at \d\d:\d\d|Your code|Your invitation to Tenfold"
    r"|Action needed"
)

pytestmark = pytest.mark.django_db


def outside_is_neutral(mail, *, to, unsaid):
    """One recipient in the envelope and in the headers; a subject that names nobody."""
    sent = message_from_bytes(mail.message().as_bytes(), policy=policy.default)
    assert mail.recipients() == [to]
    assert sent.get_all("To") == [to]
    assert sent.get_all("Cc") is None
    assert sent.get_all("Bcc") is None
    assert len(sent.get_all("Subject")) == 1
    outside = " ".join(value for name, value in sent.items() if name != "To")
    assert "therap" not in outside.lower()
    assert [word for word in unsaid if word in outside] == []


@pytest.mark.parametrize("name", AWKWARD)
def test_our_mails(name, mailoutbox):
    now = timezone.now()
    osei = make.owner(name=f"{name} practice")
    osei.display_name = f"{name} leader"
    osei.save(update_fields=["display_name"])
    group = make.group(osei, f"{name} therapy circle")
    members = [
        make.member(group, osei, f"{name} {n}", email=f"member{n}@example.org")
        for n in range(2)
    ]
    meeting = make.meeting(group, by=osei, starts_at=now + timedelta(hours=1))
    invite_members(meeting, by=osei, now=now)
    link = ensure_link(meeting, enrolment=members[0], by=osei, now=now)
    send_code(link, browser_hash="0" * 64, now=now)
    guest = make.guest(meeting, by=osei, name=f"{name} guest")
    guest.email = "robin@example.org"
    guest.save(update_fields=["email"])
    write_to_guest(guest, by=osei, now=now)
    hanna = Colleague("hanna@example.org", "facilitator", f"{name} Hanna")
    invitation = invite_colleague(hanna, by=osei, now=now)
    send_staff_invitation(invitation, token="a-token", now=now)

    assert drain_outbox(now) == 5

    to = ["member0@example.org", "member1@example.org"]
    others = ["member0@example.org", "robin@example.org", "hanna@example.org"]
    expected = [*to, *others]
    assert sorted(mail.to[0] for mail in mailoutbox) == sorted(expected)
    for mail in mailoutbox:
        unsaid = [link.token, "a-token", "eve@", *name.split(), str(group.name)]
        outside_is_neutral(mail, to=mail.to[0], unsaid=unsaid)
        assert ALLOWED.fullmatch(mail.subject), mail.subject
    for mail in mailoutbox:
        if mail.to[0] in to:
            other = f"{name} {1 - to.index(mail.to[0])}"
            assert other not in mail.body
            assert str(group.name) not in mail.body


@pytest.mark.parametrize(
    "to", ["sam@example.org, eve@example.org", "sam@example.org\nBcc: eve@example.org"]
)
def test_two_addresses_in_one_are_never_written_to(to, mailoutbox):
    now = timezone.now()
    osei = make.owner()
    group = make.group(osei)
    make.member(group, osei, "Sam", email=to)
    meeting = make.meeting(group, by=osei, starts_at=now + timedelta(hours=1))

    invite_members(meeting, by=osei, now=now)

    assert drain_outbox(now) == 0
    assert Message.objects.get().state == Message.State.WITHHELD
    assert mailoutbox == []


@pytest.mark.parametrize("name", ["A\nBcc: eve@example.org", "A\r\nB", "A\x00B"])
@pytest.mark.parametrize(
    ("form", "field"),
    [
        (InviteColleagueForm, "display_name"),
        (InviteColleagueForm, "email"),
        (PracticeForm, "name"),
        (ClientForm, "preferred_name"),
        (ClientForm, "email"),
    ],
)
def test_a_name_with_a_line_break_is_refused(form, field, name):
    assert field in form({field: name}).errors


@pytest.mark.parametrize("prefix", PREFIXES)
def test_mails_about_ones_sign_in_are_in_our_words(prefix):
    for part in ("subject", "message"):
        origin = get_template(f"{prefix}_{part}.txt").origin.name
        assert "tenfold/accounts/templates" in origin

    mail = get_adapter().render_mail(
        prefix,
        "osei@example.org",
        {
            "code": "ABCD-EFGH",
            "password_reset_url": "https://practice.example/reset",
            "activate_url": "https://practice.example/confirm",
            "timestamp": timezone.now(),
            "ip": "192.0.2.1",
            "email": "osei@example.org",
        },
    )

    outside_is_neutral(mail, to="osei@example.org", unsaid=["ABCD", "testserver"])
    assert mail.body.startswith("Hello,\n\n")
    assert mail.body.endswith("Tenfold")
    assert not re.search(r"testserver|example\.com|Hello from|!|\n\n\n", mail.body)


def test_a_code_and_a_new_password_by_mail(client, settings, mailoutbox):
    osei = make.owner("river").user

    client.post(reverse("account_request_login_code"), {"email": osei.email})
    client.post(reverse("account_reset_password"), {"email": osei.email})

    assert mailoutbox == []
    assert drain_outbox(timezone.now()) == 2
    assert [mail.subject for mail in mailoutbox] == ["Your code", "Your new password"]
    assert {m.practice.slug for m in Message.objects.all()} == {"river"}
    for mail in mailoutbox:
        outside_is_neutral(mail, to=osei.email, unsaid=["testserver"])
        assert "testserver" not in mail.body
    assert f"\n{settings.PUBLIC_ADDRESS}/accounts/" in mailoutbox[1].body


def test_an_address_nobody_has_is_told_so_without_an_offer_to_sign_up(
    client, mailoutbox
):
    client.post(reverse("account_request_login_code"), {"email": "eve@example.org"})

    assert drain_outbox(timezone.now()) == 1
    assert Message.objects.get().practice is None
    [mail] = mailoutbox
    outside_is_neutral(mail, to="eve@example.org", unsaid=["testserver"])
    assert "http" not in mail.body


@pytest.mark.django_db(transaction=True)
def test_a_change_of_the_second_factor_is_told(client, mailoutbox):
    osei = make.owner().user
    TOTP.activate(osei, generate_totp_secret())
    client.force_login(osei)
    client.post(reverse("account_reauthenticate"), {"password": make.PASSWORD})

    client.post(reverse("mfa_generate_recovery_codes"))

    assert drain_outbox(timezone.now()) == 1
    assert [mail.subject for mail in mailoutbox] == ["You have new recovery codes"]
    outside_is_neutral(mailoutbox[0], to=osei.email, unsaid=["testserver"])


def test_a_code_that_came_too_late_is_not_sent(client, settings, mailoutbox):
    client.post(
        reverse("account_request_login_code"), {"email": make.owner().user.email}
    )
    lasts = timedelta(seconds=settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT)

    assert drain_outbox(timezone.now() + lasts) == 0
    assert Message.objects.get().state == Message.State.WITHHELD
    assert mailoutbox == []
