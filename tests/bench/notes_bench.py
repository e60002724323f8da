"""From a key press to the journal on the device, and from there to the server.

Then how soon the panel is there in the room, and what twenty people wait who write at
once.
"""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Page, Playwright, sync_playwright

from tests.bench.join_bench import launch
from tests.bench.rows import Row, percentile
from tests.browser.conftest import People
from tests.house import House, open_house
from tests.note_takers import Load, write_notes

CHROMIUM = "/usr/bin/chromium"
KEYS = 300
TAKERS, OTHERS, SECONDS = 20, 200, 60
MEMBERS = [f"Member {number}" for number in range(1, 13)]
OPENINGS = 21
UNTIL_THERE = """(button) => new Promise((done) => {
  const began = performance.now();
  const look = () => {
    const isThere = document.querySelector(".note-field textarea") !== null;
    if (isThere) requestAnimationFrame(() => done(performance.now() - began));
    else setTimeout(look, 1);
  };
  button.click();
  look();
})"""
WITNESS = """
window.pressed = [];
window.journal = [];
window.server = [];
const take = (into) => {
  const now = performance.now();
  const upTo = window.taking ?? window.pressed.length;
  while (into.length < upTo) into.push(now - window.pressed[into.length]);
};
addEventListener("beforeinput", () => window.pressed.push(performance.now()), true);
const put = IDBObjectStore.prototype.put;
IDBObjectStore.prototype.put = function (...row) {
  const upTo = window.numbered;
  this.transaction.addEventListener("complete", () => {
    window.taking = upTo;
    take(window.journal);
    window.taking = undefined;
  });
  return put.apply(this, row);
};
const encrypt = SubtleCrypto.prototype.encrypt;
SubtleCrypto.prototype.encrypt = function (...rest) {
  window.numbered = window.pressed.length;
  return encrypt.apply(this, rest);
};
const ask = window.fetch;
window.fetch = async (address, options) => {
  const began = performance.now();
  const answer = await ask(address, options);
  if (answer.ok && String(address).endsWith("/ops")) {
    window.server.push(performance.now() - began);
  }
  return answer;
};
"""


def measure(page: Page) -> dict[str, list[float]]:
    area = page.get_by_role("textbox", name="Focus", exact=True)
    for _ in range(KEYS // 10):
        area.press_sequentially("nine keys.", delay=83)  # twelve characters a second
    page.locator('.note-saved[data-state="saved"]').wait_for(timeout=30_000)
    found: dict[str, list[float]] = page.evaluate(
        "({ journal: window.journal, server: window.server })"
    )
    return found


def rows() -> Iterator[Row]:
    with (
        tempfile.TemporaryDirectory() as folder,
        open_house(Path(folder)) as house,
        sync_playwright() as playwright,
    ):
        scene = house.do("circle", slug="bench", members=["Sam"])
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"]
        )
        context = browser.new_context(base_url=house.address)
        context.add_cookies(
            [{"name": "sessionid", "value": scene["co"], "url": house.address}]
        )
        context.add_init_script(WITNESS)
        page = context.new_page()
        page.goto(f"/p/{scene['slug']}/sessions/{scene['meeting']}/notes/")
        found = measure(page)
        browser.close()
        load = together(house)
        opened = list(openings(playwright, house))
    journal, server = found["journal"], found["server"]
    yield Row("key press → journal, p99", percentile(journal, 0.99), "ms", 300)
    yield Row("notes → server, p95", percentile(server, 0.95), "ms", 150)
    beside = f"{load.others / load.seconds:.0f} other requests a second"
    name = f"{TAKERS} people write at once, saved"
    yield Row(f"{name}, p95", percentile(load.saves, 0.95), "ms", 150, beside)
    yield Row(f"{name}, p99", percentile(load.saves, 0.99), "ms", 400, beside)

    name = f"notes panel in a room of {len(MEMBERS)} members"
    yield Row(f"{name}, for the first time", opened[0], "ms")
    yield Row(f"{name}, p95", percentile(opened[1:], 0.95), "ms", 200)


def openings(playwright: Playwright, house: House) -> Iterator[float]:
    """From the click to the first field, in a room that one leader is in."""
    scene = house.do("circle", slug="bench-panel", members=MEMBERS)
    browser = launch(playwright)
    osei, _hanna = People(browser, house).leaders(scene)
    osei.go_in()
    button = osei.button("Notes")
    for _ in range(OPENINGS):
        button.wait_for()
        took: float = button.evaluate(UNTIL_THERE)
        yield took
        button.click()
        osei.page.locator(".note-field").first.wait_for(state="detached")
    browser.close()


def together(house: House) -> Load:
    scenes = [
        house.do("circle", slug=f"bench-{number}", members=["Sam"])
        for number in range(TAKERS)
    ]
    load = write_notes(house, scenes, seconds=SECONDS, others=OTHERS)
    assert load.refused == []
    return load
