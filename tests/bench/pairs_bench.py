"""Pairs with twelve members: from the facilitator's click to the other room's faces.

Two members have real browsers, and are paired with each other; ten are simulated. All
twelve are moved at once, so the two compete with the ten. Who leads is simulated too,
and presses without a page: a click is the moment when the request leaves.
"""

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import sync_playwright

from tests.bench.crowd import Crowd
from tests.bench.rows import Row, median, percentile
from tests.browser.conftest import CHROMIUM, FLAGS, People
from tests.browser.people import Person, until
from tests.house import open_house

REAL = ("Sam", "Noor")
SIMULATED = ("Kim", "Ivo", "Lea", "Tom", "Ana", "Rui", "Eva", "Max", "Ida", "Jan")
ROUNDS, READS = 10, 6.0
MEDIAN, P95 = 400, 800
WATCH = """() => {
    window.arrivals = [];
    window.phases = [];
    const known = new Set();
    const watch = (video) => {
        if (video.dataset.watched) return;
        video.dataset.watched = "1";
        const drawn = () => {
            const track = video.srcObject?.getVideoTracks()[0];
            const tile = video.closest("figure[data-seat]");
            if (track && tile && !tile.dataset.me && !known.has(track.id)) {
                known.add(track.id);
                window.arrivals.push(Date.now());
            }
            video.requestVideoFrameCallback(drawn);
        };
        video.requestVideoFrameCallback(drawn);
    };
    const look = () => {
        document.querySelectorAll("figure[data-seat] video").forEach(watch);
        const phase = document.querySelector(".pairs-banner")?.dataset.phase ?? null;
        if (phase !== window.phase) window.phases.push({ phase, at: Date.now() });
        window.phase = phase;
        requestAnimationFrame(look);
    };
    look();
}"""
LONGEST = 20
clicks: list[float] = []
ARRIVAL = "([clicked]) => window.arrivals.find((one) => one >= clicked) ?? null"
TOLD = """([clicked, phase]) => window.phases.find(
    (one) => one.phase === phase && one.at >= clicked)?.at ?? null"""


def rows() -> Iterator[Row]:
    with (
        tempfile.TemporaryDirectory(prefix="tenfold-bench-") as folder,
        open_house(Path(folder)) as house,
        sync_playwright() as playwright,
    ):
        flags = [flag.replace("fps=5", "fps=10") for flag in FLAGS]
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=[*flags, "--use-fake-ui-for-media-stream"]
        )
        scene = house.do("circle", slug="bench", members=[*REAL, *SIMULATED])
        crowd = Crowd(Path(folder) / "demo", pause=0.5)
        people = People(browser, house)
        try:
            osei, _ = people.leaders(scene)
            lead(osei, crowd, f"/api/room/{scene['meeting']}/")
            links = [urlsplit(scene["links"][name]).path for name in SIMULATED]
            crowd.come(house.address, scene["meeting"], links)
            members = [people.member(scene, name) for name in REAL]
            for member in members:
                member.come()
            until(
                lambda: asked(osei, f"/api/room/{scene['meeting']}/admit-all", {}),
                lambda seen: len(seen["people"]) > len(REAL) + len(SIMULATED),
                within=60,
                what="all twelve are let in",
            )
            yield from rounds(osei, members, f"/api/room/{scene['meeting']}/")
        finally:
            crowd.go()
            browser.close()


def lead(osei: Person, crowd: Crowd, api: str) -> None:
    """Open the circle, and sit in it without a page that draws twelve faces."""
    osei.go_in()
    osei.page.goto("/healthz")
    ticket = asked(osei, f"{api}ticket", {})
    crowd.sit(ticket["url"], [ticket["token"]])


def rounds(osei: Person, members: list[Person], api: str) -> Iterator[Row]:
    for member in members:
        member.sees("Kim")
        member.page.evaluate(WATCH)
    went: list[float] = []
    came: list[float] = []
    shown: list[float] = []
    options = {"format": "pairs", "talk_seconds": 600, "odd": "triad"}
    asked(osei, f"{api}stage-start", {"options": options})
    for number in range(ROUNDS):
        if number > 0:
            press(osei, api, "next")
        pair_up(osei, api, number)
        time.sleep(READS)
        press(osei, api, "send")
        went += since_click(members)
        time.sleep(READS)
        press(osei, api, "recall")
        shown += [told(member, "returning") for member in members]
        press(osei, api, "recall")
        came += since_click(members)
        time.sleep(1)
    count = f"{len(members)} browsers, {len(went)} times"
    yield Row(f"pairs of 12: click → first frame, {count}", median(went), "ms", MEDIAN)
    yield Row("… p95", percentile(went, 0.95), "ms", P95)
    yield Row("back to the circle: click → first frame", median(came), "ms", MEDIAN)
    yield Row("… p95", percentile(came, 0.95), "ms", P95)
    yield Row(
        "stage: click → every member's screen, p95",
        percentile(shown, 0.95),
        "ms",
        beside=f"median {median(shown):.0f} ms",
    )


def pair_up(osei: Person, api: str, number: int) -> None:
    """Put those with browsers together, each round otherwise, and the others too."""
    seen = asked(osei, f"{api}snapshot")
    seats = {one["name"]: one["seat"] for one in seen["people"]}
    first, *rest = REAL
    turned = [first, *rest[number % 3 :], *rest[: number % 3]]
    for one, other in [*twos(turned), *twos(SIMULATED)]:
        stage = move(osei, api, seats[one], "new")
        room = next(r["id"] for r in stage["rooms"] if seats[one] in r["seats"])
        move(osei, api, seats[other], room)


def twos(names: Any) -> list[tuple[str, str]]:
    return list(zip(names[::2], names[1::2], strict=True))


def move(osei: Person, api: str, seat: str, to: str) -> Any:
    return press(osei, api, "move", seat=seat, to=to)


def press(osei: Person, api: str, what: str, **details: Any) -> Any:
    """Press until it counts: somebody who dropped may have moved things on."""

    def once() -> dict[str, Any]:
        stage = asked(osei, f"{api}snapshot")["stage"]
        deed = {"do": f"pairs.{what}", "step": stage["step"], **details}
        clicks.append(time.time() * 1000)
        return asked(osei, f"{api}stage", {"scene": stage["id"], "deed": deed})

    done = until(once, lambda answer: "stage" in answer, within=20, what="it counts")
    return done["stage"]


def asked(osei: Person, path: str, body: Any = None) -> dict[str, Any]:
    """Ask as a page would, but without one: a browser that is busy asks late."""
    request = osei.context.request
    if body is None:
        return dict(request.get(path).json())
    cookies = {one["name"]: one["value"] for one in osei.context.cookies()}
    headers = {"X-CSRFToken": cookies["csrftoken"]}
    return dict(request.post(path, data=body, headers=headers).json())


def since_click(members: list[Person]) -> list[float]:
    """For each member, how long after the click somebody else was drawn."""
    return [since(member, ARRIVAL, None) for member in members]


def told(member: Person, phase: str) -> float:
    """How long after the click the banner said so."""
    return since(member, TOLD, phase)


def since(member: Person, question: str, about: str | None) -> float:
    """Until a browser saw it after the click; whoever never does waited to the end."""
    clicked = clicks[-1]
    try:
        at = until(
            lambda: member.page.evaluate(question, [clicked, about]),
            lambda at: at is not None,
            within=LONGEST,
            what=f"{member.name} sees it",
        )
    except AssertionError:
        return LONGEST * 1000.0
    return float(at - clicked)
