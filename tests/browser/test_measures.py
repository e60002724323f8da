"""A measure from giving to fact, by keyboard, and an answer that matters."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import violations

pytestmark = [pytest.mark.browser, pytest.mark.media, pytest.mark.timeout(900)]

DAY, EVENING = {"color_scheme": "light"}, {"color_scheme": "dark"}


def group_page(scene) -> str:
    return f"/p/{scene['slug']}/groups/{scene['group']}/measures/"


def give(page: Page, scene, *titles: str) -> None:
    """Give measures to everybody, with the keyboard alone."""
    page.goto(group_page(scene))
    for title in titles:
        page.get_by_role("checkbox", name=re.compile(rf"^{title} ·")).focus()
        page.keyboard.press("Space")
    page.get_by_role("button", name="Give", exact=True).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("given")


def choose(page: Page, question: int, option: int) -> None:
    """Go to a question and choose an option with the arrows, as a keyboard does."""
    first = page.locator(f"[name=q{question}]").first
    first.focus()
    page.keyboard.press("Space")
    for _ in range(option):
        page.keyboard.press("ArrowDown")
    expect(page.locator(f"[name=q{question}]").nth(option)).to_be_checked()


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).focus()
    page.keyboard.press("Enter")


def follow(page: Page, name: str) -> None:
    page.get_by_role("link", name=name, exact=True).focus()
    page.keyboard.press("Enter")


def test_a_measure_is_given_filled_in_from_the_lobby_and_becomes_a_fact(
    people, scene, shots
):
    osei, _ = people.leaders(scene, **DAY)
    give(osei.page, scene, "GAD-7")
    shots(osei, "measures-group")
    assert violations(osei.page) == []

    sam = people.member(scene, "Sam")
    sam.open_link()
    due = sam.page.get_by_label("Before we start")
    expect(due).to_contain_text("Before we start: GAD-7, about 2 minutes")
    shots(sam, "measures-lobby")
    assert violations(sam.page) == []
    sam.page.get_by_label("Where are you right now?").fill("At home, second floor")
    follow(sam.page, "Fill it in")

    expect(sam.heading("GAD-7")).to_be_visible()
    assert "GAD" not in sam.page.title() + sam.page.url
    shots(sam, "measures-form")
    assert violations(sam.page) == []
    for question in range(1, 7):
        choose(sam.page, question, 1)
    press(sam.page, "Send my answers")

    expect(sam.page.get_by_role("alert")).to_contain_text("One question is still open")
    expect(sam.page.locator("[name=q6]").nth(1)).to_be_checked()
    shots(sam, "measures-form-error")
    assert violations(sam.page) == []
    follow(sam.page, "7")
    choose(sam.page, 7, 1)
    press(sam.page, "Send my answers")

    expect(sam.page.locator("main.lobby")).to_be_visible()
    expect(due).to_have_count(0)
    where = sam.page.get_by_label("Where are you right now?")
    expect(where).to_have_value("At home, second floor")

    osei.page.goto(f"/p/{scene['slug']}/sessions/{scene['meeting']}/notes/finish/")
    expect(osei.page.get_by_text("GAD-7: 7 (mild)")).to_be_visible()
    osei.page.goto(group_page(scene))
    expect(osei.page.get_by_text("GAD-7 filled in")).to_be_visible()
    osei.page.get_by_role("link", name="Sam", exact=True).click()
    expect(osei.page.get_by_text("Filled in once.")).to_be_visible()
    shots(osei, "measures-chart-once")
    assert violations(osei.page) == []


def covers_nothing(page, notice):
    """The notice has room of its own: beneath the plan, above every face."""
    page.wait_for_timeout(300)
    own = notice.bounding_box()
    plan = page.locator("[data-plan]").bounding_box()
    assert own["y"] >= plan["y"] + plan["height"]
    for tile in page.locator("figure[data-seat]").all():
        assert tile.bounding_box()["y"] >= own["y"] + own["height"]


def test_an_answer_about_death_shows_whom_to_call_and_stays_until_somebody_acted(
    people, scene, shots
):
    osei, _ = people.leaders(scene)
    give(osei.page, scene, "PHQ-9")
    osei.go_in()
    sam = people.member(scene, "Sam")
    sam.open_link()
    sam.wait_for_devices()
    sam.page.goto(f"/room/{scene['meeting']}/before/")
    for question in range(1, 10):
        choose(sam.page, question, 1)
    press(sam.page, "Send my answers")

    expect(sam.heading("Thank you for telling us")).to_be_visible()
    shots(sam, "flag-member")
    assert violations(sam.page) == []
    needs = osei.page.locator(".stage [data-flag]")
    expect(needs).to_contain_text("Sam needs you")
    covers_nothing(osei.page, needs)
    shots(osei, "flag-room")
    assert violations(osei.page) == []
    press(sam.page, "Ask my therapist to call me")
    expect(sam.heading("They know that you want a call")).to_be_visible()
    assert violations(sam.page) == []
    expect(needs).to_contain_text("Sam asks to be called")
    follow(sam.page, "Go on to the lobby")
    expect(sam.page.locator("main.lobby")).to_be_visible()

    with osei.context.expect_page() as opened:
        needs.get_by_role("link", name="Look now").click()
    desk = opened.value
    expect(desk.get_by_role("heading", name="Sam needs you")).to_be_visible()
    assert violations(desk) == []
    press(desk, "I see to it")
    expect(needs).to_have_count(0)
    osei.button("People").click()
    seen = osei.page.get_by_label("Action needed")
    expect(seen).to_contain_text("Sam: seen, still open.")
    shots(osei, "flag-people")
    assert violations(osei.page) == []
    press(desk, "Keep it")
    expect(desk.get_by_text("Say in a few words what was done")).to_be_visible()
    desk.get_by_role("radio", name="Contacted").check()
    words = desk.get_by_label("How and when, with which tool, or why nothing")
    words.fill("Spoke aside before the group; safe, plan looked at together.")
    press(desk, "Keep it")
    expect(desk.get_by_text("Spoke aside before the group")).to_be_visible()
    expect(seen).to_have_count(0)
    desk.goto(f"/p/{scene['slug']}/")
    expect(desk.get_by_text("needs you")).to_have_count(0)


def test_a_form_needs_no_program_in_the_browser(people, scene):
    osei, _ = people.leaders(scene)
    give(osei.page, scene, "RSES")
    plain = people.member(scene, "Noor", java_script_enabled=False)
    plain.page.goto(plain.address)
    plain.button("Continue").click()
    plain.page.goto(f"/room/{scene['meeting']}/before/")

    for question in range(1, 11):
        choose(plain.page, question, 1)
    press(plain.page, "Send my answers")

    expect(plain.page).to_have_url(re.compile(rf"/room/{scene['meeting']}/$"))
    plain.page.goto(f"/room/{scene['meeting']}/before/")
    expect(plain.page).to_have_url(re.compile(rf"/room/{scene['meeting']}/$"))
