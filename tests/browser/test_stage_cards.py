"""A table with cards: chosen, drawn, laid, turned, kept, and kept for the record."""

from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Locator, expect

from tests.browser.axe import violations
from tests.browser.people import Person, until

pytestmark = [
    pytest.mark.browser,
    pytest.mark.media,
    pytest.mark.timeout(900),
    pytest.mark.wire,
]


def laid(person: Person) -> Locator:
    return person.page.locator(".surface [data-card]")


def open_cards(person: Person) -> Locator:
    return person.page.locator(".tray [data-card]")


def in_hand(person: Person) -> Locator:
    return person.page.locator(".own-hand [data-card]")


def middle(person: Person, card: Locator) -> tuple[float, float]:
    """Where a card lies, in shares of the table."""
    box, felt = card.bounding_box(), person.page.locator(".surface").bounding_box()
    assert box
    assert felt
    x = (box["x"] + box["width"] / 2 - felt["x"]) / felt["width"]
    y = (box["y"] + box["height"] / 2 - felt["y"]) / felt["height"]
    return x, y


def drag(person: Person, card: Locator, x: float, y: float) -> None:
    box, felt = card.bounding_box(), person.page.locator(".surface").bounding_box()
    assert box
    assert felt
    mouse = person.page.mouse
    mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    mouse.down()
    to = (felt["x"] + x * felt["width"], felt["y"] + y * felt["height"])
    mouse.move(to[0] - 20, to[1], steps=4)
    mouse.move(*to, steps=4)
    mouse.up()


def near(where: tuple[float, float], x: float, y: float) -> bool:
    return abs(where[0] - x) < 0.03 and abs(where[1] - y) < 0.03


@pytest.fixture
def sitting(people: Any, house: Any) -> tuple[dict[str, Any], Person, Person, Person]:
    """Dr Osei leads; Sam has a laptop, and Noor a phone."""
    scene = house.do("circle", slug="cards", members=["Sam", "Noor"])
    osei = people.leaders(scene)[0]
    sam = people.member(scene, "Sam", viewport={"width": 1280, "height": 720})
    noor = people.member(scene, "Noor", has_touch=True)
    osei.go_in()
    for member in (sam, noor):
        member.come()
        osei.let_in(member.name)
    return scene, osei, sam, noor


def test_cards_from_the_deck_to_the_record(sitting: Any, shots: Any) -> None:
    scene, osei, sam, noor = sitting
    osei.choose_format("cards")
    shots(osei, "cards-options")
    osei.button("Lay out the cards").click()
    expect(open_cards(sam)).to_have_count(5)
    expect(noor.page.get_by_text("43 face down")).to_be_visible()

    lays_by_hand_and_key(sam, osei)
    face = draws_and_lays_face_down(noor, shots)
    hidden = sam.page.get_by_label("Card of Noor: face down")
    expect(hidden).to_have_count(1)
    for other in (osei, sam):
        heard = "".join(body for _, body in other.wire.received())
        assert f'"{face}"' not in heard
    shots(osei, "cards")
    shots(noor, "cards-phone")
    noor.button("Turn over").tap()
    expect(sam.page.locator(f".surface [data-face={face}]")).to_have_count(1)
    noor.button("Keep").tap()
    expect(noor.button("Keep no longer")).to_be_visible()

    sam.page.reload()
    sam.button("Go back in").click()
    expect(laid(sam)).to_have_count(2)
    assert near(middle(sam, laid(sam).first), 0.4, 0.4)
    rests_while_it_is_frozen(osei, sam)
    laid(sam).first.click()
    shots(sam, "cards-member")
    assert violations(osei.page) == violations(sam.page) == violations(noor.page) == []
    reads_the_list(sam, noor, shots)

    osei.button("Back to the circle").click()
    expect(sam.page.locator(".felt")).to_have_count(0)
    is_on_record(osei, scene, shots)


def lays_by_hand_and_key(sam: Person, osei: Person) -> None:
    """Sam carries an open card to the table, and moves it again with the keyboard."""
    drag(sam, open_cards(sam).first, 0.5, 0.4)
    expect(laid(osei)).to_have_count(1)
    lies_at(osei, 0.5, 0.4)
    laid(sam).first.focus()
    for _ in range(5):
        sam.page.keyboard.press("ArrowLeft")
    lies_at(osei, 0.4, 0.4)


def lies_at(person: Person, x: float, y: float) -> None:
    until(
        lambda: middle(person, laid(person).first),
        lambda at: near(at, x, y),
        what=f"the first card lies at {x}, {y}",
    )


def draws_and_lays_face_down(noor: Person, shots: Any) -> str:
    """Noor draws with a finger; which picture it is."""
    noor.page.locator("[data-pile]").tap()
    expect(in_hand(noor)).to_have_count(1)
    face = in_hand(noor).locator("img").get_attribute("data-face")
    assert face
    in_hand(noor).first.tap()
    shots(noor, "cards-phone-hand")
    noor.button("Lay it face down").tap()
    expect(laid(noor)).to_have_count(2)
    return face


def rests_while_it_is_frozen(osei: Person, sam: Person) -> None:
    osei.button("Let the table rest").click()
    expect(sam.page.get_by_text("The table rests for a moment.")).to_be_visible()
    drag(sam, laid(sam).first, 0.8, 0.8)
    sam.page.wait_for_timeout(500)
    assert near(middle(osei, laid(osei).first), 0.4, 0.4)
    osei.button("Let hands move").click()
    expect(sam.page.get_by_text("The table rests for a moment.")).to_be_hidden()


def reads_the_list(sam: Person, noor: Person, shots: Any) -> None:
    sam.button("As a list").click()
    expect(sam.page.locator(".card-list li")).to_have_count(6)
    shots(sam, "cards-list")
    assert violations(sam.page) == []
    noor.page.locator(".surface").tap(position={"x": 20, "y": 250})
    noor.button("As a list").tap()
    shots(noor, "cards-list-phone")
    noor.button("My cards").tap()
    expect(noor.page.locator(".kept-row img")).to_have_count(1)
    shots(noor, "cards-kept-phone")


def is_on_record(osei: Person, scene: dict[str, Any], shots: Any) -> None:
    osei.page.goto(f"/p/{scene['slug']}/sessions/{scene['meeting']}/")
    table = osei.page.locator(".card-table")
    expect(table.locator("image")).to_have_count(2)
    expect(table.get_by_text("Noor", exact=True)).to_be_visible()
    table.scroll_into_view_if_needed()
    shots(osei, "cards-record")
    assert violations(osei.page) == []
    loaded = osei.page.evaluate(
        """async () => Promise.all([...document.querySelectorAll(".card-table image")]
            .map(async (image) => {
                const answer = await fetch(image.href.baseVal);
                return [answer.status, answer.headers.get("cache-control")];
            }))"""
    )
    assert [status for status, _ in loaded] == [200, 200]
    assert all("immutable" in kept for _, kept in loaded)


def test_in_turns_who_speaks_has_the_middle(
    people: Any, house: Any, shots: Any
) -> None:
    scene = house.do("circle", slug="card-turns", members=["Leila", "Noor"])
    osei = people.leaders(scene)[0]
    leila = people.member(scene, "Leila")
    noor = people.member(scene, "Noor", viewport={"width": 1280, "height": 720})
    osei.go_in()
    for member in (leila, noor):
        member.come()
        osei.let_in(member.name)
    osei.choose_format("cards")
    page = osei.page
    page.get_by_label("How do you use them?").select_option(label="Two sides")
    page.get_by_label("Who moves cards?").select_option(label="In turns")
    page.get_by_text("More choices").click()
    page.get_by_label("Minutes each").fill("3")
    osei.button("Lay out the cards").click()

    expect(noor.page.get_by_text("Leila tells about their card")).to_be_visible()
    expect(leila.page.get_by_role("timer")).to_be_visible()
    for count in (1, 2):
        open_cards(leila).first.click()
        leila.button("Take this card").click()
        expect(laid(noor)).to_have_count(count)
    assert 0.3 < middle(noor, laid(noor).first)[0] < 0.7
    assert noor.page.locator("[data-pile]").is_disabled()
    shots(noor, "cards-turns")
    shots(leila, "cards-turns-phone")
    osei.control("people").click()
    page.evaluate("document.documentElement.dataset.theme = 'day'")
    shots(osei, "cards-turns-panel-day")
    assert violations(page) == violations(leila.page) == []

    leila.page.keyboard.press("Escape")
    leila.button("Done").click()
    expect(noor.page.get_by_text("It is your turn")).to_be_visible()
    until(
        lambda: middle(noor, laid(noor).first)[0],
        lambda x: not 0.34 < x < 0.66,
        what="who has spoken takes their cards home",
    )
    shots(noor, "cards-turns-next")


def test_a_deck_of_the_practice_from_its_pictures_to_the_table(
    people: Any, house: Any, shots: Any, tmp_path: Path
) -> None:
    scene = house.do("circle", slug="own-deck", members=["Sam"])
    osei = people.leaders(scene)[0]
    paths = []
    for number, colour in enumerate(("teal", "sienna", "goldenrod"), start=1):
        paths.append(tmp_path / f"card {number}.png")
        Image.new("RGB", (400, 600), colour).save(paths[-1])
    page = osei.page
    page.goto(f"/p/{scene['slug']}/library/decks/")
    page.get_by_role("link", name="Add the first deck").click()
    page.get_by_label("Title").fill("Our garden")
    page.get_by_label("Where it comes from").fill("Drawn by us")
    page.get_by_label("Pictures").set_input_files(paths[:1])
    osei.button("Add the deck").click()
    expect(page.get_by_text("A deck needs two cards or more")).to_be_visible()
    page.get_by_label("Pictures").set_input_files(paths)
    osei.button("Add the deck").click()
    for number in (1, 2, 3):
        words = page.get_by_label(f"What is to be seen on card {number}")
        words.fill(f"A field of colour, number {number}.")
    shots(osei, "deck-describe")
    assert violations(page) == []
    osei.button("Save the deck").click()
    expect(page.get_by_text("3 cards")).to_be_visible()
    shots(osei, "deck-list")
    assert violations(page) == []

    osei.go_in()
    osei.choose_format("cards")
    page.get_by_label("Which deck?").select_option(label="Our garden, 3")
    osei.button("Lay out the cards").click()
    expect(open_cards(osei)).to_have_count(2)
    drawn = "image => image.complete && image.naturalWidth > 0"
    until(
        lambda: open_cards(osei).locator("img").first.evaluate(drawn),
        lambda is_drawn: is_drawn is True,
        what="the picture of the practice's own card is drawn",
    )
    shots(osei, "deck-on-the-table")
