"""Joining, in a real browser: ours through the lobby beside a bare client, cold.

All see simulated people whose pictures come ten times a second, on one media server,
one after the other in the same run, each time in a browser that has just been started:
a member who waits in the lobby and is let in, from the facilitator's click and from the
moment their browser knows; and a facilitator's own click, for the first time and after
a reload, when they are admitted already.
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
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

from livekit import api
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Page,
    Playwright,
    StorageState,
    expect,
    sync_playwright,
)

from tests.bench.crowd import Crowd, token
from tests.bench.rows import Row, median, percentile
from tests.browser.conftest import CHROMIUM, FLAGS, LAPTOP, People, room_of
from tests.house import ROOT, open_house

ROUNDS, CLICKS = 10, 25
NAMES = ("Sam", "Noor")
GUEST = "Ines"
BARE_ROOM, BARE_LOBBY = "bare", "bare-lobby"
LOBBY_SECONDS = 2.5
OK = 200
FIRST_FRAME = """() => performance.timeOrigin
    + performance.getEntriesByName("first-remote-frame")[0].startTime"""
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
        browser = launch(playwright)
        scene = house.do("circle", slug="bench", members=[*NAMES, GUEST])
        crowd = Crowd(Path(folder) / "demo")
        people = People(browser, house)
        try:
            osei, hanna = people.leaders(scene)
            osei.go_in()
            links = [urlsplit(scene["links"][name]).path for name in NAMES]
            crowd.come(house.address, scene["meeting"], links)
            osei.page.get_by_text("and 1 more knock").wait_for()
            osei.button("Let everyone in").click()
            for name in NAMES:
                expect(osei.tile(name)).to_be_visible()
            people.leave(hanna)
            # Whoever is in the circle is elsewhere, as they are for the bare page.
            osei.page.goto("/p/bench/")
            yield from joins(Visits(playwright, people, scene), crowd)
            yield from seen_by_all(people, scene)
        finally:
            crowd.go()
            browser.close()


def launch(playwright: Playwright) -> Browser:
    return playwright.chromium.launch(
        executable_path=CHROMIUM,
        args=[*FLAGS, "--use-fake-ui-for-media-stream"],
    )


@dataclass(frozen=True)
class Visits:
    """Everybody comes in a browser of their own, in which nothing listens."""

    playwright: Playwright
    people: People
    scene: dict[str, Any]

    @contextmanager
    def context(self, **options: Any) -> Iterator[BrowserContext]:
        browser = launch(self.playwright)
        try:
            yield browser.new_context(
                **LAPTOP,
                permissions=["camera", "microphone"],
                base_url=self.people.house.address,
                **options,
            )
        finally:
            browser.close()


def joins(visits: Visits, crowd: Crowd) -> Iterator[Row]:
    house = visits.people.house
    secrets = json.loads((house.data_dir / "secrets.json").read_text())
    keys = (secrets["media_key"], secrets["media_secret"])
    crowd.loop.do(make_bare_rooms(house.media_address, keys), timeout=20)
    url = house.media_address.replace("http", "ws", 1)
    crowd.sit(url, [token(keys, BARE_ROOM, f"there-{n}") for n in range(len(NAMES))])
    guest = Guest(visits)
    bare, warm, first, again = [], [], [], []
    with bare_pages() as address:
        for number in range(ROUNDS):
            asked = {"url": url, "token": token(keys, BARE_ROOM, f"guest-{number}")}
            bare.append(bare_join(visits, f"{address}/bare.html?{urlencode(asked)}"))
            asked["token"] = token(keys, BARE_ROOM, f"warm-{number}")
            asked["lobby"] = token(keys, BARE_LOBBY, f"warm-{number}")
            warm.append(bare_join(visits, f"{address}/bare.html?{urlencode(asked)}"))
            guest.comes()
            first.append(leader_joins(visits, leaves=False))
            again.append(leader_joins(visits, leaves=True))
    beside = f"bare livekit-client, cold, same run: {median(bare):.0f} ms"
    name = "let in → first remote frame, through the lobby"
    yield Row(f"{name}, median of {ROUNDS}", median(guest.known), "ms", 300, beside)
    share = median(guest.known) / median(bare)
    yield Row("… beside the bare page", share, "times", 0.6)
    floor = "bare livekit-client from a lobby of one: what joining costs at the least"
    yield Row(floor, median(warm), "ms")
    clicked = median(guest.clicked)
    yield Row("… from the facilitator's click on Let in", clicked, "ms", beside=beside)
    for who, took in (("the first time", first), ("admitted already", again)):
        name = f"facilitator's join click → first remote frame, {who}"
        yield Row(name, median(took), "ms", 300, beside)


async def make_bare_rooms(url: str, keys: tuple[str, str]) -> None:
    async with api.LiveKitAPI(url, *keys) as livekit:
        for name in (BARE_ROOM, BARE_LOBBY):
            await livekit.room.create_room(api.CreateRoomRequest(name=name))


@dataclass
class Guest:
    """A member who waits in the lobby, is let in, and is sent to the lobby again."""

    visits: Visits
    cookies: StorageState | None = None
    known: list[float] = field(default_factory=list)
    clicked: list[float] = field(default_factory=list)

    def comes(self) -> None:
        with self.visits.context(storage_state=self.cookies) as context:
            page = context.new_page()
            page.goto(room_of(self.visits.scene) if self.cookies else self.link)
            if self.cookies is None:
                self._knock(page)
                self.cookies = context.storage_state()
            wait_for_devices(page)
            time.sleep(LOBBY_SECONDS)
            clicked = time.time() * 1000
            assert self._ask("admit-all", {})["status"] == OK
            self.known.append(joined(page))
            self.clicked.append(float(page.evaluate(FIRST_FRAME)) - clicked)
        self._sent_back()

    @property
    def link(self) -> str:
        return str(self.visits.scene["links"][GUEST])

    def _knock(self, page: Page) -> None:
        page.get_by_role("button", name="Continue").click()
        page.get_by_label("Where are you right now?").fill("At home")
        page.get_by_label("A number we can call today").fill("+351911111111")
        page.get_by_role("button", name="Knock", exact=True).click()
        page.get_by_role("heading", name="You have knocked").wait_for()

    def _sent_back(self) -> None:
        there = self._ask("snapshot")["body"]["people"]
        seat = next(person["seat"] for person in there if person["name"] == GUEST)
        assert self._ask("lobby", {"seat": seat})["status"] == OK

    def _ask(self, what: str, body: dict[str, Any] | None = None) -> Any:
        address = f"/api/room/{self.visits.scene['meeting']}/{what}"
        return self.visits.people.all[0].ask(address, body)


def leader_joins(visits: Visits, *, leaves: bool) -> float:
    """Hanna comes into a circle that is open; who did not leave is still admitted."""
    url = visits.people.house.address
    with visits.context() as context:
        session = visits.scene["co"]
        context.add_cookies([{"name": "sessionid", "value": session, "url": url}])
        page = context.new_page()
        page.goto(room_of(visits.scene))
        wait_for_devices(page)
        time.sleep(LOBBY_SECONDS)
        page.locator("[data-go-in]").click()
        took = joined(page)
        if leaves:
            page.locator("[data-control=leave]").click()
            page.locator("main.message").wait_for()
        return took


def wait_for_devices(page: Page) -> None:
    for kind in ("camera", "microphone"):
        page.locator(f"[data-switch={kind}][aria-pressed=true]").wait_for()


def bare_join(visits: Visits, address: str) -> float:
    with visits.context() as context:
        page = context.new_page()
        page.goto(address)
        page.locator("#join[data-ready]").wait_for()
        time.sleep(LOBBY_SECONDS)
        page.locator("#join").click()
        return joined(page)


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
    for person in (osei, hanna):
        person.go_in()
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
