"""Feedback for one person in a real room: asked for, written, released, read alone."""

import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.browser.conftest import LAPTOP

pytestmark = [
    pytest.mark.browser,
    pytest.mark.media,
    pytest.mark.timeout(900),
    pytest.mark.wire,
]


def test_a_card_reaches_its_receiver_alone(people, house, shots):
    scene = house.do("circle", slug="feedback", members=["Sam", "Noor", "Kofi"])
    osei, _ = people.leaders(scene)
    sam = people.member(scene, "Sam")
    noor = people.member(scene, "Noor", **LAPTOP)
    kofi = people.member(scene, "Kofi")
    osei.go_in()
    for member in (sam, noor, kofi):
        member.come()
        osei.let_in(member.name)
    osei.choose_format("feedback")
    osei.page.get_by_role("radio", name="Sam").check()
    osei.button("Ask them").click()
    sam.button("I would like it").click()

    noor.page.get_by_label("Your words").fill("you pause, I breathe")
    shots(noor, "feedback-write")
    noor.button("Hand it in").click()
    expect(osei.page.locator("p", has_text="I breathe")).to_be_visible()
    expect(sam.page.locator("p", has_text="I breathe")).to_have_count(0)
    shots(osei, "feedback-lead")
    osei.button("Give this card: you pause, I breathe").click()
    expect(sam.page.locator("p", has_text="I breathe")).to_be_visible()
    sam.button("I take it").click()
    shots(sam, "feedback-receiver")
    for person in (osei, noor, sam):
        assert violations(person.page) == []
    everything = "".join(body for _, body in kofi.wire.received())
    assert "I breathe" not in everything
