"""The circle is the same on every screen, and nothing in it moves."""

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.media, pytest.mark.timeout(900)]

MEMBERS = [
    *("Sam", "Noor", "Kim", "Ada", "Ben", "Cleo", "Dov", "Eli", "Fay", "Gus"),
    *("Ines", "Jo"),
]
BOXES = """() => [...document.querySelectorAll("figure[data-seat]")].map((tile) => {
    const { x, y, width, height } = tile.getBoundingClientRect();
    return [tile.querySelector("figcaption b").textContent, x, y, width, height];
})"""
WATCH = f"""async () => {{
    const look = {BOXES};
    const seen = {{ layouts: new Set(), speakers: new Set() }};
    const end = performance.now() + 4000;
    while (performance.now() < end) {{
        seen.layouts.add(JSON.stringify(look()));
        for (const tile of document.querySelectorAll("[data-speaking=true]"))
            seen.speakers.add(tile.dataset.seat);
        await new Promise((next) => setTimeout(next, 50));
    }}
    return {{ layouts: seen.layouts.size, speakers: seen.speakers.size }};
}}"""


def test_tiles_lie_in_one_order_and_do_not_move_when_somebody_speaks(people, scene):
    osei = people.leaders(scene)[0]
    sam, noor = people.member(scene, "Sam"), people.member(scene, "Noor")
    osei.go_in()
    noor.come()
    osei.let_in("Noor")
    sam.come()
    osei.let_in("Sam")
    for person in (osei, noor):
        person.sees_and_hears("Sam")

    for person in (osei, sam, noor):
        person.sees_in_order("Dr Osei", "Sam", "Noor")
        seen = person.page.evaluate(WATCH)
        assert seen["layouts"] == 1, person.name
        assert seen["speakers"] >= 1, person.name

    sam.page.reload()
    sam.button("Go back in").click()
    sam.sees("Noor")
    for person in (osei, sam, noor):
        person.sees_in_order("Dr Osei", "Sam", "Noor")


def test_fifteen_people_fit_on_a_laptop_beside_the_notes_and_on_a_phone(people, house):
    scene = house.do("circle", slug="fifteen", members=MEMBERS, third="Ola")
    osei, hanna = people.leaders(scene)
    sam = people.member(scene, "Sam")
    osei.go_in()
    hanna.go_in()
    sam.come()
    osei.let_in("Sam")
    house.do("seat", meeting=scene["meeting"], names=["Ola", *MEMBERS[1:]])
    for person in (osei, sam):
        expect(person.tiles()).to_have_count(15)
    everybody = ["Dr Osei", "Hanna", "Ola", *MEMBERS]
    for person in (osei, sam, hanna):
        person.sees_in_order(*everybody)

    osei.control("notes").click()
    expect(osei.page.locator("aside textarea").first).to_be_visible()

    assert_whole_and_equal(osei, 1280, 720)
    assert_whole_and_equal(sam, 390, 844)


def assert_whole_and_equal(person, width, height):
    """Every tile lies inside the picture, none over another, all of one size."""
    boxes = person.page.evaluate(BOXES)
    assert len(boxes) == 15
    assert len({(round(w), round(h)) for _, _, _, w, h in boxes}) == 1, boxes
    for name, x, y, w, h in boxes:
        assert x >= 0, name
        assert y >= 0, name
        assert x + w <= width, name
        assert y + h <= height, name
        assert min(w, h) >= 60, name
    corners = {(round(x), round(y)) for _, x, y, _, _ in boxes}
    assert len(corners) == 15
    fits = "document.documentElement.scrollHeight <= innerHeight"
    assert person.page.evaluate(fits)
    for bar in ("header", "footer", "aside"):
        for box in person.page.locator(bar).all():
            covered = box.bounding_box()
            if covered:
                assert not any(overlaps(covered, tile) for tile in boxes), bar


def overlaps(box, tile):
    _, x, y, w, h = tile
    return (
        x < box["x"] + box["width"] - 1
        and box["x"] < x + w - 1
        and y < box["y"] + box["height"] - 1
        and box["y"] < y + h - 1
    )
