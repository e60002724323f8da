"""The plan of a session in a real room: the strip, the next step, and a reload."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.browser.conftest import LAPTOP, PHONE

pytestmark = [pytest.mark.browser, pytest.mark.media, pytest.mark.timeout(900)]


def strip(person):
    return person.page.locator("[data-plan]")


def running(person):
    return strip(person).locator("[data-state=running] b")


PRESSES = """(names) => names.forEach((name) => {  // faster than any answer
    const all = [...document.querySelectorAll("button")];
    const nameOf = (button) => (button.ariaLabel ?? button.textContent).trim();
    all.find((button) => nameOf(button) === name).click();
})"""


def the_knock_covers_nothing(person, shots):
    """Who waits to be let in has a place of their own in the bar, small or large."""
    knock = person.page.locator("[data-notice=knock]")
    expect(knock).to_be_visible()
    for device in (PHONE, LAPTOP):
        person.page.set_viewport_size(device["viewport"])
        shots(person, f"knock-{device['viewport']['width']}")
        assert violations(person.page) == []
        inside = knock.evaluate(NEIGHBOURS)
        assert inside == {"covered": [], "isInside": True}, device


NEIGHBOURS = """(notice) => {
    const box = notice.getBoundingClientRect();
    const meets = (other) => {
        const { left, right, top, bottom } = other.getBoundingClientRect();
        return left < box.right && right > box.left
            && top < box.bottom && bottom > box.top;
    };
    const beside = ".top .name > *, .top .part, .top .chip, .top .round, .stage *";
    const covered = [...document.querySelectorAll(beside)]
        .filter((one) => one.checkVisibility() && one.clientWidth > 1 && meets(one));
    return {
        covered: covered.map((one) => one.outerHTML),
        isInside: box.left >= 0 && box.right <= innerWidth && box.bottom <= 52,
    };
}"""


def test_the_plan_leads_through_a_session_and_survives_a_reload(people, house, shots):
    scene = house.do("circle", slug="plan", members=["Sam"])
    osei, hanna = people.leaders(scene)
    sam = people.member(scene, "Sam")
    osei.go_in()
    expect(strip(osei)).to_contain_text("Check-in")
    sam.come()
    the_knock_covers_nothing(osei, shots)
    osei.let_in("Sam")

    osei.button("Begin: Arrival").click()
    dialog = osei.page.get_by_role("dialog")
    expect(dialog).to_contain_text("For people who have lived through trauma")
    shots(osei, "cautions")
    assert violations(osei.page) == []
    osei.button("Start Arrival").click()

    expect(running(osei)).to_have_text("Arrival")
    expect(strip(sam)).to_contain_text("Arrival")
    expect(
        sam.page.get_by_role("button", name=re.compile("Open the plan"))
    ).to_have_count(0)
    osei.button("+2 min for Arrival").click()
    expect(strip(osei).locator("[data-state=running] .num")).to_have_text(
        re.compile(r"^5:\d\d$")
    )

    osei.button("Next: Check-in").click()
    expect(sam.page.get_by_text("You have the word")).to_be_visible()
    shots(osei, "running")
    shots(sam, "running-member")
    assert violations(osei.page) == violations(sam.page) == []

    osei.page.reload()
    osei.page.locator("[data-go-in]").click()
    expect(running(osei)).to_have_text("Check-in")
    strip(osei).click()
    shots(osei, "list")
    assert violations(osei.page) == []
    osei.button("Park Agenda").click()
    expect(osei.page.get_by_text("3 min · parked")).to_be_visible()
    osei.page.evaluate(PRESSES, ["End this part", *["Move Closing round up"] * 2])
    expect(osei.button("End this part")).to_have_count(0)
    expect(osei.page.locator(".plan-list li b").nth(3)).to_have_text("Closing round")
    osei.button("Close").click()
    expect(sam.page.locator(".banner")).to_have_count(0)

    hanna.go_in()
    expect(strip(hanna)).not_to_contain_text("Agenda")
    expect(hanna.button("Begin: Closing round")).to_be_visible()
