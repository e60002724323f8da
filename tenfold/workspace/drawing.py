"""Draws a page as a tagged PDF. A program of its own: it reads HTML, it writes a PDF.

`python -m tenfold.workspace.drawing <frontend/dist>`. Beside the page it may read our
own fonts and nothing else: no file, no other house.
"""

import json
import sys
from pathlib import Path
from typing import Any

NO_LIBRARY, NO_FONTS = 3, 4  # as in printing.py

try:
    from weasyprint import HTML
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


def fonts_in(dist: Path) -> dict[str, bytes]:
    """Our fonts as they were built for the pages."""
    manifest: dict[str, dict[str, Any]] = json.loads(
        (dist / ".vite" / "manifest.json").read_text()
    )
    files = {Path(key).stem: dist / one["file"] for key, one in manifest.items()}
    return {address: files[name].read_bytes() for address, name in FONTS.items()}


def main(dist: Path) -> int:
    try:
        fonts = fonts_in(dist)
    except (OSError, KeyError, ValueError):
        return NO_FONTS
    html = sys.stdin.buffer.read().decode()
    HTML(string=html, url_fetcher=OurFonts(fonts)).write_pdf(
        sys.stdout.buffer, pdf_variant="pdf/ua-1"
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
