"""Every page in a real browser: accessible, quiet, and working without JavaScript."""

import os
import re
from datetime import timedelta

import pytest
from django.conf import settings as django_settings
from django.test import Client
from django.utils import timezone
from playwright.sync_api import expect

from tests import make
from tests.house import ROOT
from tests.test_access import ACCESS, address
from tests.world import world

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
AXE = ROOT / "frontend/node_modules/axe-core/axe.min.js"
SIZES = {"laptop": (1280, 720), "phone": (390, 844)}
APPS = (
    "workspace",
    "practice",
    "groups",
    "scheduling",
    "clients",
    "messaging",
    "library",
    "runsheet",
    "traces",
    "plans",
    "notes",
    "moments",
    "process_notes",
)
PAGES = [
    name
    for name, (method, _) in ACCESS.items()
    if method == "get"
    and name.startswith(APPS)
    and name != "workspace:home"
    and not name.endswith("_file")
]
SIGN_IN = (
    "/accounts/login/", "/accounts/login/code/", "/accounts/password/reset/",
)  # fmt: skip
OWN_SIGN_IN = (
    "/accounts/2fa/", "/accounts/sessions/", "/accounts/password/change/",
    "/accounts/reauthenticate/", "/accounts/logout/", "/accounts/2fa/webauthn/",
    "/accounts/2fa/recovery-codes/generate/",
)  # fmt: skip
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # Playwright runs a loop
ASK_AXE = "axe.run(document, {resultTypes: ['violations']})"


@pytest.fixture
def here(transactional_db, settings):
    settings.DEMO = True
    return world(timezone.now())


def open_browser(browser, live_server, *, staff=None, size="laptop", **options):
    width, height = SIZES[size]
    context = browser.new_context(
        viewport={"width": width, "height": height},
        base_url=live_server.url,
        **options,
    )
    if staff is not None:
        signed_in = Client()
        signed_in.force_login(staff.user)
        name = django_settings.SESSION_COOKIE_NAME
        value = signed_in.cookies[name].value
        context.add_cookies([{"name": name, "value": value, "url": live_server.url}])
    return context


def look(tab, url):
    """What is wrong with a page, in words."""
    tab.goto(url)
    tab.evaluate(AXE.read_text())
    found = tab.evaluate(ASK_AXE)["violations"]
    wrong = [f"{v['id']}: {v['nodes'][0]['html'][:120]}" for v in found]
    too_wide = "document.documentElement.scrollWidth > innerWidth"
    return wrong + (["too wide"] if tab.evaluate(too_wide) else [])


@pytest.mark.timeout(900)
@pytest.mark.parametrize(("theme", "size"), [("day", "laptop"), ("evening", "phone")])
def test_every_page_is_accessible_and_asks_no_other_house(
    browser, live_server, here, theme, size
):
    wrong, asked, errors = {}, set(), []
    for staff in (None, here.people["owner"], here.people["lead"]):
        context = open_browser(browser, live_server, staff=staff, size=size)
        cookie = {"name": "theme", "value": theme, "url": live_server.url}
        context.add_cookies([cookie])
        tab = context.new_page()
        tab.on("request", lambda request: asked.add(request.url))
        tab.on("console", lambda m: errors.append(m.text) if m.type == "error" else 0)
        for url in addresses(here, staff):
            if problems := look(tab, url):
                wrong[url] = problems
        context.close()

    assert wrong == {}
    assert [
        url for url in asked if not url.startswith((live_server.url, "data:"))
    ] == []
    assert errors == []


def addresses(here, staff):
    if staff is None:
        return SIGN_IN
    if staff == here.people["owner"]:
        return [*(address(here, n) for n in PAGES if not is_led(n)), *OWN_SIGN_IN]
    return [address(here, n) for n in PAGES if is_led(n)]


def is_led(name):
    led = (
        "scheduling:meeting", "runsheet", "clients:chart_export", "plans",
        "traces:pair", "notes:meeting", "notes:finish", "notes:record", "notes:note",
        "moments:meeting", "process_notes:meeting",
    )  # fmt: skip
    return name.startswith(led) or name == "workspace:today"


@pytest.mark.timeout(900)
def test_a_practice_can_be_run_without_javascript(browser, live_server, here):
    owner = here.people["owner"]
    context = open_browser(browser, live_server, staff=owner, java_script_enabled=False)
    tab = context.new_page()
    day = (timezone.localdate() + timedelta(days=3)).isoformat()

    tab.goto("/")
    tab.get_by_role("link", name="Groups", exact=True).first.click()
    tab.get_by_role("link", name="New group").click()
    tab.get_by_label("Name", exact=True).fill("Donnerstagsgesprächsgruppe Süd")
    tab.get_by_role("button", name="Start the group").click()
    tab.get_by_label("First session on").fill(day)
    tab.get_by_label("At", exact=True).fill("18:00")
    tab.get_by_role("button", name="Plan the sessions").click()
    expect(
        tab.get_by_text("The sessions of the next 90 days are planned.")
    ).to_be_visible()
    tab.get_by_role("link", name="Circle").click()
    tab.get_by_role("link", name="Add a member").first.click()
    tab.get_by_role("link", name="Somebody new").click()
    tab.get_by_label("Preferred name").fill("Zoë")
    tab.get_by_label("Name in the group").fill("Zoë")
    tab.get_by_label("Email address").fill("zoe@example.org")
    tab.get_by_role("button", name="Give them a seat").click()
    expect(tab.get_by_role("rowheader", name="Zoë")).to_be_visible()
    tab.get_by_role("link", name="Sessions").click()
    tab.get_by_role("link", name=re.compile(r"^\w+day, ")).first.click()
    tab.get_by_role("button", name="Invite everyone").click()
    expect(tab.get_by_text("1 invitation sent.")).to_be_visible()
    tab.get_by_role("link", name="Cancel this session").click()
    tab.get_by_label("Why").fill("Ill")
    tab.get_by_role("button", name="Cancel the session").click()

    expect(tab.get_by_text("This session was cancelled")).to_be_visible()
    context.close()


def test_the_palette_goes_to_a_person_with_the_keyboard_alone(
    browser, live_server, here
):
    make.client(here.people["owner"], "Zoë")
    context = open_browser(browser, live_server, staff=here.people["owner"])
    tab = context.new_page()
    tab.goto(address(here, "workspace:today"))

    tab.keyboard.press("Control+k")
    tab.get_by_role("combobox").press_sequentially("zo")
    expect(tab.locator(".entry[aria-selected=true]")).to_have_text("Zoë")
    tab.keyboard.press("Enter")

    expect(tab.get_by_role("heading", level=1)).to_have_text("Zoë")
    context.close()


def test_the_theme_is_kept_on_the_next_page(browser, live_server, here):
    context = open_browser(browser, live_server, staff=here.people["owner"])
    tab = context.new_page()
    tab.goto(address(here, "workspace:today"))

    tab.get_by_text("Riverside Practice").first.click()
    tab.get_by_role("button", name="Day or evening").first.click()
    tab.goto(address(here, "groups:group_list"))

    expect(tab.locator("html")).to_have_attribute("data-theme", "evening")
    context.close()
