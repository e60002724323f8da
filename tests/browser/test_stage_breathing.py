"""Breathing together: in phase on every screen, and as a count without motion."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations

pytestmark = [pytest.mark.browser, pytest.mark.media, pytest.mark.timeout(900)]

FULLNESS = """() => new Promise((tell) => requestAnimationFrame(() => {
    // The ring was drawn in this frame, just before: it is as old as now.
    const { transform } = getComputedStyle(document.querySelector(".breathing-ring"));
    tell({ at: Date.now(), scale: Number(transform.match(/[\\d.]+/)[0]) });
}))"""
FASTEST = 0.55 * 3.1416 / 2 / 4000  # of the scale, in a millisecond


def test_everybody_breathes_in_phase(people, house, shots):
    scene = house.do("circle", slug="breathing", members=["Sam", "Noor"])
    osei = people.leaders(scene)[0]
    sam = people.member(scene, "Sam")
    noor = people.member(scene, "Noor", reduced_motion="reduce")
    osei.go_in()
    for member in (sam, noor):
        member.come()
        osei.let_in(member.name)

    osei.choose_format("breathing")
    osei.button("Start breathing together").click()
    for person in (osei, sam, noor):
        expect(person.page.locator(".breathing-word")).to_be_visible()
    expect(sam.page.locator("[data-phase=in]")).to_be_visible()

    for _ in range(5):
        mine = osei.page.evaluate(FULLNESS)
        theirs = sam.page.evaluate(FULLNESS)
        apart = abs(mine["scale"] - theirs["scale"])
        passed = abs(theirs["at"] - mine["at"])
        assert apart <= FASTEST * (passed + 150)
        osei.page.wait_for_timeout(700)
    expect(noor.page.locator(".breathing-ring")).to_have_count(0)
    expect(noor.page.locator(".breathing-word b")).to_have_text(re.compile(r"^\d$"))
    shots(osei, "breathing")
    shots(sam, "breathing-phone")
    shots(noor, "breathing-calm")
    assert violations(osei.page) == violations(noor.page) == []

    sam.button("Stop for me").click()
    expect(sam.page.get_by_text("You have stopped. The others go on.")).to_be_visible()
    sam.page.reload()
    sam.button("Go back in").click()
    expect(sam.page.locator(".breathing-ring")).to_be_visible()
    osei.button("Back to the circle").click()
    expect(sam.page.locator(".breathing")).to_have_count(0)
