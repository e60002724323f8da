"""Writing to each other in a real room, and signs that pass."""

import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations

pytestmark = [pytest.mark.browser, pytest.mark.media, pytest.mark.timeout(900)]


def write(person, to, text):
    person.page.get_by_label("To", exact=True).select_option(label=to)
    person.page.get_by_label("Message").fill(text)
    person.page.keyboard.press("Enter")
    expect(person.page.get_by_role("log")).to_contain_text(text)


def log(person):
    return person.page.get_by_role("log")


def test_people_write_to_whom_they_may_and_give_signs(people, house, shots):
    scene = house.do("circle", slug="company", members=["Sam", "Noor"])
    osei, hanna = people.leaders(scene)
    sam, noor = people.member(scene, "Sam"), people.member(scene, "Noor")
    osei.go_in()
    hanna.go_in()
    for member in (sam, noor):
        member.come()
        osei.let_in(member.name)

    sam.button("More").click()
    sam.page.get_by_role("menuitem", name="Chat").click()
    offered = sam.page.get_by_label("To", exact=True).locator("option")
    expect(offered).to_have_text(["Everybody", "The facilitators alone"])
    write(sam, "Everybody", "My line is weak today")
    write(sam, "The facilitators alone", "I may need a moment")

    expect(osei.page.locator("[data-unread='2']")).to_be_visible()
    expect(noor.page.locator("[data-unread='1']")).to_be_visible()
    osei.page.keyboard.press("c")
    expect(log(osei)).to_contain_text("I may need a moment")
    expect(osei.page.locator("[data-unread]")).to_have_count(0)
    write(osei, "Facilitators among ourselves", "Shall we take a break?")
    write(osei, "Sam and the facilitators", "Take the time you need")
    expect(log(sam)).to_contain_text("Take the time you need")

    noor.page.locator("[data-unread]").click()
    expect(log(noor)).to_contain_text("My line is weak today")
    expect(log(noor)).not_to_contain_text("moment")
    for member in (sam, noor):
        expect(log(member)).not_to_contain_text("break")
    shots(osei, "chat")
    shots(sam, "chat-member")
    assert violations(osei.page) == violations(sam.page) == []

    noor.page.reload()
    noor.button("Go back in").click()
    expect(noor.page.locator("[data-unread]")).to_have_count(0)
    noor.button("More").click()
    noor.page.get_by_role("menuitem", name="With you").click()
    expect(osei.tile("Noor").locator("[data-sign=heart]")).to_be_visible()
    shots(osei, "sign")
    expect(osei.tile("Noor").locator("[data-sign]")).to_have_count(0)
