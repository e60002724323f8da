"""Stamping moments in a real room: by keys, by pointing, on a tablet, without a net."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import violations
from tests.browser.people import Person

pytestmark = [
    pytest.mark.browser,
    pytest.mark.media,
    pytest.mark.timeout(900),
    pytest.mark.wire,
]

TABLET: dict[str, Any] = {"viewport": {"width": 820, "height": 1180}, "has_touch": True}


def rows(page: Page):
    return page.locator(".moment-list li")


def row(page: Page, *words: str):
    found = rows(page)
    for word in words:
        found = found.filter(has_text=word)
    return found


PRESS = """keys => {
    for (const key of keys) {
        const stroke = new KeyboardEvent(
            "keydown", { key, bubbles: true, cancelable: true, composed: true });
        (document.activeElement ?? document.body).dispatchEvent(stroke);
    }
}"""


def stamp(person: Person, *keys: str) -> None:
    """Press keys at once: two seconds and one are too short for a machine at work."""
    person.page.evaluate(PRESS, list(keys))


def hears(person: Person, said: str) -> None:
    sayings = person.page.locator("[data-live] p")
    expect(sayings.get_by_text(said, exact=True)).not_to_have_count(0)


def boxes(person: Person) -> list[Any]:
    return [tile.bounding_box() for tile in person.tiles().all()]


def key_of(person: Person, name: str):
    return person.tile(name).locator(".tile-key")


def press_long(person: Person, name: str) -> None:
    box = person.tile(name).bounding_box()
    assert box is not None
    person.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 3)
    person.page.mouse.down()
    expect(person.page.locator("dialog.ring")).to_be_visible()
    person.page.mouse.up()


@pytest.fixture
def room(people, scene):
    """Dr Osei and Hanna lead; Sam is in the circle, Noor has not come."""
    osei, hanna = people.leaders(scene)
    sam = people.member(scene, "Sam")
    osei.go_in()
    hanna.go_in()
    sam.come()
    osei.let_in("Sam")
    return osei, hanna, sam


def test_two_keys_stamp_a_moment_and_members_learn_nothing(  # noqa: PLR0915  one room
    room, shots
):
    osei, hanna, sam = room
    for leader in (osei, hanna):
        expect(key_of(leader, "Sam")).to_have_text(re.compile("1$"))
    expect(sam.page.locator(".tile-key")).to_have_count(0)
    hanna.page.keyboard.press("n")
    hanna.page.get_by_role("tab", name="Moments").click()
    shots(hanna, "moments-empty")
    before = boxes(osei)

    osei.page.keyboard.press("1")
    toast = osei.page.locator("[data-moment-toast]")
    expect(toast).to_have_text("Sam: now what?")
    stamp(osei, "1", "i")
    hears(osei, "Sam: Insight")
    assert boxes(osei) == before
    expect(row(hanna.page, "Sam", "Insight", "Dr Osei")).to_be_visible()

    stamp(osei, "2", "q", "Backspace")
    hears(osei, "Noor: Quiet")
    stamp(osei, "2", "f", "Enter")
    expect(osei.page.locator("[data-moment-toast=words] input")).to_be_focused()
    shots(osei, "moments-words")
    osei.page.keyboard.type("1p to Sam, warmly")
    osei.page.keyboard.press("Enter")
    expect(row(hanna.page, "Noor", "1p to Sam, warmly")).to_be_visible()
    expect(row(hanna.page, "Quiet")).to_have_count(0)
    stamp(osei, ".", "p")
    stamp(osei, "1", "t")
    hears(osei, "Sam: Process")

    osei.page.keyboard.press("c")
    osei.page.get_by_label("Message").fill("")
    osei.page.keyboard.type("1i2p.g!")
    expect(osei.page.get_by_label("Message")).to_have_value("1i2p.g!")
    osei.page.get_by_label("Message").fill("")
    osei.page.get_by_role("tab", name="Moments").click()
    expect(rows(osei.page)).to_have_count(4)
    expect(row(osei.page, "Process")).to_contain_text("only you see it")
    expect(rows(hanna.page)).to_have_count(3)
    osei.page.keyboard.press("p")
    expect(osei.page.get_by_role("tab", name="People")).to_have_attribute(
        "aria-selected", "true"
    )

    stamp(hanna, "1", "!")
    card = hanna.page.locator("[data-emergency]")
    expect(card).to_contain_text("+351911111111")
    hanna.page.keyboard.press("Escape")
    warning = osei.page.locator("[data-notice=risk]")
    expect(warning).to_contain_text("Hanna marked a risk for Sam")
    shots(osei, "moments-risk")
    assert violations(osei.page) == violations(hanna.page) == []
    warning.get_by_role("button").click()

    press_long(osei, "Sam")
    expect(osei.page.locator("dialog.ring .ring-tag")).to_have_count(13)
    shots(osei, "moments-ring")
    assert violations(osei.page) == []
    osei.page.locator(".ring-tag[data-tag=g]").click()
    expect(row(hanna.page, "Sam", "Goal")).to_be_visible()
    osei.choose("Sam", "Mark a moment")
    osei.page.keyboard.press("ArrowRight")
    osei.page.keyboard.press("h")
    expect(row(hanna.page, "Sam", "Homework")).to_be_visible()
    shots(hanna, "moments-panel")
    hanna.page.keyboard.press("?")
    expect(hanna.page.get_by_role("dialog")).to_contain_text("Bookmark")
    shots(hanna, "moments-keys")

    heard = "".join(body for _, body in sam.wire.received())
    asked = "".join(sam.wire.addresses)
    for word in ("Insight", "warmly", "marked a risk", "is_alert"):
        assert word not in heard
    assert "/api/moments" not in asked
    assert '"enrolment":null' in heard.replace(" ", "")


def test_a_tablet_stamps_by_finger_and_keeps_what_the_net_does_not_take(
    people, scene, house, shots
):
    page_of = f"/p/{scene['slug']}/sessions/{scene['meeting']}/moments/"
    tablet = people.staff("Dr Osei", scene["lead"], page_of, **TABLET)
    hanna = people.staff("Hanna", scene["co"], page_of)
    for person in (tablet, hanna):
        person.page.goto(page_of)
    tap = tablet.page.locator
    tap(".place", has_text="Sam").tap()
    shots(tablet, "moments-tablet")
    tap(".place", has_text="Insight").tap()
    expect(row(hanna.page, "Sam", "Insight", "Dr Osei")).to_be_visible()
    assert violations(tablet.page) == []

    tablet.context.route("**/api/moments/**", lambda route: route.abort())
    for words in (("Noor", "Support"), ("Everyone", "Quiet")):
        for word in words:
            tap(".place", has_text=word).tap()
    expect(tap(".moment-saved")).to_contain_text("Kept on this device. It will be sent")
    stamp(hanna, "2", "g")
    shots(tablet, "moments-offline")
    tablet.page.close()  # nothing was sent
    expect(row(hanna.page, "Support")).to_have_count(0)
    tablet.context.unroute("**/api/moments/**")
    again = tablet.context.new_page()
    again.goto(page_of)

    expect(row(again, "Noor", "Goal")).to_be_visible()
    expect(row(again, "Everyone", "Quiet")).to_have_attribute("data-sent", "true")
    expect(again.locator(".moment-saved")).to_have_attribute("data-saved", "true")
    expect(row(hanna.page, "Noor", "Support")).to_be_visible()
    expect(rows(hanna.page)).to_have_count(4)
    again.reload()
    expect(rows(again)).to_have_count(4)
    left = again.evaluate(
        """async () => {
            const found = (await indexedDB.databases()).map(({name}) => name)
                .filter((name) => name.startsWith("tenfold-moments-"));
            const counts = found.map((name) => new Promise((done) => {
                indexedDB.open(name).onsuccess = ({target}) =>
                    target.result.transaction("ops").objectStore("ops").count()
                        .onsuccess = ({target}) => done(target.result);
            }));
            return [found.length, ...(await Promise.all(counts))];
        }"""
    )
    assert left == [1, 0]
