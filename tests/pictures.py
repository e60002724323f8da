"""`python -m tests.pictures`: takes pictures for docs/ anew, from a demonstration.

It runs one for itself, in a folder that goes away. Name pictures to keep only these:
`python -m tests.pictures notes/compose chart/record`. Look at each before it is kept.
"""

import io
import re
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]
from PIL import Image
from playwright.sync_api import Locator, Page, expect, sync_playwright

from tests.bench.desk import EMAIL, PASSWORD
from tests.browser.conftest import CHROMIUM, FLAGS, LAPTOP
from tests.house import ROOT, House, open_house
from tests.ports import free_port

FOLDER = ROOT / "docs/pictures"
PAPER_SCALE = 1.4
PATIENCE = 120_000  # milliseconds


class Album:
    """The pictures that were asked for; all of them when none was named."""

    def __init__(self, wanted: list[str]) -> None:
        self.wanted = wanted

    def has(self, *names: str) -> bool:
        return not self.wanted or not set(names).isdisjoint(self.wanted)

    def keep(self, page: Page, name: str) -> None:
        page.wait_for_timeout(600)
        self.keep_image(Image.open(io.BytesIO(page.screenshot())), name)

    def keep_image(self, image: Image.Image, name: str) -> None:
        """A picture in 256 colours, which is enough for flat ones."""
        if not self.has(name):
            return
        few = image.convert("RGB").quantize(256, dither=Image.Dither.NONE)
        path = FOLDER / f"{name}.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        few.save(path, optimize=True)
        print(f"{path.relative_to(ROOT)}  {path.stat().st_size // 1024} kB")  # noqa: T201


def main(wanted: list[str]) -> None:
    mail = f"smtp://127.0.0.1:{free_port()}"
    album = Album(wanted)
    with (
        tempfile.TemporaryDirectory(prefix="tenfold-pictures-") as folder,
        open_house(Path(folder), demo="1", mail_url=mail) as house,
        facilitator(house) as page,
    ):
        if album.has("notes/beside", "notes/compose", "notes/names", "notes/finish"):
            the_notes(album, page)
        if album.has("chart/chart", "chart/search", "chart/plan", "chart/record"):
            the_chart(album, page)


@contextmanager
def facilitator(house: House) -> Iterator[Page]:
    """Who leads the demonstration's session, signed in."""
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_page(base_url=house.address, **LAPTOP)
        page.set_default_timeout(PATIENCE)
        page.goto("/accounts/login/")
        page.get_by_label("Email").fill(EMAIL)
        page.get_by_label("Password").fill(PASSWORD)
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", name="Today")).to_be_visible()
        yield page
        browser.close()


def the_notes(album: Album, page: Page) -> None:
    """The session of last week, of which two notes are not signed yet."""
    page.goto("/p/riverside/notes/")
    page.get_by_role("main").get_by_role(
        "link", name=re.compile("Tuesday")
    ).first.click()
    page.get_by_role("link", name=re.compile("notes", re.IGNORECASE)).first.click()
    page.get_by_role("tab").last.click()
    expect(page.locator(".note-last")).to_be_visible()
    album.keep(page, "notes/beside")
    page.get_by_role("button", name="Compose").click()
    compose = page.get_by_role("region", name="Compose")
    expect(compose.get_by_role("button", name="Take").first).to_be_visible()
    in_sight(compose)
    album.keep(page, "notes/compose")
    field(page, "Plan").fill("Will call Noor before the next session.")
    expect(compose.locator("mark").first).to_be_visible()
    in_sight(field(page, "Plan"))
    album.keep(page, "notes/names")
    page.goto(f"{page.url}finish/")
    album.keep(page, "notes/finish")


def the_chart(album: Album, page: Page) -> None:
    """What is known of one member, on the screen and on paper."""
    page.goto("/p/riverside/clients/")
    page.get_by_role("link", name=re.compile("^Maya")).first.click()
    chart = page.url
    expect(page.get_by_role("heading", name="Maya")).to_be_visible()
    album.keep(page, "chart/chart")
    page.get_by_label("Find in this chart").fill("work")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Found")).to_be_visible()
    album.keep(page, "chart/search")
    page.goto(chart)
    page.get_by_role("link", name="Plan", exact=True).first.click()
    album.keep(page, "chart/plan")
    page.goto(f"{chart}print/")
    page.get_by_label("Who gets it").fill("Maya")
    page.get_by_label("What for").fill("She asked for it")
    page.get_by_label("Tuesday circle").check()
    page.get_by_label("The plan, its reviews").check()
    with page.expect_download() as download:
        page.get_by_role("button", name="Make the PDF").click()
    with pypdfium2.PdfDocument(download.value.path()) as paper:
        album.keep_image(paper[0].render(scale=PAPER_SCALE).to_pil(), "chart/record")


def field(page: Page, name: str) -> Locator:
    return page.get_by_role("textbox", name=name, exact=True)


def in_sight(place: Locator) -> None:
    place.evaluate("(place) => place.scrollIntoView({ block: 'start' })")


if __name__ == "__main__":
    main(sys.argv[1:])
