"""Joining, in a real browser: ours through the lobby beside a bare client, cold.

Both see two simulated people whose pictures come ten times a second, on one media
server, one after the other in the same run, each time with an empty browser context.
"""

import functools
import http.server
import json
import shutil
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

from livekit import api
from playwright.sync_api import Browser, Page, sync_playwright

from tests.bench.crowd import Crowd, token
from tests.bench.rows import Row, median, percentile
from tests.browser.conftest import CHROMIUM, FLAGS, LAPTOP, People, room_of
from tests.house import ROOT, House, open_house

ROUNDS, CLICKS = 10, 25
NAMES = ("Sam", "Noor")
BARE_ROOM = "bare"
LOBBY_SECONDS = 2.5
JOINED = "() => performance.getEntriesByName('join')[0]?.duration ?? null"
WATCH_HANDS = """() => {
    window.seen = [];
    new MutationObserver(() => {
        const up = document.querySelector('figure[data-hand="1"]') !== null;
        if (up !== window.up) window.seen.push(Date.now());
        window.up = up;
    }).observe(document.body, { subtree: true, childList: true, attributes: true });
    document.addEventListener("click", () => { window.clicked = Date.now(); }, true);
}"""


def rows() -> Iterator[Row]:
    with (
        tempfile.TemporaryDirectory(prefix="tenfold-bench-") as folder,
        open_house(Path(folder)) as house,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=[*FLAGS, "--use-fake-ui-for-media-stream"],
        )
        scene = house.do("circle", slug="bench", members=list(NAMES))
        crowd = Crowd(Path(folder) / "demo")
        people = People(browser, house)
        try:
            osei, hanna = people.leaders(scene)
            osei.go_in()
            links = [urlsplit(scene["links"][name]).path for name in NAMES]
            crowd.come(house.address, scene["meeting"], links)
            for name in NAMES:
                osei.let_in(name)
            hanna.context.close()
            yield from joins(house, browser, crowd, scene)
            yield from seen_by_all(people, scene)
        finally:
            crowd.go()
            browser.close()


def joins(
    house: House, browser: Browser, crowd: Crowd, scene: dict[str, Any]
) -> Iterator[Row]:
    secrets = json.loads((house.data_dir / "secrets.json").read_text())
    keys = (secrets["media_key"], secrets["media_secret"])
    crowd.loop.do(make_bare_room(house.media_address, keys), timeout=20)
    url = house.media_address.replace("http", "ws", 1)
    crowd.sit(url, [token(keys, BARE_ROOM, f"there-{n}") for n in range(len(NAMES))])
    ours, bare = [], []
    with bare_pages() as address:
        for number in range(ROUNDS):
            query = urlencode(
                {"url": url, "token": token(keys, BARE_ROOM, f"guest-{number}")}
            )
            bare.append(bare_join(browser, f"{address}/bare.html?{query}"))
            ours.append(our_join(browser, house, scene))
    beside = f"bare livekit-client, cold, same run: {median(bare):.0f} ms"
    name = f"join click → first remote frame, median of {ROUNDS}"
    yield Row(name, median(ours), "ms", 300, beside)
    share = median(ours) / median(bare)
    yield Row("… beside the bare page", share, "times", 0.6)


async def make_bare_room(url: str, keys: tuple[str, str]) -> None:
    async with api.LiveKitAPI(url, *keys) as livekit:
        await livekit.room.create_room(api.CreateRoomRequest(name=BARE_ROOM))


def our_join(browser: Browser, house: House, scene: dict[str, Any]) -> float:
    """Hanna comes from the lobby into a circle that is open."""
    people = People(browser, house)
    hanna = people.leaders(scene)[1]
    try:
        hanna.page.goto(room_of(scene))
        hanna.wait_for_devices()
        time.sleep(LOBBY_SECONDS)
        hanna.page.locator("[data-go-in]").click()
        return joined(hanna.page)
    finally:
        for person in people.all:
            person.context.close()


def bare_join(browser: Browser, address: str) -> float:
    context = browser.new_context(**LAPTOP, permissions=["camera", "microphone"])
    try:
        page = context.new_page()
        page.goto(address)
        page.locator("#join[data-ready]").wait_for()
        time.sleep(LOBBY_SECONDS)
        page.locator("#join").click()
        return joined(page)
    finally:
        context.close()


def joined(page: Page) -> float:
    page.wait_for_function(JOINED, timeout=20_000)
    return float(page.evaluate(JOINED))


@contextmanager
def bare_pages() -> Iterator[str]:
    client = ROOT / "frontend/node_modules/livekit-client/dist/livekit-client.umd.js"
    with tempfile.TemporaryDirectory() as folder:
        for file in (client, *(ROOT / "tests/bench").glob("bare.*")):
            shutil.copy(file, folder)
        handler = functools.partial(QuietHandler, directory=folder)
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://localhost:{server.server_address[1]}"
        finally:
            server.shutdown()


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        pass


def seen_by_all(people: People, scene: dict[str, Any]) -> Iterator[Row]:
    """A facilitator's click, until its change is drawn in every browser."""
    osei = people.all[0]
    hanna = people.leaders(scene)[1]
    hanna.go_in()
    pages = [osei.page, hanna.page]
    for page in pages:
        page.evaluate(WATCH_HANDS)
    took = []
    for number in range(CLICKS):
        osei.control("hand").click()
        for page in pages:
            page.wait_for_function(f"() => window.seen.length > {number}")
        clicked = osei.page.evaluate("window.clicked")
        last = max(page.evaluate("window.seen.at(-1)") for page in pages)
        took.append(float(last - clicked))
        time.sleep(0.2)
    name = f"facilitator's click → seen by all, p95 of {CLICKS}"
    yield Row(
        name, percentile(took, 0.95), "ms", beside=f"median {median(took):.0f} ms"
    )
