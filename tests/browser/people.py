"""People at a meeting, each with a browser of their own."""

import os
import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import (
    BrowserContext,
    Error,
    Locator,
    Page,
    Request,
    WebSocket,
    expect,
)

COUNTERS = Path(__file__).with_name("counters.js")
SECONDS = float(os.environ.get("BROWSER_SECONDS", "180"))


@dataclass
class Wire:
    """What a browser was sent, bodies and frames, and what it asked for."""

    addresses: list[str] = field(default_factory=list)
    bodies: list[tuple[str, str]] = field(default_factory=list)
    frames: list[tuple[str, str]] = field(default_factory=list)
    referers: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)

    def watch(self, page: Page) -> None:
        page.on("request", self._ask)
        page.on("requestfinished", self._take)
        page.on("websocket", self._open)

    def _ask(self, request: Request) -> None:
        self.addresses.append(request.url)
        self.referers.append(request.headers.get("referer", ""))

    def _take(self, request: Request) -> None:
        response = request.response()
        if response is None or response.status in (204, 301, 302, 304):
            return
        if request.resource_type in ("font", "image", "script", "stylesheet"):
            return
        heads = "\n".join(f"{k}: {v}" for k, v in response.headers.items())
        try:
            body = response.body().decode("latin-1")
        except Error:  # the page went away while we asked for it
            self.lost.append(request.url)
            return
        self.bodies.append((request.url, f"{heads}\n\n{body}"))

    def _open(self, socket: WebSocket) -> None:
        self.addresses.append(socket.url)

        def take(frame: str | bytes) -> None:
            text = frame if isinstance(frame, str) else frame.decode("latin-1")
            self.frames.append((socket.url, text))

        socket.on("framereceived", take)

    def received(self) -> list[tuple[str, str]]:
        assert self.addresses, "Nobody listens: the test lacks `pytest.mark.wire`."
        return self.bodies + self.frames


@dataclass
class Person:
    """Somebody before their browser."""

    name: str
    context: BrowserContext = field(repr=False)
    page: Page = field(repr=False)
    wire: Wire = field(repr=False)
    address: str = field(repr=False)

    def button(self, name: str | re.Pattern[str]) -> Locator:
        exact = isinstance(name, str)
        return self.page.get_by_role("button", name=name, exact=exact).first

    def heading(self, name: str | re.Pattern[str]) -> Locator:
        return self.page.get_by_role("heading", name=name)

    def tiles(self) -> Locator:
        return self.page.locator("figure[data-seat]")

    def tile(self, name: str) -> Locator:
        shown = re.compile(f"^{re.escape(name)}( \\(you\\))?$")
        caption = self.page.locator("figcaption b").get_by_text(shown)
        return self.tiles().filter(has=caption)

    def order(self) -> list[str]:
        """The names in the circle, as they lie in the page."""
        names = self.tiles().locator("figcaption b").all_text_contents()
        return [name.removesuffix(" (you)") for name in names]

    def sees_in_order(self, *names: str) -> None:
        """The circle as it is, or is within a moment."""
        until(
            self.order,
            lambda seen: seen == list(names),
            what=f"{self.name} sees {names}",
        )

    def choose(self, name: str, deed: str) -> None:
        """Open the menu of somebody's tile and press one of its lines."""
        tile = self.tile(name)
        tile.hover()
        tile.get_by_role("button", name=f"More for {name}").click()
        self.page.get_by_role("menuitem", name=deed, exact=True).click()

    def choose_more(self, deed: str) -> None:
        """Press one of the lines under More."""
        self.button("More").click()
        self.page.get_by_role("menuitem", name=deed, exact=True).click()

    def offers(self, name: str) -> list[str]:
        """What the menu of somebody's tile offers."""
        tile = self.tile(name)
        tile.hover()
        tile.get_by_role("button", name=f"More for {name}").click()
        expect(self.page.get_by_role("menu")).to_be_visible()
        words = self.page.get_by_role("menuitem").all_text_contents()
        self.page.keyboard.press("Escape")
        return words

    def control(self, name: str) -> Locator:
        """A control of the bar at the bottom, by what it is for."""
        return self.page.locator(f"[data-control={name}]")

    def go_in(self) -> None:
        """From the room's page into the circle: opens it when it is closed."""
        self.page.goto(self.address)
        self.wait_for_devices()
        self.page.locator("[data-go-in]").click()
        expect(self.tile(self.name)).to_be_visible()

    def open_link(self) -> None:
        """From the link in the mail to the lobby."""
        self.page.goto(self.address)
        self.button("Continue").click()
        expect(self.page.locator("main.lobby")).to_be_visible()

    def wait_for_devices(self) -> None:
        for kind in ("camera", "microphone"):
            switch = self.page.locator(f"[data-switch={kind}]")
            expect(switch).to_have_attribute("aria-pressed", "true")

    def knock(self, location: str = "At home", phone: str = "+351911111111") -> None:
        self.page.get_by_label("Where are you right now?").fill(location)
        self.page.get_by_label("A number we can call today").fill(phone)
        self.button("Knock").click()
        expect(self.heading("You have knocked")).to_be_visible()

    def come(self) -> None:
        """Open the link, check the devices and knock."""
        self.open_link()
        self.wait_for_devices()
        self.knock()

    def let_in(self, name: str) -> None:
        self.button(f"Let {name} in").click()
        expect(self.tile(name)).to_be_visible()

    def choose_format(self, name: str) -> None:
        """Open the list of formats, and the options of one."""
        self.page.locator("[data-next=formats]").click()
        self.page.locator(f"[data-choose={name}]").click()

    def count(self, name: str) -> dict[str, float]:
        """Frames decoded and audio energy of one person, so far."""
        return dict(self.page.evaluate("name => counters.of(name)", name))

    def sees_and_hears(self, name: str, *, within: float = SECONDS) -> None:
        """New frames are decoded, and new energy arrives, from now on."""
        self._receives(name, frames=3, energy=0, within=within)

    def sees(self, name: str, *, more_than: int = 3, within: float = SECONDS) -> None:
        self._receives(name, frames=more_than, within=within)

    def _receives(self, name: str, *, within: float, **more: float) -> None:
        """More than so much arrives. Who comes anew is counted anew, from nothing."""
        before = self.count(name)

        def has_grown(now: dict[str, float]) -> bool:
            for kind in more:
                before[kind] = min(before[kind], now[kind])
            return all(now[kind] > before[kind] + least for kind, least in more.items())

        until(
            lambda: self.count(name),
            has_grown,
            within=within,
            what=f"{self.name} receives {' and '.join(more)} of {name}",
        )

    def has_open(self, *kinds: str) -> None:
        """The devices that this page keeps open: "audio", "video"."""
        until(
            lambda: self.page.evaluate("counters.open()"),
            lambda seen: seen == list(kinds),
            what=f"{self.name} has {kinds or 'no device'} open",
        )

    def sends_nothing(self, kind: str) -> None:
        """From a second from now on, no packet of this kind leaves."""
        self.page.wait_for_timeout(1000)
        before = self.page.evaluate("counters.sent()")[kind]
        self.page.wait_for_timeout(1000)
        assert self.page.evaluate("counters.sent()")[kind] == before

    def last_packet_after(self, control: str, kind: str) -> float:
        """Press a control; how many milliseconds later the last packet left."""
        pressed: float = self.page.evaluate(
            """async ([control, kind]) => {
                const start = performance.now();
                document.querySelector(`[data-control=${control}]`).click();
                let [sent, last] = [(await counters.sent())[kind], 0];
                while (performance.now() - start < 3000) {
                    const now = (await counters.sent())[kind];
                    if (now > sent) [sent, last] = [now, performance.now() - start];
                    await new Promise((next) => setTimeout(next, 20));
                }
                return last;
            }""",
            [control, kind],
        )
        return pressed

    def stands(self, name: str, within: float = SECONDS, **attributes: str) -> None:
        """A tile says so in its data attributes."""
        for attribute, value in attributes.items():
            expect(self.tile(name)).to_have_attribute(
                f"data-{attribute}", value, timeout=within * 1000
            )

    def ask(self, path: str, body: Any = None) -> Any:
        """Ask the room's API from this page: the status and the answer."""
        return self.page.evaluate(
            """async ([path, body]) => {
                const headers = {
                    "Content-Type": "application/json",
                    "X-CSRFToken": /csrftoken=([^;]+)/.exec(document.cookie)?.[1] ?? "",
                };
                const answer = await fetch(path, body === null ? {} : {
                    method: "POST", headers, body: JSON.stringify(body),
                });
                return { status: answer.status, body: await answer.json() };
            }""",
            [path, body],
        )


def until(
    look: Callable[[], Any],
    holds: Callable[[Any], bool],
    *,
    within: float = SECONDS,
    what: str,
) -> Any:
    """Look again and again until it holds; what was seen then."""
    deadline = time.monotonic() + within
    while True:
        seen = look()
        if holds(seen):
            return seen
        if time.monotonic() > deadline:
            raise AssertionError(f"Not within {within} s: {what}. Last seen: {seen}")
        time.sleep(0.1)
