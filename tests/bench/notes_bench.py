"""From a key press to the journal on the device, and from there to the server."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.bench.rows import Row, percentile
from tests.house import open_house

CHROMIUM = "/usr/bin/chromium"
KEYS = 300
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
    journal, server = found["journal"], found["server"]
    yield Row("key press → journal, p99", percentile(journal, 0.99), "ms", 300)
    yield Row("notes → server, p95", percentile(server, 0.95), "ms", 150)
