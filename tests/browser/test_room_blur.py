"""A blurred background: worked out in the browser, with nothing from strangers."""

from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.axe import violations
from tests.browser.people import Person, until

pytestmark = [pytest.mark.browser, pytest.mark.media, pytest.mark.timeout(900)]

OURS = {"localhost", "127.0.0.1", ""}
SHARPNESS = """video => {
    const canvas = new OffscreenCanvas(160, 120);
    const context = canvas.getContext("2d");
    context.drawImage(video, 0, 0, 160, 120);
    const { data } = context.getImageData(0, 0, 160, 120);
    let sharp = 0;
    for (let at = 1; at < data.length - 4; at += 4) {
        sharp += (data[at + 4] - data[at]) ** 2;
    }
    return sharp / data.length;
}"""


def own_picture(person: Person) -> Locator:
    return person.page.locator(".mirror video")


def sharpness(video: Locator) -> float:
    return float(video.evaluate(SHARPNESS))


def test_a_blurred_background_comes_from_our_own_house(
    people: Any, scene: Any, shots: Any
) -> None:
    osei = people.leaders(scene)[0]
    sam = people.member(scene, "Sam")
    asked: list[str] = []
    sam.page.on("request", lambda request: asked.append(request.url))
    osei.go_in()
    sam.open_link()
    sam.wait_for_devices()
    sharp = until(lambda: sharpness(own_picture(sam)), lambda s: s > 0, what="picture")
    assert not [url for url in asked if "/blur/" in url]

    sam.page.locator("[data-switch=blur]").click()
    shots(sam, "blur-lobby")
    assert violations(sam.page) == []
    sam.page.get_by_role("button", name="Change", exact=False).first.click()
    switch = sam.page.locator("input[data-blur]")
    expect(switch).to_be_checked()
    expect(switch).to_have_attribute("data-blur", "on")
    shots(sam, "blur-choices")
    assert violations(sam.page) == []
    until(
        lambda: sharpness(own_picture(sam)),
        lambda now: now < sharp * 0.7,
        what=f"the picture is softer than {sharp}",
    )
    fetched = {
        urlsplit(url).path.rpartition("/")[2] for url in asked if "/blur/" in url
    }
    assert fetched == {
        "vision_wasm_internal.js",
        "vision_wasm_internal.wasm",
        "selfie.tflite",
    }
    sam.page.keyboard.press("Escape")
    sam.knock()
    osei.let_in("Sam")
    osei.sees("Sam", more_than=0)  # without a graphics card, a second or more for each
    seen = osei.tile("Sam").locator("video")
    assert sharpness(seen) < sharp * 0.7

    sam.page.reload()
    sam.button("Go back in").click()
    osei.sees("Sam", more_than=0)
    assert sharpness(osei.tile("Sam").locator("video")) < sharp * 0.7
    assert {urlsplit(url).hostname or "" for url in asked} <= OURS


def test_a_browser_that_cannot_blur_says_so(people: Any, scene: Any) -> None:
    sam = people.member(scene, "Sam")
    sam.context.add_init_script("delete window.VideoFrame")
    sam.open_link()
    sam.wait_for_devices()

    sam.page.get_by_role("button", name="Change", exact=False).first.click()

    expect(sam.page.get_by_text("This browser cannot blur")).to_be_visible()
    expect(sam.page.locator("input[data-blur]")).to_have_count(0)
    expect(sam.page.locator("[data-switch=blur]")).to_have_count(0)
