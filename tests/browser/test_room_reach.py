"""Everybody can use the room: with a keyboard alone, and with help to read it."""

import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.browser.conftest import PHONE
from tests.browser.touch import too_small

pytestmark = [pytest.mark.browser, pytest.mark.media, pytest.mark.timeout(900)]


def walk_to(person, locator):
    """Press Tab until it has the focus."""
    for _ in range(60):
        if locator.evaluate("element => element === document.activeElement"):
            return
        person.page.keyboard.press("Tab")
    raise AssertionError(f"Tab does not lead to {locator}")


def test_a_session_with_the_keyboard_alone(people, scene):
    osei = people.leaders(scene)[0]
    sam = people.member(scene, "Sam")
    they_come_in(osei, sam)
    they_do_what_one_does(osei, sam)
    one_leaves_and_returns(sam)


def they_come_in(osei, sam):
    keys = sam.page.keyboard
    osei.page.goto(osei.address)
    osei.wait_for_devices()
    walk_to(osei, osei.page.locator("[data-go-in]"))
    osei.page.keyboard.press("Enter")
    expect(osei.tile("Dr Osei")).to_be_visible()

    sam.page.goto(sam.address)
    walk_to(sam, sam.button("Continue"))
    keys.press("Enter")
    sam.wait_for_devices()
    camera = sam.page.locator("[data-switch=camera]")
    walk_to(sam, camera)
    keys.press("Space")
    expect(camera).to_have_attribute("aria-pressed", "false")
    keys.press("Space")
    expect(camera).to_have_attribute("aria-pressed", "true")
    walk_to(sam, sam.page.get_by_label("Where are you right now?"))
    keys.type("In the kitchen")
    walk_to(sam, sam.page.get_by_label("A number we can call today"))
    keys.type("+351911111111")
    walk_to(sam, sam.button("Knock"))
    keys.press("Enter")
    expect(sam.heading("You have knocked")).to_be_visible()

    expect(osei.page.get_by_text("Sam knocks").first).to_be_visible()
    osei.page.keyboard.press("k")
    osei.sees_and_hears("Sam")
    sam.sees_and_hears("Dr Osei")


def they_do_what_one_does(osei, sam):
    keys = sam.page.keyboard
    keys.press("h")
    osei.stands("Sam", hand="1")
    keys.press("m")
    osei.stands("Sam", muted="true")
    walk_to(sam, sam.tile("Dr Osei").get_by_role("button", name="More for Dr Osei"))
    keys.press("Enter")
    expect(sam.page.get_by_role("menuitem").first).to_be_focused()
    keys.press("Enter")
    expect(sam.page.locator("[data-field]")).to_be_visible()

    walk_to(osei, osei.tile("Sam").get_by_role("button", name="More for Sam"))
    osei.page.keyboard.press("Enter")
    for _ in range(20):
        word = osei.page.evaluate("document.activeElement.textContent")
        if word == "Remove for today":
            break
        osei.page.keyboard.press("ArrowDown")
    osei.page.keyboard.press("Enter")
    osei.page.keyboard.type("remove")
    osei.page.keyboard.press("Escape")
    expect(osei.page.get_by_role("dialog")).to_have_count(0)
    osei.stands("Sam", connection="here")


def one_leaves_and_returns(sam):
    walk_to(sam, sam.control("leave"))
    keys = sam.page.keyboard
    keys.press("Enter")
    expect(sam.heading("You have left")).to_be_visible()
    walk_to(sam, sam.button("Go back in"))
    keys.press("Enter")
    expect(sam.page.locator("main.lobby")).to_be_visible()


def faults(person):
    """What axe finds on the page as it is now, by day and in the evening, and on a
    phone a thumb."""
    page = person.page
    found = too_small(page) if page.viewport_size["width"] < 700 else []
    theme = page.locator("html").get_attribute("data-theme")
    other = {"day": "evening", "evening": "day"}.get(theme or "")
    if other is None:
        return found + violations(page)
    for now in (other, theme):
        page.evaluate(f"document.documentElement.dataset.theme = '{now}'")
        found += [f"{now}: {one}" for one in violations(page)]
    return found


@pytest.mark.parametrize(("colours", "theme"), [("light", "day"), ("dark", "evening")])
def test_the_lobby_has_the_colours_of_the_device(people, scene, colours, theme):
    sam = people.member(scene, "Sam", color_scheme=colours)
    sam.open_link()

    expect(sam.page.locator("html")).to_have_attribute("data-theme", theme)


def test_axe_finds_nothing_in_lobby_circle_and_panel(people, scene):
    osei = people.leaders(scene)[0]
    sam = people.member(scene, "Sam")

    sam.page.goto(sam.address)
    assert faults(sam) == []
    sam.button("Continue").click()
    sam.wait_for_devices()
    assert faults(sam) == []
    osei.go_in()
    sam.knock()
    assert faults(sam) == []
    expect(osei.button("Let Sam in")).to_be_visible()
    assert faults(osei) == []
    osei.let_in("Sam")
    osei.sees("Sam")
    assert faults(osei) == []
    for panel in ("people", "notes"):
        osei.control(panel).click()
        expect(osei.page.locator("aside")).to_be_visible()
        assert faults(osei) == [], panel
    osei.choose_more("End for everyone")
    expect(osei.page.get_by_role("dialog")).to_be_visible()
    assert faults(osei) == []
    assert faults(sam) == []
    osei.page.keyboard.press("Escape")
    no_dialog_or_menu_has_faults(osei)


def no_dialog_or_menu_has_faults(osei):
    dialog = osei.page.get_by_role("dialog")
    for line in ("Rename for today", "Remove for today"):
        osei.choose("Sam", line)
        expect(dialog).to_be_visible()
        assert faults(osei) == [], line
        osei.page.keyboard.press("Escape")
    for line in ("Camera, microphone, sound", "Keys"):
        osei.button("More").click()
        expect(osei.page.get_by_role("menu")).to_be_visible()
        assert faults(osei) == [], "More"
        osei.page.get_by_role("menuitem", name=line, exact=True).click()
        expect(dialog).to_be_visible()
        assert faults(osei) == [], line
        osei.page.keyboard.press("Escape")


def test_axe_finds_nothing_on_the_phone_of_who_leads(people, scene):
    osei = people.leaders(scene, **PHONE, has_touch=True)[0]
    sam = people.member(scene, "Sam")
    osei.page.goto(osei.address)
    osei.wait_for_devices()
    assert faults(osei) == []
    osei.go_in()
    sam.come()
    for panel, shown in (("people", "li[data-knock]"), ("notes", "textarea")):
        osei.control(panel).click()
        expect(osei.page.locator(f"aside {shown}").first).to_be_visible()
        assert faults(osei) == [], panel
        osei.page.locator("aside").get_by_role("button", name="Close").click()
    osei.button("Let in").click()
    osei.sees("Sam")
    assert faults(osei) == []
