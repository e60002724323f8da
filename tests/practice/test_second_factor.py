"""Staff set up a second factor before they see anything about people (S10)."""

import re
import time

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth as totp
from django.urls import reverse
from django.utils import timezone

from tenfold.messaging.actions import drain_outbox
from tests import make
from tests.test_isolation import addresses

pytestmark = pytest.mark.django_db


@pytest.fixture
def osei():
    return make.owner("river")


def code_for(secret: str) -> str:
    return totp.format_hotp_value(totp.hotp_value(secret, int(time.time()) // 30))


def sign_in(client, user):
    return client.post(
        reverse("account_login"), {"login": user.email, "password": make.PASSWORD}
    )


def test_without_a_second_factor_no_page_of_the_practice_opens(client, osei):
    client.force_login(osei.user)
    pages = [
        f"/{a.format(practice='river')}"
        for a in addresses()
        if a.count("{") == 1 and "{practice}" in a
    ]
    assert len(pages) > 5

    for page in pages:
        for ask in (client.get, client.post):
            answer = ask(page)
            assert (answer.status_code, answer["Location"]) == (
                302,
                reverse("mfa_index"),
            ), page


def test_the_room_and_the_notes_do_not_open_either(client, osei):
    meeting = make.meeting(make.group(osei), by=osei)
    client.force_login(osei.user)

    notes = client.get(
        f"/api/notes/meetings/{meeting.pk}/sections", {"client_id": str(meeting.pk)}
    )
    room = client.get(f"/api/room/{meeting.pk}/snapshot")

    assert notes.status_code == 403
    assert room.status_code == 404


def test_with_one_the_page_opens(client, osei):
    totp.TOTP.activate(osei.user, totp.generate_totp_secret())
    client.force_login(osei.user)

    assert client.get(osei.practice.get_absolute_url()).status_code == 200


def test_recovery_codes_alone_are_no_second_factor(client, osei):
    RecoveryCodes.activate(osei.user)
    client.force_login(osei.user)

    assert client.get(osei.practice.get_absolute_url()).status_code == 302


def test_the_password_alone_does_not_sign_in_who_has_a_second_factor(client, osei):
    secret = totp.generate_totp_secret()
    totp.TOTP.activate(osei.user, secret)

    answer = sign_in(client, osei.user)

    assert answer["Location"] == reverse("mfa_authenticate")
    assert client.get(osei.practice.get_absolute_url()).status_code == 302
    client.post(reverse("mfa_authenticate"), {"code": code_for(secret)})
    assert client.get(osei.practice.get_absolute_url()).status_code == 200


def test_a_code_works_once(client, osei):
    secret = totp.generate_totp_secret()
    totp.TOTP.activate(osei.user, secret)
    code = code_for(secret)
    sign_in(client, osei.user)
    client.post(reverse("mfa_authenticate"), {"code": code})
    client.logout()
    sign_in(client, osei.user)

    client.post(reverse("mfa_authenticate"), {"code": code})

    assert client.get(osei.practice.get_absolute_url()).status_code == 302


def test_a_code_by_mail_does_not_replace_the_second_factor(client, osei, mailoutbox):
    totp.TOTP.activate(osei.user, totp.generate_totp_secret())
    client.post(reverse("account_request_login_code"), {"email": osei.user.email})
    drain_outbox(timezone.now())
    code = re.search(r"\b[0-9A-Z]{4}-[0-9A-Z]{4}\b", mailoutbox[0].body)
    assert code is not None

    answer = client.post(reverse("account_confirm_login_code"), {"code": code[0]})

    assert answer["Location"] == reverse("mfa_authenticate")
    assert client.get(osei.practice.get_absolute_url()).status_code == 302


def test_the_secret_lies_sealed_in_the_database(osei):
    secret = totp.generate_totp_secret()

    totp.TOTP.activate(osei.user, secret)

    assert secret not in str(Authenticator.objects.get().data)


def test_who_signed_in_just_now_sets_it_up_at_once_and_later_is_asked(client, osei):
    set_up = reverse("mfa_activate_totp")
    sign_in(client, osei.user)

    assert client.get(set_up).status_code == 200
    with time_machine.travel(time.time() + 301):
        assert client.get(set_up).url.startswith(reverse("account_reauthenticate"))
