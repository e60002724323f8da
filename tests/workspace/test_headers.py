"""What every page says to the browser besides itself."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from tests import make
from tests.test_access import ACCESS, address

PAGES = [name for name, (method, _) in ACCESS.items() if method == "get"]
PRIVATE = {"no-referrer", "same-origin", "strict-origin"}
SENT = [
    name
    for name, (method, _) in ACCESS.items()
    if method == "post" and name != "room:livekit_hook"
]


LED = ("scheduling", "notes", "room", "plans", "traces:board", "clients:chart")


def who_opens(name):
    """Somebody whom the table lets in."""
    return "lead" if name.startswith(LED) else "owner"


@pytest.mark.parametrize("name", PAGES)
def test_every_page_keeps_to_itself(here, at_work, settings, name):
    settings.DEMO = name == "messaging:mail_list"
    response = at_work(who_opens(name)).get(address(here, name))
    policy = response.headers.get("Content-Security-Policy", "")

    assert response.headers["X-Frame-Options"] == "DENY"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Referrer-Policy"] in PRIVATE
    assert "Access-Control-Allow-Origin" not in response.headers
    own = "'none'" if name.endswith("_file") else "'self'"
    assert f"default-src {own}" in policy
    may_compute = "script-src 'self' 'wasm-unsafe-eval'" in policy
    assert may_compute == (name == "room:room")  # blurs the background
    assert "unsafe" not in policy.replace("'wasm-unsafe-eval'", "")
    if "/p/" in address(here, name):
        assert "no-store" in response.headers["Cache-Control"]


@pytest.mark.parametrize("name", PAGES)
def test_no_page_names_another_house_or_runs_inline_script(
    here, at_work, settings, name
):
    settings.DEMO = name == "messaging:mail_list"
    given = at_work(who_opens(name)).get(address(here, name)).getvalue()
    page = given.decode(errors="replace")

    found = re.findall(r"(?:src|href|action)=\"((?:https?:)?//[^\"]*)", page)
    assert [one for one in found if not one.startswith(settings.PUBLIC_ADDRESS)] == []
    assert re.findall(r"<script(?![^>]*(?:src=|application/json))", page) == []
    assert re.findall(r"\s(?:style|on[a-z]+)=\"", page) == []


@pytest.mark.parametrize("name", PAGES)
def test_no_title_says_a_group_or_a_person(here, at_work, settings, name):
    settings.DEMO = name == "messaging:mail_list"
    given = at_work(who_opens(name)).get(address(here, name)).getvalue()
    page = given.decode(errors="replace")
    head, _, _ = page.partition("</head>")
    titles = " ".join(re.findall(r"<title>(.*?)</title>", head, re.DOTALL))

    assert [
        word for word in ("Tuesday", "Sam", "Abena", "herap") if word in titles
    ] == []


@pytest.mark.parametrize("name", SENT)
def test_a_deed_without_our_own_form_is_refused(here, name):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(here.people["owner"].user)

    assert browser.post(address(here, name)).status_code in {403, 404}


def test_reading_pages_do_not_take_what_is_sent(here, at_work):
    url = reverse("workspace:today", args=[here.slug])

    assert at_work("owner").post(url).status_code == 405


def test_the_cookie_of_a_session_is_out_of_reach_of_scripts(here, client, settings):
    who = {"login": here.people["owner"].user.email, "password": make.PASSWORD}

    cookies = client.post(reverse("account_login"), who).cookies

    assert cookies[settings.SESSION_COOKIE_NAME]["httponly"]
    assert cookies[settings.SESSION_COOKIE_NAME]["samesite"] == "Lax"
