"""When something happens: nobody is alone, and nobody sees more than they should."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.browser.conftest import LAPTOP, PHONE
from tests.browser.people import until
from tests.house import MEDIA

pytestmark = [pytest.mark.browser, pytest.mark.media, pytest.mark.timeout(900)]

SILENT = """() => {
    const voices = [...document.querySelectorAll("[data-voices] audio")];
    return voices.length > 0 && voices.every((one) => one.muted);
}"""


def rests(person, why):
    expect(person.page.locator(f"[data-rest={why}]")).to_be_visible()


def goes_on(person):
    expect(person.page.locator("[data-rest]")).to_have_count(0)


def test_walked_in_aside_pause_card_and_a_facilitator_who_is_lost(
    people, house, scene, shots
):
    osei, hanna = people.leaders(scene)
    sam, noor = (people.member(scene, name) for name in ("Sam", "Noor"))
    osei.go_in()
    hanna.go_in()
    for member in (sam, noor):
        member.come()
        osei.let_in(member.name)
    osei.sees_and_hears("Sam")

    somebody_walks_in(osei, noor, sam, shots)
    one_goes_aside(osei, hanna, sam, noor, shots)
    hanna.control("leave").click()
    the_only_one_goes_aside(osei, sam, noor, shots)
    all_pause(osei, sam, shots)
    the_card_opens_without_a_line(osei, house, scene, shots)
    the_facilitator_is_lost(osei, sam, noor, shots)


def somebody_walks_in(osei, noor, sam, shots):
    sam.button("Someone walked in").click()

    expect(sam.page.locator("[data-cover]")).to_be_visible()
    sam.has_open()
    assert sam.page.evaluate(SILENT)
    assert sam.page.locator("video, figure").count() == 0
    assert violations(sam.page) == []
    shots(sam, "safety-cover")
    for other in (osei, noor):
        expect(other.tile("Sam").locator("[data-interrupted]")).to_be_attached()
        other.stands("Sam", muted="true", camera="false")
    expect(osei.page.get_by_text("Somebody walked in on Sam")).to_be_visible()
    expect(noor.page.get_by_text("Somebody walked in on Sam")).to_have_count(0)
    shots(osei, "safety-walked-in")

    sam.page.reload()
    sam.button("Go back in").click()
    expect(sam.page.locator("[data-cover]")).to_be_visible()
    sam.has_open()
    sam.page.keyboard.press("Enter")  # the button has the focus
    expect(sam.tiles()).to_have_count(4)
    expect(osei.tile("Sam").locator("[data-interrupted]")).to_have_count(0)
    osei.stands("Sam", muted="true", camera="false")
    for device in ("microphone", "camera"):
        sam.control(device).click()
    osei.sees_and_hears("Sam")


def one_goes_aside(osei, hanna, sam, noor, shots):
    osei.choose("Sam", "Aside with Sam")

    sam.sees_and_hears("Dr Osei")
    expect(sam.tiles()).to_have_count(2)
    expect(noor.tiles()).to_have_count(2)
    noor.sees_and_hears("Hanna")
    goes_on(noor)
    expect(hanna.page.get_by_text("Dr Osei and Sam are aside")).to_be_visible()
    expect(noor.page.locator("[data-aside]")).to_have_count(0)
    for person, name in ((osei, "lead"), (sam, "phone"), (hanna, "holds")):
        assert violations(person.page) == []
        shots(person, f"safety-aside-{name}")
    osei.button("Back to the circle").click()
    expect(noor.tiles()).to_have_count(4)
    noor.sees_and_hears("Sam")


def the_only_one_goes_aside(osei, sam, noor, shots):
    expect(osei.tiles()).to_have_count(3)
    osei.choose("Sam", "Aside with Sam")

    rests(noor, "aside")
    goes_on(sam)
    osei.sees_and_hears("Sam")
    assert violations(noor.page) == []
    shots(noor, "safety-rest-phone")
    noor.button("Look around").click()
    expect(noor.page.get_by_text("five things you see")).to_be_visible()
    osei.button("Back to the circle").click()
    goes_on(noor)
    noor.sees("Dr Osei")


def all_pause(osei, sam, shots):
    osei.control("pause").click()

    for person in (osei, sam):
        rests(person, "pause")
    osei.stands("Sam", muted="true")
    shots(osei, "safety-pause")
    assert violations(osei.page) == []
    osei.page.keyboard.press("e")
    shots(osei, "safety-pause-day")
    assert violations(osei.page) == []
    osei.page.keyboard.press("e")
    osei.button("Go on together").click()
    goes_on(sam)
    sam.control("microphone").click()
    osei.stands("Sam", muted="false")


def the_card_opens_without_a_line(osei, house, scene, shots):
    kept = osei.page.evaluate(
        "JSON.stringify([{...localStorage}, {...sessionStorage}])"
    )
    assert "+351" not in kept
    osei.context.set_offline(True)
    house.kill(MEDIA)
    two_things_wait_and_cover_nobody(osei, shots)
    osei.page.keyboard.press("!")
    dialog = osei.page.get_by_role("dialog")
    expect(dialog.get_by_text("Who needs help?")).to_be_visible()
    shots(osei, "safety-urgent")
    dialog.get_by_role("button", name=re.compile("^Sam")).click()
    expect(dialog.get_by_text("At home")).to_be_visible()
    expect(dialog.get_by_role("link", name="+351911111111")).to_be_visible()
    expect(dialog.get_by_role("link", name="Ambulance 112")).to_be_visible()
    assert violations(osei.page) == []
    shots(osei, "safety-card")
    osei.page.keyboard.press("Escape")

    osei.context.set_offline(False)
    house.wait_for_media()
    osei.choose("Sam", "Emergency card")
    expect(dialog.get_by_text("At home")).to_be_visible()
    osei.page.keyboard.press("Escape")
    until(
        lambda: house.do("deeds_in", meeting=scene["meeting"], verb="emergency.opened"),
        lambda count: count >= 2,
        what="that the card was opened is in the record",
    )
    osei.sees("Sam")


COVERED = """() => {
    const bar = document.querySelector(".top").getBoundingClientRect();
    const notices = [...document.querySelectorAll(".lasting .notice")];
    const shown = notices.filter((one) => one.checkVisibility());
    const isInside = shown.every((one) => {
        const { left, right, bottom } = one.getBoundingClientRect();
        return left >= 0 && right <= innerWidth && bottom <= bar.bottom;
    });
    const stage = document.querySelector(".stage").getBoundingClientRect();
    return { shown: shown.length, isInside, isBelow: stage.top >= bar.bottom };
}"""


def two_things_wait_and_cover_nobody(osei, shots):
    """The first is in the bar with the number of others; unfolded, the bar grows."""
    mending = osei.page.locator("[data-notice=mending]")
    expect(mending).to_be_attached()
    expect(mending).to_be_hidden()
    assert osei.page.evaluate(COVERED) == {**NOBODY, "shown": 1}
    osei.button("Show 1 more").click()
    expect(mending).to_be_visible()
    for device in (PHONE, LAPTOP):
        osei.page.set_viewport_size(device["viewport"])
        shots(osei, f"safety-two-wait-{device['viewport']['width']}")
        assert osei.page.evaluate(COVERED) == {**NOBODY, "shown": 2}, device
        assert violations(osei.page) == []
        osei.page.keyboard.press("e")
        shots(osei, f"safety-two-wait-{device['viewport']['width']}-day")
        assert violations(osei.page) == []
        osei.page.keyboard.press("e")
    osei.button("Show only the first").click()
    assert osei.page.evaluate(COVERED) == {**NOBODY, "shown": 1}


NOBODY = {"isInside": True, "isBelow": True}


def the_facilitator_is_lost(osei, sam, noor, shots):
    osei.page.goto("about:blank")

    for member in (sam, noor):
        rests(member, "held")
    assert violations(noor.page) == []
    shots(noor, "safety-held-phone")
    sam.sees("Noor")  # they are not alone
    osei.go_in()
    for member in (sam, noor):
        goes_on(member)
    noor.sees("Dr Osei")
