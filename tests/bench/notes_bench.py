"""Key press to journal, and to the server: `python -m tests.bench.notes_bench`.

Prints a line of JSON for each number. Needs built pages and Chromium.
"""

import json
import sys
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

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


def quantile(numbers: list[float], share: float) -> float:
    ordered = sorted(numbers)
    return round(ordered[min(len(ordered) - 1, int(len(ordered) * share))], 1)


def measure(page: Page) -> dict[str, list[float]]:
    area = page.get_by_role("textbox", name="Focus", exact=True)
    for _ in range(KEYS // 10):
        area.press_sequentially("nine keys.", delay=83)  # twelve characters a second
    page.locator('.note-saved[data-state="saved"]').wait_for(timeout=30_000)
    found: dict[str, list[float]] = page.evaluate(
        "({ journal: window.journal, server: window.server })"
    )
    return found


def report(name: str, milliseconds: float, target: float) -> None:
    row: dict[str, Any] = {"name": name, "ms": milliseconds, "target_ms": target}
    sys.stdout.write(json.dumps(row) + "\n")


def main() -> None:
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
        cookie = {"name": "sessionid", "value": scene["co"], "url": house.address}
        context.add_cookies([cookie])
        context.add_init_script(WITNESS)
        page = context.new_page()
        page.goto(f"/p/{scene['slug']}/sessions/{scene['meeting']}/notes/")
        found = measure(page)
        browser.close()
    report("key press to journal, p50", quantile(found["journal"], 0.50), 250)
    report("key press to journal, p99", quantile(found["journal"], 0.99), 300)
    report("save on the server, p50", quantile(found["server"], 0.50), 150)
    report("save on the server, p95", quantile(found["server"], 0.95), 150)


if __name__ == "__main__":
    main()
