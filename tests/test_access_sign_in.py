"""Pages of one's own sign-in, signed out and signed in. Part of the access table."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from tenfold.accounts.models import User
from tests import make
from tests.world import with_second_factor

#   looked at: signed out · signed in;  sent to: signed out · signed in
SIGN_IN = {
    "account_login": ((200, 302), (200, 302)),
    "account_logout": ((302, 200), (302, 302)),
    "account_inactive": ((200, 200), (405, 405)),
    "account_signup": ((200, 302), (200, 302)),
    "account_reauthenticate": ((302, 200), (302, 200)),
    "account_email": ((302, 404), (302, 404)),
    "account_email_verification_sent": ((200, 200), (405, 405)),
    "account_change_password": ((302, 200), (302, 200)),
    "account_set_password": ((302, 302), (302, 302)),
    "account_reset_password": ((200, 200), (200, 200)),
    "account_confirm_login_code": ((302, 302), (302, 302)),
    "account_confirm_email": ((200, 200), (404, 404)),
    "account_reset_password_from_key_done": ((200, 200), (405, 405)),
    "account_reset_password_from_key": ((200, 200), (200, 200)),
    "account_reset_password_done": ((200, 200), (405, 405)),
    "account_request_login_code": ((200, 302), (200, 302)),
    "mfa_index": ((302, 200), (302, 405)),
    "mfa_authenticate": ((302, 302), (302, 302)),
    "mfa_reauthenticate": ((302, 200), (302, 200)),
    "mfa_activate_totp": ((302, 302), (302, 302)),
    "mfa_deactivate_totp": ((302, 302), (302, 302)),
    "mfa_view_recovery_codes": ((302, 404), (302, 405)),
    "mfa_generate_recovery_codes": ((302, 302), (302, 302)),
    "mfa_download_recovery_codes": ((302, 404), (302, 404)),
    "mfa_list_webauthn": ((302, 200), (302, 405)),
    "mfa_add_webauthn": ((302, 302), (302, 302)),
    "mfa_reauthenticate_webauthn": ((302, 302), (302, 302)),
    "mfa_remove_webauthn": ((302, 302), (302, 302)),
    "mfa_edit_webauthn": ((302, 302), (302, 302)),
    "mfa_login_webauthn": ((302, 302), (302, 302)),
    "usersessions_list": ((302, 200), (302, 302)),
}
OF_ONE = {
    "account_confirm_email": ["nothing"],
    "account_reset_password_from_key": ["0", "nothing"],
    "mfa_remove_webauthn": [1],
    "mfa_edit_webauthn": [1],
}
FOR_STRANGERS = {
    "account_logout",
    "account_login", "account_request_login_code", "account_confirm_login_code",
    "account_reset_password", "account_reset_password_done", "account_inactive",
    "account_reset_password_from_key", "account_reset_password_from_key_done",
    "account_signup", "account_confirm_email", "account_email_verification_sent",
    "mfa_authenticate", "mfa_login_webauthn",
}  # fmt: skip

pytestmark = pytest.mark.django_db


@pytest.fixture
def browsers():
    """Somebody signed out, and somebody signed in a while ago."""
    at_home = Client()
    at_home.force_login(with_second_factor(make.owner()).user)
    return Client(), at_home


def address(name):
    return reverse(name, args=OF_ONE.get(name, []))


def test_access(browsers):
    given = {
        name: tuple(browser.get(address(name)).status_code for browser in browsers)
        for name in SIGN_IN
    }

    assert given == {name: seen for name, (seen, _) in SIGN_IN.items()}


def test_what_is_sent(browsers):
    sign_out = "account_logout"
    names = [*(name for name in SIGN_IN if name != sign_out), sign_out]

    given = {
        name: tuple(browser.post(address(name)).status_code for browser in browsers)
        for name in names
    }

    assert given == {name: SIGN_IN[name][1] for name in names}


@pytest.mark.parametrize("name", sorted(SIGN_IN.keys() - FOR_STRANGERS))
def test_a_stranger_is_led_to_the_sign_in(client, name):
    for method in (client.get, client.post):
        assert method(address(name)).url.startswith(reverse("account_login"))


def test_nobody_signs_up_by_themselves(client):
    before = User.objects.count()
    words = dict.fromkeys(("password1", "password2"), make.PASSWORD)

    client.post(reverse("account_signup"), {"email": "new@example.org"} | words)

    assert User.objects.count() == before


def test_every_page_is_dressed_by_us(browsers):
    """Whatever a library would draw by itself, in words of its own, fails here."""
    somebody = browsers[1]
    somebody.post(reverse("account_reauthenticate"), {"password": make.PASSWORD})
    seen = {}
    for browser in browsers:
        for name in SIGN_IN:
            answer = browser.get(address(name))
            if answer.status_code == 200:
                drawn = {t.origin.name for t in answer.templates if t.origin}
                seen[name] = [path for path in drawn if "/allauth/templates/" in path]

    bare = re.compile(r"/(account|mfa|usersessions)/(?:\w+/)?base(?:_\w+)?\.html$")
    foreign = {
        name: [p for p in drawn if not bare.search(p) and "/snippets/" not in p]
        for name, drawn in seen.items()
    }
    assert len(foreign) >= 20
    assert {name: paths for name, paths in foreign.items() if paths} == {}
