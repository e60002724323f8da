"""Signing in, as a new colleague does it: outside the demo, with real mail."""

import re
import time
import zlib
from dataclasses import dataclass
from http.client import HTTPConnection
from urllib.parse import urlencode, urlsplit

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import Page, expect

from tests.browser.conftest import People
from tests.browser.people import until
from tests.fakes.postbox import text_of

PERIOD = 30


@dataclass
class Newcomer:
    page: Page
    email: str
    password: str
    slug: str
    secret: str = ""

    def heading(self, words):
        expect(self.page.get_by_role("heading", level=1)).to_have_text(words)

    def press(self, name, kind="button"):
        self.page.get_by_role(kind, name=name, exact=True).click()

    def type(self, label, words):
        self.page.get_by_label(label, exact=True).fill(words)

    def error(self, words):
        expect(self.page.locator(".field-error:visible")).to_contain_text(words)

    def give_password(self):
        self.page.goto("/accounts/login/")
        self.type("Email address", self.email)
        self.type("Password", self.password)
        self.press("Sign in")

    def is_at_work(self):
        expect(self.page).to_have_url(re.compile(rf"/p/{self.slug}/"))
        expect(self.page.locator("main")).to_be_visible()

    def sign_out(self):
        self.page.goto("/accounts/logout/")
        self.press("Sign out")
        self.heading("Sign in")

    def set_up_app(self):
        self.page.goto("/accounts/2fa/totp/activate/")
        key = self.page.get_by_role("group", name="Or type this key into the app")
        self.secret = key.inner_text().replace(" ", "")
        self.type("The six digits it shows now", code_for(self.secret))
        self.press("Use this app")
        self.heading("Recovery codes")

    def codes(self):
        return self.page.get_by_role("list", name="Codes not used yet")

    def fresh_code(self, used):
        """A code of the app that was not used yet: they work once."""
        return until(
            lambda: code_for(self.secret),
            lambda code: code != used,
            within=PERIOD + 5,
            what="the app shows another code",
        )


def code_for(secret):
    return format_hotp_value(hotp_value(secret, int(time.time()) // PERIOD))


@pytest.fixture
def newcomer(house, people: People, request) -> Newcomer:
    slug = f"practice-{zlib.crc32(request.node.nodeid.encode()):08x}"
    known = house.do("newcomer", slug=slug)
    person = people.somebody("Newcomer", "/", accept_downloads=True)
    return Newcomer(person.page, slug=slug, **known)


def test_a_new_colleague_sets_up_an_app_and_comes_back_with_it(newcomer):
    page = newcomer.page
    newcomer.give_password()
    newcomer.heading("Second factor")
    page.goto(f"/p/{newcomer.slug}/")
    newcomer.heading("Second factor")

    newcomer.press("Set up an app", "link")
    newcomer.type("The six digits it shows now", "000000")
    newcomer.press("Use this app")
    newcomer.error("These digits do not fit.")
    newcomer.set_up_app()

    expect(newcomer.codes().get_by_role("listitem")).to_have_count(10)
    page.evaluate("window.print = () => { window.printed = true }")
    newcomer.press("Print")
    assert page.evaluate("window.printed")
    with page.expect_download() as download:
        newcomer.press("Download", "link")
    codes = newcomer.codes().get_by_role("listitem").all_text_contents()
    assert set(codes) < set(download.value.path().read_text().split())
    newcomer.press("Browsers", "link")
    expect(page.get_by_text("Chrome on Linux")).to_be_visible()
    expect(page.get_by_text("this one")).to_be_visible()
    newcomer.press("Back to the practice", "link")
    newcomer.is_at_work()

    used = code_for(newcomer.secret)
    newcomer.sign_out()
    newcomer.give_password()
    newcomer.heading("Your second factor")
    page.goto(f"/p/{newcomer.slug}/")
    newcomer.heading("Your second factor")
    newcomer.type("Code", "000000")
    newcomer.press("Sign in")
    newcomer.error("This code does not fit.")
    newcomer.type("Code", newcomer.fresh_code(used))
    newcomer.press("Sign in")
    newcomer.is_at_work()


def test_a_recovery_code_signs_in_once(newcomer):
    newcomer.give_password()
    newcomer.set_up_app()
    newcomer.press("I have kept them", "link")
    newcomer.is_at_work()
    newcomer.page.goto("/accounts/2fa/recovery-codes/")
    code = newcomer.codes().get_by_role("listitem").first.inner_text()

    newcomer.sign_out()
    newcomer.give_password()
    newcomer.type("Code", code)
    newcomer.press("Sign in")
    newcomer.is_at_work()

    newcomer.sign_out()
    newcomer.give_password()
    newcomer.type("Code", code)
    newcomer.press("Sign in")
    newcomer.error("a recovery code works once.")


def test_a_passkey_is_added_used_renamed_and_removed(newcomer):
    page = newcomer.page
    device = page.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    key = device.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )["authenticatorId"]
    newcomer.give_password()
    newcomer.press("Add a passkey", "link")
    newcomer.type("A name by which you know it (optional)", "Laptop")
    newcomer.press("Add it")
    newcomer.heading("Recovery codes")

    newcomer.sign_out()
    newcomer.press("Use a passkey")
    newcomer.is_at_work()

    newcomer.sign_out()
    newcomer.give_password()
    newcomer.heading("Your second factor")
    newcomer.press("Use a passkey")
    newcomer.is_at_work()

    page.goto("/accounts/2fa/webauthn/")
    page.get_by_role("link", name="Rename Laptop").click()
    newcomer.type("A name by which you know it", "Finger")
    newcomer.press("Keep this name")
    page.get_by_role("link", name="Remove Finger").click()
    newcomer.press("Remove it")
    expect(page.get_by_text("The passkey is removed.")).to_be_visible()
    page.goto(f"/p/{newcomer.slug}/")
    newcomer.heading("Second factor")

    newcomer.sign_out()
    newcomer.press("Use a passkey")
    expect(page.get_by_text("This passkey does not open your sign-in.")).to_be_visible()
    device.send("WebAuthn.clearCredentials", {"authenticatorId": key})
    newcomer.press("Use a passkey")
    newcomer.error("Your device gave no answer that fits.")


def test_a_code_by_mail_signs_in_once_and_travels_alone(newcomer, postbox, house):
    page = newcomer.page
    page.goto("/accounts/login/")
    newcomer.press("Send me a code by mail", "link")
    newcomer.type("Email address", newcomer.email)
    newcomer.press("Send the code")
    newcomer.heading("Type the code")
    first = postbox.next_code(newcomer.email, after=0)
    newcomer.type("Code from the mail", "AAAA-AAAA")
    newcomer.press("Sign in")
    newcomer.error("This code does not fit. Type the one from the newest mail.")
    newcomer.press("Send another")
    second = postbox.next_code(newcomer.email, after=1)
    newcomer.type("Code from the mail", first)
    newcomer.press("Sign in")
    newcomer.error("This code does not fit. Type the one from the newest mail.")
    newcomer.type("Code from the mail", second)
    newcomer.press("Sign in")
    newcomer.heading("Second factor")

    letters = postbox.letters_to(newcomer.email)
    assert [letter["Subject"] for letter in letters] == ["Your code", "Your code"]
    for letter, code in zip(letters, (first, second), strict=True):
        outside = " ".join(f"{k}: {v}" for k, v in letter.items())
        assert letter.get_all("To") == [newcomer.email]
        assert code not in outside
        assert code in text_of(letter)
        assert newcomer.slug not in str(letter)
    log = house.log.read_text()
    assert "AAAA-AAAA" not in log
    assert first not in log
    assert second not in log
    assert newcomer.email not in log


def test_who_tries_too_often_is_told_what_to_do(newcomer):
    page = newcomer.page
    page.goto("/accounts/login/")
    for _ in range(3):
        newcomer.press("Send me a code by mail", "link")
        newcomer.type("Email address", newcomer.email)
        newcomer.press("Send the code")
        newcomer.press("Begin again")
    newcomer.press("Send me a code by mail", "link")
    newcomer.type("Email address", newcomer.email)
    newcomer.press("Send the code")
    newcomer.error("Wait a minute, or type the one from the newest mail.")

    newcomer.password = "not the one at all"
    for _ in range(10):
        newcomer.give_password()
        expect(page.get_by_text("do not fit together")).to_be_visible()
    newcomer.give_password()
    expect(page.get_by_text("Wait a quarter of an hour")).to_be_visible()


def test_ten_wrong_passwords_are_ten_whichever_process_hears_them(house):
    """Each try is a connection of its own, so that several processes take part."""

    def ask(method, body=None, headers=None):
        """From an address of its own: others sign in from this machine as well."""
        place = urlsplit(house.address).netloc
        line = HTTPConnection(place, source_address=("127.0.0.2", 0), timeout=30)
        line.request(method, "/accounts/login/", body, headers or {})
        answer = line.getresponse()
        page = answer.read().decode()
        line.close()
        return answer, page

    def is_let_try(email):
        form, page = ask("GET")
        found = re.search(r'csrfmiddlewaretoken" value="([^"]+)', page)
        assert found
        said = {"login": email, "password": "wrong", "csrfmiddlewaretoken": found[1]}
        answer, page = ask(
            "POST",
            urlencode(said),
            {
                "Cookie": str(form.getheader("Set-Cookie")).partition(";")[0],
                "Content-Type": "application/x-www-form-urlencoded",
                "Origin": house.address,
            },
        )
        assert answer.status == 200
        return "Too many" not in page

    tries = [is_let_try("tried@example.org") for _ in range(14)]

    assert tries == [True] * 10 + [False] * 4
