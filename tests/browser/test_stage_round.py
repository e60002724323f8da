"""A go-round in a real room: the same turn on every screen, through a reload."""

import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations

pytestmark = [pytest.mark.browser, pytest.mark.media, pytest.mark.timeout(900)]


def test_the_word_goes_round(people, house, shots):
    scene = house.do("circle", slug="round", members=["Sam", "Noor"])
    osei, _ = people.leaders(scene)
    sam, noor = people.member(scene, "Sam"), people.member(scene, "Noor")
    osei.go_in()
    for member in (sam, noor):
        member.come()
        osei.let_in(member.name)

    osei.choose_format("round")
    osei.page.get_by_label("Question for everyone").fill("What did you bring today?")
    osei.button("Start the go-round").click()

    either = sam.button("I am done").or_(sam.page.get_by_text("Noor has the word"))
    expect(either).to_be_visible()
    first, second = (sam, noor) if sam.button("I am done").count() else (noor, sam)
    expect(first.page.get_by_text("You have the word")).to_be_visible()
    expect(second.page.get_by_text(f"{first.name} has the word")).to_be_visible()
    expect(osei.tile(first.name)).to_have_attribute("data-mark", "now")
    shots(osei, "round")
    shots(first, "round-member")
    assert violations(osei.page) == violations(first.page) == []

    first.page.reload()
    first.button("Go back in").click()
    expect(first.page.get_by_text("You have the word")).to_be_visible()
    first.button("I am done").click()
    expect(second.page.get_by_text("You have the word")).to_be_visible()
    second.button("Pass for now").click()
    expect(osei.page.get_by_text("Who passed may still speak")).to_be_visible()
    osei.button("Back to the circle").click()
    expect(second.page.locator(".banner")).to_have_count(0)
