"""An observer in a real room: asked about, let in, seen with their role, sent back."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.browser.conftest import LAPTOP
from tests.browser.people import until
from tests.browser.touch import too_small

pytestmark = [pytest.mark.browser, pytest.mark.media, pytest.mark.timeout(900)]
QUESTION = "Robin would like to come as an observer. Is that all right with you?"


def asked(person):
    return person.page.locator("[data-guest]").filter(has_text="Robin")


def knock_as_guest(robin):
    robin.open_link()
    camera = robin.page.locator("[data-switch=camera]")
    expect(camera).to_have_attribute("aria-pressed", "true")
    expect(robin.page.locator("[data-switch=microphone]")).to_have_count(0)
    expect(robin.page.get_by_text("seen and not heard")).to_be_visible()
    robin.button("Knock").click()
    expect(robin.heading("You have knocked")).to_be_visible()


def test_an_observer_comes_when_all_agree_and_goes_when_one_does_not(
    people, house, shots
):
    scene = house.do("circle", slug="guests", members=["Sam", "Noor"])
    osei, _hanna = people.leaders(scene)
    sam, noor = people.member(scene, "Sam"), people.member(scene, "Noor")
    robin = people.somebody("Robin", house.do("observed", meeting=scene["meeting"]))
    osei.go_in()

    sam.open_link()
    sam.wait_for_devices()
    expect(asked(sam)).to_contain_text(QUESTION)
    shots(sam, "guest-question-lobby")
    assert violations(sam.page) == []
    asked(sam).get_by_role("button", name="Yes").click()
    expect(asked(sam)).to_contain_text("You said yes to Robin")
    sam.knock()
    osei.let_in("Sam")
    noor.come()
    osei.let_in("Noor")

    knock_as_guest(robin)
    shots(robin, "guest-lobby")
    assert violations(robin.page) == []
    waits = osei.page.locator("[data-notice=guest-waits]")
    expect(waits).to_contain_text("Not yet answered: Noor.")
    shots(osei, "guest-waits")
    question = noor.page.locator("[data-notice=guest]")
    expect(question).to_contain_text(QUESTION)
    shots(noor, "guest-question-room")
    question.get_by_role("button", name="Yes").click()
    osei.let_in("Robin")

    for person in (osei, sam, noor, robin):
        role = person.tile("Robin").locator("[data-role=observer]")
        expect(role).to_have_text("observer")
    until(
        lambda: sam.count("Robin")["frames"],
        lambda frames: frames > 0,
        what="Sam sees Robin",
    )
    expect(robin.control("microphone")).to_have_count(0)
    expect(robin.control("hand")).to_have_count(0)
    shots(sam, "guest-in-circle")
    shots(robin, "guest-bar")
    assert violations(robin.page) == violations(noor.page) == []

    noor.choose_more("Guests today")
    asked(noor).get_by_role("button", name="I would rather not").click()

    expect(robin.heading("You have knocked")).to_be_visible()
    expect(robin.page.get_by_role("main")).not_to_contain_text("Noor")
    expect(sam.tile("Robin")).to_have_count(0)
    alert = osei.page.get_by_role("alert")
    expect(alert).to_contain_text(re.compile("Robin is back in the lobby"))
    expect(alert).not_to_contain_text("Noor")
    shots(osei, "guest-objected")


def choose_a_name(sam, shots):
    """In the lobby: another member's name is refused, an own one is taken."""
    sam.button("Choose another name").click()
    mine = sam.page.get_by_label("Your name for guests today")
    expect(mine).to_be_focused()
    mine.fill("noor")
    sam.button("Use this name").click()
    wrong = sam.page.locator(".guest-name-form").get_by_role("alert")
    expect(wrong).to_have_text("Somebody else has this name. Choose another.")
    shots(sam, "guest-name-lobby")
    assert violations(sam.page) == []
    assert too_small(sam.page) == []
    mine.fill("Sky")
    sam.page.keyboard.press("Enter")
    expect(sam.page.get_by_text("Guests see you as Sky.")).to_be_visible()
    expect(sam.button("Change this name")).to_be_focused()
    shots(sam, "guest-name-chosen")


def test_a_member_is_somebody_else_to_a_guest(people, house, shots):
    scene = house.do("circle", slug="guest-names", members=["Sam", "Noor"])
    osei, _hanna = people.leaders(scene)
    sam = people.member(scene, "Sam", has_touch=True)
    noor = people.member(scene, "Noor", **LAPTOP)
    robin = people.somebody("Robin", house.do("observed", meeting=scene["meeting"]))
    osei.go_in()
    sam.open_link()
    sam.wait_for_devices()
    asked(sam).get_by_role("button", name="Yes").click()
    choose_a_name(sam, shots)
    sam.knock()
    osei.let_in("Sam")
    noor.come()
    osei.let_in("Noor")
    notice = noor.page.locator("[data-notice=guest]")
    notice.get_by_role("button", name="Choose my name").click()
    expect(noor.page.get_by_role("dialog")).to_contain_text("Guests see you as Noor.")
    shots(noor, "guests-today")
    assert violations(noor.page) == []
    noor.page.keyboard.press("Escape")
    notice.get_by_role("button", name="Yes").click()

    knock_as_guest(robin)
    osei.let_in("Robin")

    expect(robin.tile("Sky")).to_be_visible()
    expect(robin.tile("Noor")).to_be_visible()
    assert "Sam" not in robin.page.content()
    for person in (osei, sam):
        expect(person.tile("Sam")).to_contain_text("Sky to guests")
    assert "Sky" not in noor.page.content()
    osei.button("People").click()
    expect(osei.page.locator(".rows")).to_contain_text("Sky to guests")
    shots(osei, "guest-name-people")
    shots(sam, "guest-name-own")
    shots(robin, "guest-name-robin")
    for person in (osei, sam, robin):
        assert violations(person.page) == []
