"""A role play in a real room: asked, played, reversed, and put down again."""

import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.browser.conftest import LAPTOP, PHONE
from tests.browser.people import Person
from tests.browser.touch import too_small

pytestmark = [pytest.mark.browser, pytest.mark.media, pytest.mark.timeout(900)]


@pytest.fixture
def scene(people, house):
    """Dr Osei leads; Sam has a phone, Noor a laptop; all are in the circle."""
    scene = house.do("circle", slug="roles", members=["Sam", "Noor"])
    osei, _ = people.leaders(scene)
    sam = people.member(scene, "Sam", has_touch=True)
    noor = people.member(scene, "Noor", **LAPTOP)
    osei.go_in()
    for member in (sam, noor):
        member.come()
        osei.let_in(member.name)
    return osei, sam, noor


def looked_at(shots, name, *people):
    """A picture of each in the evening and by day, with nothing for axe to find."""
    for person in people:
        for theme in ("evening", "day"):
            person.page.evaluate(f"document.documentElement.dataset.theme = '{theme}'")
            person.page.wait_for_timeout(400)  # the colours of the other theme go
            who = person.name.lower().removeprefix("dr ")
            shots(person, f"role-play-{name}-{who}-{theme}")
            assert violations(person.page) == []
        if person.page.viewport_size == PHONE["viewport"]:
            assert too_small(person.page) == []


def on_a_phone(shots, person, name):
    """The same page, held in a hand."""
    person.page.set_viewport_size(PHONE["viewport"])
    looked_at(shots, f"{name}-phone", person)
    person.page.set_viewport_size(LAPTOP["viewport"])


def wears(person: Person, name: str, role: str) -> None:
    """On this screen somebody is called by a role, and their name is read with it."""
    tile = person.tile(name)
    expect(tile.locator(".role-tag")).to_have_text(f"{role}, played by")
    expect(tile.locator("figcaption b")).to_have_text(name)


def casts(osei: Person, **parts: str) -> None:
    for name, part in parts.items():
        choice = osei.page.get_by_label(f"What {name} is in the scene")
        choice.select_option(part)


def propose(scene, shots):
    """Dr Osei chooses who is asked."""
    osei, _, _ = scene
    osei.choose_format("role_play")
    osei.page.get_by_label("What is the scene about?").fill("Asking for a free Friday")
    casts(osei, Sam="protagonist")
    osei.button("Ask them").click()
    expect(osei.page.get_by_role("dialog").get_by_role("alert")).to_have_text(
        "Choose somebody who plays with them."
    )
    casts(osei, Noor="other")
    osei.page.get_by_label("Whom Noor plays").fill("My boss")
    looked_at(shots, "options", osei)
    on_a_phone(shots, osei, "options")
    osei.button("Ask them").click()


def find_players(scene, shots):
    """Noor says no to one role and yes to another; Sam never hears of the first."""
    osei, sam, noor = scene
    question = "Would you play “My boss” in a scene with Sam?"
    expect(noor.page.get_by_text(question)).to_be_visible()
    noor.button("Not today").click()
    expect(osei.page.locator("[data-reply=no]")).to_contain_text("Noor · My boss")
    expect(osei.button("Begin the scene")).to_be_disabled()
    expect(sam.page.locator("[data-reply], .chip.warn")).to_have_count(0)
    looked_at(shots, "asked", osei, sam, noor)
    on_a_phone(shots, osei, "asked")
    osei.button("Change the roles").click()
    osei.page.get_by_label("Whom Noor plays").fill("My sister")
    osei.button("Ask them").click()
    noor.button("Yes, I will").press("Enter")
    sam.button("Yes, I will").click()
    osei.button("Begin the scene").click()


def play(scene, shots):
    """Everybody is called by their role, also after a reversal."""
    osei, sam, noor = scene
    for person in (osei, sam, noor):
        wears(person, "Noor", "My sister")
        wears(person, "Sam", "Protagonist")
        wears(person, "Dr Osei", "Director")
    expect(sam.page.locator("[data-portrait]")).to_have_count(2)
    for part in osei.page.locator("[data-plan] .part").all():
        expect(part).to_have_css("display", "flex")  # as before the cast was chosen
    looked_at(shots, "playing", osei, sam, noor)
    on_a_phone(shots, osei, "playing")
    osei.button("Roles").click()
    osei.page.get_by_role("menuitem", name="Reverse roles with My sister").click()
    for person in (osei, sam, noor):
        wears(person, "Sam", "My sister")
        wears(person, "Noor", "As Sam")
    sam.button("Stop").click()
    expect(noor.page.get_by_text("The scene stands still.")).to_be_visible()
    looked_at(shots, "frozen", osei, sam)
    osei.button("Go on").click()
    expect(osei.button("Freeze")).to_be_visible()
    osei.button("End the scene").click()


def put_down(scene, shots):
    """Everybody has their own name again and says it, before the circle is back."""
    osei, sam, noor = scene
    for person in (osei, sam, noor):
        expect(person.page.locator(".role-tag")).to_have_count(0)
    expect(osei.page.locator("[data-next=close]")).to_have_count(0)
    expect(osei.button("On to sharing")).to_be_disabled()
    looked_at(shots, "back", osei, sam, noor)
    on_a_phone(shots, osei, "back")
    osei.button("Close all the same").click()
    expect(osei.page.get_by_role("dialog")).to_contain_text("Noor, Sam")
    looked_at(shots, "close", osei)
    osei.page.keyboard.press("Escape")
    noor.button("I have said it").click()
    # Sam's button moves when Noor's goes: a press that is under way would miss it.
    expect(osei.button("Noor has said it")).to_have_count(0)
    osei.button("Sam has said it").click()
    osei.button("On to sharing").click()
    expect(sam.page.get_by_text("What did it touch in you?")).to_be_visible()
    looked_at(shots, "sharing", osei, sam)
    osei.button("Back to the circle").click()
    for person in (osei, sam, noor):
        expect(person.page.locator("main.stage[data-format]")).to_have_count(0)


def test_roles_are_taken_and_put_down(scene, shots):
    propose(scene, shots)
    find_players(scene, shots)
    play(scene, shots)
    put_down(scene, shots)
