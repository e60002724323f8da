"""Music in step: how far apart four browsers hear the same piece, once it plays."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import expect, sync_playwright

from tests.bench.rows import Row, median, percentile
from tests.browser.conftest import CHROMIUM, FLAGS, People
from tests.browser.in_step import is_playing, spread
from tests.browser.people import Person, until
from tests.house import open_house

NAMES = ("Sam", "Noor", "Kim")
LOOKS, LIMIT = 40, 80


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
        house.do("add_file", meeting=scene["meeting"], kind="music", title="Calm sea")
        people = People(browser, house)
        try:
            osei, _ = people.leaders(scene)
            osei.go_in()
            everyone = [osei]
            for name in NAMES:
                member = people.member(scene, name)
                member.come()
                osei.let_in(name)
                everyone.append(member)
            yield from apart(osei, everyone)
        finally:
            browser.close()


def apart(osei: Person, everyone: list[Person]) -> Iterator[Row]:
    osei.choose_format("music")
    osei.page.get_by_label("Calm sea").check()
    osei.button("Bring it to everyone").click()
    expect(osei.page.get_by_text("Everyone has it")).to_be_visible(timeout=40_000)
    osei.button("Play for everyone").click()
    until(
        lambda: [is_playing(person) for person in everyone],
        all,
        within=20,
        what="it plays everywhere",
    )
    osei.page.wait_for_timeout(1_000)
    found = []
    for _ in range(LOOKS):
        found.append(spread(everyone) * 1000)
        osei.page.wait_for_timeout(200)
    name = f"music, first to last of {len(everyone)} browsers"
    yield Row(
        f"{name}, median of {LOOKS} looks from 1 s on", median(found), "ms", LIMIT
    )
    yield Row(f"{name}, p95", percentile(found, 0.95), "ms", LIMIT)
