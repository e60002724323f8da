"""A whiteboard in real browsers: strokes live, words by keyboard, kept as a picture."""

from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.axe import violations
from tests.browser.people import Person, until
from tests.house import MEDIA

pytestmark = [pytest.mark.browser, pytest.mark.media, pytest.mark.timeout(900)]

SHEET = "svg[role=group]"


def lines(person: Person, kind: str = "kept") -> Locator:
    return person.page.locator(f"[data-line={kind}]")


def shapes(person: Person) -> list[str]:
    """Every line and all the words, as they are drawn."""
    return list(
        person.page.evaluate(
            """() => [...document.querySelectorAll("[data-line=kept], .written tspan")]
                .map((one) => one.getAttribute("d") ?? [
                    one.getAttribute("x"), one.getAttribute("y"), one.textContent,
                ].join(" "))"""
        )
    )


def at(person: Person, x: float, y: float) -> tuple[float, float]:
    box = person.page.locator(SHEET).bounding_box()
    assert box
    return box["x"] + x * box["width"], box["y"] + y * box["height"]


def begins(person: Person, *points: tuple[float, float]) -> None:
    """Draw, and keep the pen on the sheet."""
    first, *rest = points
    person.page.mouse.move(*at(person, *first))
    person.page.mouse.down()
    for point in rest:
        person.page.mouse.move(*at(person, *point), steps=6)


def test_a_board_from_the_first_line_to_the_record(
    people: Any, house: Any, shots: Any
) -> None:
    scene = house.do("circle", slug="board", members=["Sam", "Noor"])
    osei = people.leaders(scene)[0]
    sam = people.member(scene, "Sam", viewport={"width": 1280, "height": 720})
    noor = people.member(scene, "Noor", has_touch=True)
    osei.go_in()
    for member in (sam, noor):
        member.come()
        osei.let_in(member.name)
    osei.choose_format("board")
    shots(osei, "board-options")
    osei.button("Bring the board").click()
    everybody = (osei, sam, noor)
    for person in everybody:
        expect(person.page.locator(SHEET)).to_be_visible()

    is_seen_while_it_is_drawn(sam, osei)
    draws_with_a_finger(noor)
    writes_with_keys(osei)
    alike(everybody, 3)
    expect(noor.page.get_by_text("Dr Osei wrote: What carries us")).to_be_attached()
    shots(osei, "board")
    shots(noor, "board-phone")
    assert violations(osei.page) == violations(noor.page) == []

    wipes_and_takes_back(sam, noor, everybody)
    before = shapes(osei)
    sam.page.reload()
    sam.button("Go back in").click()
    until(
        lambda: shapes(sam),
        lambda seen: seen == before,
        what="the same",
    )
    house.kill(MEDIA)
    osei.page.locator("[data-tool=pen]").click()
    begins(osei, (0.6, 0.2), (0.8, 0.3))
    osei.page.mouse.up()
    house.wait_for_media()
    alike(everybody, 4)
    rests(osei, sam)

    osei.button("Back to the circle").click()
    expect(sam.page.locator(SHEET)).to_have_count(0)
    is_on_record(osei, scene, shots)


def is_seen_while_it_is_drawn(sam: Person, osei: Person) -> None:
    sam.page.locator("[data-tool=marker]").click()
    begins(sam, (0.2, 0.2), (0.4, 0.5), (0.5, 0.3))
    expect(lines(osei, "passing")).to_have_count(1)
    begun = lines(osei, "passing").get_attribute("d")
    sam.page.mouse.move(*at(sam, 0.7, 0.6), steps=8)
    expect(lines(osei, "passing")).not_to_have_attribute("d", begun or "")
    sam.page.mouse.up()
    expect(lines(osei)).to_have_count(1)
    expect(lines(osei, "passing")).to_have_count(0)


def draws_with_a_finger(noor: Person) -> None:
    """A finger on a phone; the page does not scroll under it."""
    noor.page.locator("[data-colour=clay]").first.tap()
    cdp = noor.context.new_cdp_session(noor.page)
    touches = [at(noor, 0.1 + 0.05 * n, 0.8) for n in range(8)]
    for number, (x, y) in enumerate(touches):
        kind = "touchMove" if number else "touchStart"
        said = {"type": kind, "touchPoints": [{"x": x, "y": y}]}
        cdp.send("Input.dispatchTouchEvent", said)
    cdp.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    expect(lines(noor)).to_have_count(2)


def writes_with_keys(osei: Person) -> None:
    """Words by the keyboard alone: chosen, written, put, and moved."""
    osei.page.locator("[data-tool=text]").first.focus()
    osei.page.keyboard.press("Enter")
    osei.page.get_by_label("Your words").focus()
    osei.page.keyboard.press("Enter")
    expect(osei.page.get_by_text("Write something first.")).to_be_visible()
    osei.page.keyboard.type("What carries us")
    osei.page.keyboard.press("Enter")
    words = osei.page.get_by_role("button", name="Your words: What carries us")
    words.focus()
    before = words.locator("tspan").get_attribute("x") or ""
    for _ in range(5):
        osei.page.keyboard.press("ArrowRight")
    expect(words.locator("tspan")).to_have_attribute("x", str(int(before) + 100))


def alike(everybody: tuple[Person, ...], count: int) -> None:
    until(
        lambda: [shapes(person) for person in everybody],
        lambda seen: len(seen[0]) == count and all(one == seen[0] for one in seen),
        what=f"everybody sees the same {count} marks",
    )


def wipes_and_takes_back(
    sam: Person, noor: Person, everybody: tuple[Person, ...]
) -> None:
    """Sam's wipe takes Sam's line and leaves Noor's; undo brings it back."""
    sam.page.locator("[data-tool=eraser]").click()
    begins(sam, (0.2, 0.2), (0.25, 0.3), (0.3, 0.8), (0.15, 0.8))
    sam.page.mouse.up()
    alike(everybody, 2)
    sam.page.locator("[data-undo]").click()
    alike(everybody, 3)
    noor.page.locator("[data-undo]").tap()
    alike(everybody, 2)
    expect(noor.page.locator("[data-undo]")).to_be_disabled()
    draws_with_a_finger(noor)
    alike(everybody, 3)


def rests(osei: Person, sam: Person) -> None:
    osei.button("Let the board rest").click()
    expect(sam.page.get_by_text("The board rests.")).to_be_visible()
    expect(sam.page.locator("[data-tool=pen]")).to_have_count(0)
    osei.button("Wipe all").click()
    expect(lines(sam)).to_have_count(0)
    osei.page.locator("[data-undo]").click()
    expect(lines(sam)).to_have_count(3)


def is_on_record(osei: Person, scene: dict[str, Any], shots: Any) -> None:
    osei.page.goto(f"/p/{scene['slug']}/sessions/{scene['meeting']}/")
    picture = osei.page.locator(".board-picture")
    picture.scroll_into_view_if_needed()
    expect(picture).to_have_attribute("alt", "A whiteboard by 3 people. Written on it:"
        " What carries us. 3 lines are drawn.")  # fmt: skip
    wide = picture.evaluate("one => one.decode().then(() => one.naturalWidth)")
    assert wide == 1600
    shots(osei, "board-record")
    assert violations(osei.page) == []
