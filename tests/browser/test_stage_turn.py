"""A turn for one person in a real room, on laptops and on phones."""

import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.browser.conftest import LAPTOP, PHONE, room_of

pytestmark = [
    pytest.mark.browser,
    pytest.mark.media,
    pytest.mark.timeout(900),
    pytest.mark.wire,
]


def nobody_comes_in_by_a_press_for_another(osei, sam, noor):
    """Noor knocks while the button that said Sam is being pressed."""
    expect(osei.button("Let Sam in")).to_be_enabled()
    osei.button("Let Sam in").hover()
    osei.page.mouse.down()
    noor.come()
    everyone = osei.button("Let everyone in")
    expect(everyone).to_be_enabled()
    osei.page.mouse.up()

    osei.page.wait_for_timeout(1000)
    expect(everyone).to_be_enabled()
    for member in (sam, noor):
        expect(member.heading("You have knocked")).to_be_visible()


def test_one_person_has_a_turn(people, house, shots):
    scene = house.do("circle", slug="turn", members=["Sam", "Noor", "Kofi"])
    osei, _ = people.leaders(scene)
    hanna = people.staff("Hanna", scene["co"], room_of(scene), **PHONE)
    sam = people.member(scene, "Sam")
    noor = people.member(scene, "Noor", **LAPTOP)
    osei.go_in()
    hanna.go_in()
    sam.open_link()
    sam.wait_for_devices()
    sam.page.get_by_label("I would like time today").click()
    expect(sam.page.get_by_label("I would like time today")).to_be_checked()
    sam.knock()
    nobody_comes_in_by_a_press_for_another(osei, sam, noor)
    for name in ("Sam", "Noor"):  # both knock; only who was meant comes in
        osei.let_in(name)
    begin(osei, shots)

    for person in (osei, hanna, sam, noor):
        expect(person.page.locator("[data-portrait]")).to_have_count(2)
    hanna.button("Next: the work").click()
    for person in (sam, osei):  # who presses next must have seen it too
        works = person.page.get_by_role("listitem").filter(has_text="Work")
        expect(works).to_have_attribute("aria-current", "step")
    osei.button("+2 min").focus()
    osei.page.keyboard.press("Enter")
    expect(osei.page.get_by_role("timer")).to_contain_text("10:")
    be_touched(noor, osei, shots)
    for person, name in ((osei, "lead"), (hanna, "lead-phone"), (sam, "own-phone")):
        shots(person, f"turn-{name}")
        assert violations(person.page) == []

    sam.page.reload()
    sam.button("Go back in").click()
    sam.button("Stop, that is enough").click()
    expect(noor.page.get_by_text("Stop was said.")).to_be_visible()
    osei.button("The turn is over").click()
    expect(sam.page.get_by_text("This turn is over.")).to_be_visible()
    hanna.button("Circle").click()
    expect(sam.page.locator("[data-portrait]")).to_have_count(0)
    everything = "".join(body for _, body in sam.wire.received())
    assert "my sister" not in everything


def begin(osei, shots):
    """Sam asked for time and is first; a turn of no minutes is refused at its field."""
    osei.choose_format("turn")
    expect(osei.page.get_by_role("radio", name="Sam")).to_be_checked()
    shots(osei, "turn-options")
    assert violations(osei.page) == []
    osei.page.get_by_label("Minutes in all").fill("0")
    osei.button("Begin the turn").click()
    expect(osei.page.get_by_text("A turn takes ten to twenty minutes.")).to_be_visible()
    osei.page.get_by_label("Minutes in all").fill("15")
    osei.button("Begin the turn").click()


def be_touched(noor, osei, shots):
    noor.button("This touches me").click()
    noor.page.keyboard.type("my sister")
    shots(noor, "turn-touch")
    assert violations(noor.page) == []
    noor.page.keyboard.press("Enter")
    expect(noor.page.get_by_text("What touched you (1)")).to_be_visible()
    expect(osei.page.get_by_text("It touched one of the others.")).to_be_visible()
