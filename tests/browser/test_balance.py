"""Who speaks how long: heard by the facilitators' browsers, shown to nobody else."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations

pytestmark = [
    pytest.mark.browser,
    pytest.mark.media,
    pytest.mark.timeout(900),
    pytest.mark.wire,
]


def test_facilitators_see_how_long_everybody_spoke(people, house, shots):
    scene = house.do("circle", slug="balance", members=["Sam"])
    osei, hanna = people.leaders(scene)
    sam = people.member(scene, "Sam")
    osei.go_in()
    hanna.go_in()
    sam.come()
    osei.let_in("Sam")

    osei.page.keyboard.press("p")
    spoken = osei.page.locator(".rows li").filter(has_text="Sam").locator(".voice")
    expect(spoken).to_have_text(re.compile(r"^([1-9]|1\d|2\d) s spoken"))
    expect(osei.page.get_by_text(re.compile("You have spoken"))).to_be_visible()
    shots(osei, "balance")
    assert violations(osei.page) == []
    everything = "".join(body for _, body in sam.wire.received())
    assert "last_spoke_at" not in everything
    assert "last_spoke_at" in "".join(body for _, body in osei.wire.received())
