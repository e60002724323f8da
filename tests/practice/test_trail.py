"""What a sign-in leaves in the trail of the practices it opens."""

import re
import time

import pytest
import time_machine
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth as totp
from allauth.usersessions.models import UserSession
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tenfold.accounts.models import User
from tenfold.audit.models import AuditEvent
from tenfold.audit.queries import broken_chains
from tenfold.messaging.actions import drain_outbox
from tenfold.practice.actions import add_staff
from tenfold.practice.models import StaffMember
from tests import make
from tests.practice.test_second_factor import code_for, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def osei():
    return make.owner("river")


def lines(practice=None):
    """What the trail says of sign-ins: verb, who did it, details."""
    chain = str(practice.pk) if practice else "installation"
    told = AuditEvent.objects.filter(chain=chain, verb__startswith="user.")
    return [(e.verb, e.actor_id, e.details) for e in told.order_by("number")]


def refuse(client, email):
    return client.post(
        reverse("account_login"), {"login": email, "password": "not this one at all"}
    )


def test_signing_in_and_out_leave_a_line_in_every_practice_of_the_person(client, osei):
    lake = make.owner("lake")
    add_staff(
        lake.practice,
        user=osei.user,
        role=StaffMember.Role.BILLING,
        display_name="Dr Osei",
        by=lake.user,
    )

    sign_in(client, osei.user)
    client.post(reverse("account_logout"))

    them = str(osei.user.pk)
    expected = [
        ("user.signed_in", them, {"using": ["password"]}),
        ("user.signed_out", them, {}),
    ]
    assert lines(osei.practice) == expected
    assert lines(lake.practice) == expected
    assert lines() == []
    assert broken_chains() == {}


def test_a_second_factor_is_named_in_the_line(client, osei):
    secret = totp.generate_totp_secret()
    totp.TOTP.activate(osei.user, secret)
    sign_in(client, osei.user)
    assert lines(osei.practice) == []

    client.post(reverse("mfa_authenticate"), {"code": "000000"})
    client.post(reverse("mfa_authenticate"), {"code": code_for(secret)})

    assert lines(osei.practice) == [
        ("user.sign_in_failed", "", {"using": ["totp"]}),
        ("user.signed_in", str(osei.user.pk), {"using": ["password", "totp"]}),
    ]


def test_a_recovery_code_is_named_in_the_line(client, osei):
    totp.TOTP.activate(osei.user, totp.generate_totp_secret())
    code = RecoveryCodes.activate(osei.user).generate_codes()[0]
    sign_in(client, osei.user)

    client.post(reverse("mfa_authenticate"), {"code": code})

    used = {"using": ["password", "recovery_codes"]}
    assert lines(osei.practice) == [("user.signed_in", str(osei.user.pk), used)]


def test_a_wrong_password_leaves_a_line_that_names_nobody_who_did_it(client, osei):
    refuse(client, osei.user.email)

    line = AuditEvent.objects.get(verb="user.sign_in_failed")
    assert (line.chain, line.target_id) == (str(osei.practice.pk), str(osei.pk))
    assert (line.actor_kind, line.actor_id) == ("system", "")


def test_an_unknown_address_leaves_as_many_lines_and_is_written_nowhere(client, osei):
    refuse(client, "nobody@example.org")

    assert lines() == [("user.sign_in_failed", "", {"using": ["password"]})]
    assert lines(osei.practice) == []
    assert "nobody@example.org" not in repr(list(AuditEvent.objects.values()))


def test_a_practice_hears_nothing_of_who_works_there_no_more(client, osei):
    User.objects.get(pk=osei.user.pk).places.update(is_active=False)

    sign_in(client, osei.user)

    assert lines(osei.practice) == []
    assert [verb for verb, *_ in lines()] == ["user.signed_in"]


def test_changes_of_the_second_factor_leave_lines(
    client, osei, django_capture_on_commit_callbacks
):
    sign_in(client, osei.user)
    page = client.get(reverse("mfa_activate_totp"))
    code = code_for(page.context["form"].secret)

    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("mfa_activate_totp"), {"code": code})
    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("mfa_generate_recovery_codes"))
    client.post(reverse("mfa_deactivate_totp"))

    assert [(verb, details) for verb, _, details in lines(osei.practice)][1:] == [
        ("user.second_factor_added", {"kind": "totp"}),
        ("user.second_factor_added", {"kind": "recovery_codes"}),
        ("user.recovery_codes_renewed", {}),
        ("user.second_factor_removed", {"kind": "totp"}),
        ("user.second_factor_removed", {"kind": "recovery_codes"}),
    ]


def test_a_changed_password_and_browsers_signed_out_leave_lines(client, osei):
    sign_in(Client(), osei.user)
    sign_in(client, osei.user)
    assert UserSession.objects.count() == 2
    new = {
        "password1": "seven quiet green hills",
        "password2": "seven quiet green hills",
    }

    client.post(reverse("usersessions_list"))
    client.post(
        reverse("account_change_password"), {"oldpassword": make.PASSWORD, **new}
    )

    assert [(verb, details) for verb, _, details in lines(osei.practice)][2:] == [
        ("user.browsers_signed_out", {"count": 1}),
        ("user.password_changed", {}),
    ]


def test_a_mailed_code_works_once_for_ten_minutes(client, osei, mailoutbox):
    def ask():
        client.post(reverse("account_request_login_code"), {"email": osei.user.email})
        drain_outbox(timezone.now())
        found = re.search(r"\b[0-9A-Z]{4}-[0-9A-Z]{4}\b", mailoutbox[-1].body)
        assert found is not None
        return {"code": found[0]}

    code, type_it = ask(), reverse("account_confirm_login_code")
    client.post(type_it, {"code": "AAAA-AAAA"})
    with time_machine.travel(time.time() + 10 * 60 + 1):
        late = client.post(type_it, code, follow=True)
        assert not late.wsgi_request.user.is_authenticated
        assert late.redirect_chain[-1][0].startswith(reverse("account_login"))
    assert lines(osei.practice) == [("user.sign_in_failed", "", {"using": ["code"]})]

    client.post(type_it, ask())

    used = {"using": ["code"]}
    assert lines(osei.practice)[1:] == [("user.signed_in", str(osei.user.pk), used)]
