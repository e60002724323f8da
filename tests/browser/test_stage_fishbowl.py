"""A fishbowl in a real room: two rings, an empty chair, microphones that rest."""

import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.browser.conftest import LAPTOP

pytestmark = [pytest.mark.browser, pytest.mark.media, pytest.mark.timeout(900)]

# Who comes back is in the room before their browser has opened anything.
SLOW_DEVICES = """
    const devices = navigator.mediaDevices, open = devices.getUserMedia.bind(devices);
    devices.getUserMedia = async (wanted) => {
        await new Promise((next) => setTimeout(next, 3_000));
        return open(wanted);
    };
"""


def test_the_outer_ring_listens_and_takes_the_chair(people, house, shots):
    scene = house.do("circle", slug="bowl", members=["Sam", "Noor", "Kofi"])
    osei, _ = people.leaders(scene)
    sam = people.member(scene, "Sam", **LAPTOP)
    noor = people.member(scene, "Noor")
    kofi = people.member(scene, "Kofi")
    osei.go_in()
    for member in (sam, noor, kofi):
        member.come()
        osei.let_in(member.name)
    osei.choose_format("fishbowl")
    osei.page.get_by_label("Which one?").select_option("open")
    osei.page.get_by_label("Chairs inside").select_option("2")
    shots(osei, "bowl-options")
    assert violations(osei.page) == []
    osei.button("Begin the fishbowl").click()

    osei.stands("Kofi", muted="true", connection="here")
    osei.stands("Sam", muted="false")
    expect(kofi.control("microphone")).to_have_attribute("aria-pressed", "false")
    kofi.control("microphone").click()  # it is theirs to switch on
    osei.stands("Kofi", muted="false")
    kofi.page.add_init_script(SLOW_DEVICES)
    kofi.page.reload()
    kofi.button("Go back in").click()
    expect(kofi.control("camera")).to_have_attribute("aria-pressed", "true")
    expect(kofi.control("microphone")).to_have_attribute("aria-pressed", "false")
    osei.stands("Kofi", muted="true")
    kofi.page.get_by_label("What do you see?").fill("They wait for each other")
    kofi.button("Keep it").click()
    kofi.button("I would like the empty chair").click()
    for person, name in ((osei, "lead"), (kofi, "outer-phone"), (sam, "inner")):
        shots(person, f"bowl-{name}")
        assert violations(person.page) == []
    sam.button("Step out for Kofi").click()
    osei.stands("Sam", muted="true")
    osei.stands("Kofi", muted="true", mark="now")  # only Kofi can switch it on again
    osei.button("Hear the outer ring").click()
    expect(sam.page.get_by_text("They wait for each other")).to_be_visible()
    shots(sam, "bowl-cards")
    assert violations(sam.page) == []
