"""The whole browser dies while somebody types: R1 and R12."""

import os
import re
import signal
import subprocess
from pathlib import Path

import pytest

from tests.browser.conftest import CHROMIUM, FLAGS
from tests.browser.notes_page import (
    WITNESS,
    field,
    kept_by_server,
    notes_address,
    says,
)
from tests.browser.people import until
from tests.sizes import size

KILLS = size(10, 200)
CANARY = "zwitscherkanarie"
KEPT = re.compile(r"^kept (\S+) (\d+)$")


@pytest.fixture
def profile(tmp_path):
    return tmp_path / "profile"


@pytest.fixture
def launch(playwright, profile, house, scene):
    """Open the notes in a browser whose profile outlives it."""
    contexts = []

    def start(kept=None):
        context = playwright.chromium.launch_persistent_context(
            profile, executable_path=CHROMIUM, args=FLAGS, base_url=house.address
        )
        contexts.append(context)
        cookie = {"name": "sessionid", "value": scene["co"], "url": house.address}
        context.add_cookies([cookie])
        context.add_init_script(WITNESS)
        page = context.pages[0]
        if kept is not None:
            page.on("console", lambda message: note_kept(message.text, kept))
        return page

    yield start
    for context in contexts:
        context.close()


def note_kept(line, kept):
    found = KEPT.match(line)
    if found:
        kept.add((found[1], int(found[2])))


def kill_browser(profile):
    """SIGKILL for every process of the browser, as when the power goes."""
    found = subprocess.run(
        ["pgrep", "-f", f"user-data-dir={profile}"],
        stdout=subprocess.PIPE,
        check=True,
    )
    for pid in map(int, found.stdout.split()):
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            continue


def hits(profile: Path, word: str) -> list[str]:
    needles = (word.encode(), word.encode("utf-16-le"))
    return [
        str(path)
        for path in profile.rglob("*")
        if path.is_file() and any(n in path.read_bytes() for n in needles)
    ]


def cut_off(page):
    """The server takes no changes, so the journal is all there is."""
    page.route("**/api/notes/*/ops", lambda route: route.abort())


@pytest.mark.nightly
@pytest.mark.timeout(900)
def test_no_acknowledged_change_is_lost_when_the_browser_dies(
    launch, profile, scene, house
):
    kept = set()
    for number in range(KILLS):
        page = launch(kept)
        cut_off(page)
        page.goto(notes_address(scene))
        field(page).press_sequentially(f"round {number} ", delay=25)
        page.wait_for_timeout(60 + 97 * (number % 5))
        kill_browser(profile)

    assert len(kept) >= KILLS
    page = launch()
    page.goto(notes_address(scene))
    until(
        lambda: kept <= kept_by_server(house),
        bool,
        within=30,
        what="the server has all that was kept",
    )
    says(page, "saved", "conflict")


@pytest.mark.timeout(300)
def test_nothing_readable_is_left_on_the_disk(launch, profile, scene, house):
    kept = set()
    page = launch(kept)
    cut_off(page)
    page.goto(notes_address(scene))

    field(page).press_sequentially(f"{CANARY} " * 5)
    says(page, "offline")
    assert kept
    assert hits(profile, CANARY) == []
    kill_browser(profile)
    assert hits(profile, CANARY) == []

    page = launch()
    page.goto(notes_address(scene))
    until(
        lambda: kept <= kept_by_server(house),
        bool,
        within=30,
        what="the server has all that was kept",
    )
    says(page, "saved")
    rows = page.evaluate(
        """async () => {
          const [{ name }] = await indexedDB.databases();
          const opening = indexedDB.open(name);
          await new Promise((done) => opening.addEventListener("success", done));
          const store = opening.result.transaction("ops").objectStore("ops");
          const counting = store.count();
          await new Promise((done) => counting.addEventListener("success", done));
          return counting.result;
        }"""
    )
    assert rows == 0
    page.context.close()
    assert hits(profile, CANARY) == []
