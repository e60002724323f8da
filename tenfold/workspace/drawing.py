"""Draws a page as a tagged PDF. A program of its own: it reads HTML, it writes a PDF.

`python -m tenfold.workspace.drawing <frontend/dist>`. Beside the page it may read our
own fonts and nothing else: no file, no other house.
"""

import json
import sys
from dataclasses import dataclass
from itertools import starmap
from pathlib import Path
from typing import Any

NO_LIBRARY, NO_FONTS = 3, 4  # as in printing.py

try:
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import (
        FatalURLFetchingError,
        URLFetcher,
        URLFetcherResponse,
    )
except OSError:  # Pango is missing
    sys.exit(NO_LIBRARY)

FONTS = {
    "tenfold:atkinson": "atkinson-hyperlegible-next-latin-wght-normal",
    "tenfold:atkinson-ext": "atkinson-hyperlegible-next-latin-ext-wght-normal",
    "tenfold:fraunces": "fraunces-latin-wght-normal",
    "tenfold:fraunces-ext": "fraunces-latin-ext-wght-normal",
}

FIRST_SIGN = "\u2190"  # arrows; what is older than signs is in our own fonts


def fonts_in(dist: Path) -> dict[str, bytes]:
    """Our fonts as they were built for the pages."""
    manifest: dict[str, dict[str, Any]] = json.loads(
        (dist / ".vite" / "manifest.json").read_text()
    )
    files = {Path(key).stem: dist / one["file"] for key, one in manifest.items()}
    return {address: files[name].read_bytes() for address, name in FONTS.items()}


@dataclass(frozen=True)
class Emoji:
    """One of the files that the emoji are spread over."""

    name: str
    ranges: str  # as in CSS: U+2620,U+1f6a9-1f6ab

    @property
    def family(self) -> str:
        return f'"Emoji {self.name}"'

    @property
    def address(self) -> str:
        return f"tenfold:emoji-{self.name}"

    @property
    def face(self) -> str:
        return (
            f'@font-face {{ font-family: {self.family}; src: url("{self.address}"); '
            f"unicode-range: {self.ranges} }}"
        )

    def has(self, signs: set[int]) -> bool:
        parts = (part.removeprefix("U+") for part in self.ranges.split(","))
        ends = ([int(end, 16) for end in part.split("-")] for part in parts)
        return any(one in signs for end in ends for one in range(end[0], end[-1] + 1))


def emoji_for(html: str, dist: Path) -> list[Emoji]:
    """The files in which an emoji of this page is: mostly none."""
    signs = {ord(sign) for sign in set(html) if sign >= FIRST_SIGN}
    if not signs:
        return []
    ranges = json.loads((dist / "emoji/ranges.json").read_text())
    return [one for one in starmap(Emoji, ranges.items()) if one.has(signs)]


def faces_of(emoji: list[Emoji]) -> str:
    """A family for each file, and what the page calls all of them."""
    if not emoji:
        return ""
    families = ", ".join(one.family for one in emoji)
    faces = "\n".join(one.face for one in emoji)
    return f":root {{ --emoji: {families} }}\n{faces}"


def main(dist: Path) -> int:
    html = sys.stdin.buffer.read().decode()
    try:
        fonts = fonts_in(dist)
        emoji = emoji_for(html, dist)
        for one in emoji:
            fonts[one.address] = (dist / f"emoji/{one.name}.woff2").read_bytes()
    except (OSError, KeyError, ValueError):
        return NO_FONTS
    fetcher, known = OurFonts(fonts), FontConfiguration()
    faces = CSS(
        string=faces_of(emoji),
        url_fetcher=fetcher,
        font_config=known,
    )
    HTML(string=html, url_fetcher=fetcher).write_pdf(
        sys.stdout.buffer,
        pdf_variant="pdf/ua-1",
        stylesheets=[faces],
        font_config=known,
    )
    return 0


class OurFonts(URLFetcher):
    """Gives our fonts. Whatever else a page asks for ends the drawing."""

    def __init__(self, fonts: dict[str, bytes]) -> None:
        super().__init__()
        self.fonts = fonts

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
        if url not in self.fonts:
            raise FatalURLFetchingError("a record asks for nothing from elsewhere")
        kind = {"Content-Type": "font/woff2"}
        return URLFetcherResponse(url, self.fonts[url], kind)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
