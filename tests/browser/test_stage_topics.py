"""Topics in a real room: brought, chosen by dots, talked about in steps."""

import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.browser.conftest import LAPTOP

pytestmark = [pytest.mark.browser, pytest.mark.media, pytest.mark.timeout(900)]


def test_dots_choose_a_topic(people, house, shots):
    scene = house.do("circle", slug="topics", members=["Sam", "Noor"])
    osei, _ = people.leaders(scene)
    sam = people.member(scene, "Sam")
    noor = people.member(scene, "Noor", **LAPTOP)
    osei.go_in()
    for member in (sam, noor):
        member.come()
        osei.let_in(member.name)
    osei.choose_format("topics")
    osei.button("Collect topics").click()

    sam.page.get_by_label("Your topic").fill("My boss shouts at me")
    sam.page.get_by_label("Without my name").check()
    sam.button("Put it on the list").click()
    noor.page.get_by_label("Your topic").fill("How do you say no?")
    noor.page.keyboard.press("Enter")
    first = "[data-topic='My boss shouts at me']"
    expect(noor.page.locator(first)).to_contain_text("without a name")
    expect(noor.page.locator(first)).not_to_contain_text("Sam")
    expect(osei.page.locator(first)).to_contain_text("Sam")
    for person, name in ((osei, "lead"), (sam, "phone"), (noor, "member")):
        shots(person, f"topics-{name}")
        assert violations(person.page) == []

    osei.button("Open the vote").click()
    dots = noor.page.get_by_role("group", name="Dots for: My boss shouts at me")
    dots.get_by_role("button", name="2 dots").click()
    expect(noor.page.get_by_text("You have 1 of 3 dots left.")).to_be_visible()
    shots(noor, "topics-vote")
    assert violations(noor.page) == []
    osei.button("Count the dots").click()
    expect(sam.page.locator(first)).to_have_attribute("data-winner", "true")
    osei.button("Begin with it").click()
    expect(sam.page.get_by_role("heading", name="The question")).to_be_visible()
    sam.page.reload()
    sam.button("Go back in").click()
    expect(sam.page.get_by_role("heading", name="The question")).to_be_visible()
    shots(sam, "topics-talk-phone")
    assert violations(sam.page) == []
