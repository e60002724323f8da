"""Every letter on paper is the one that was written, whatever stands beside it."""

from pathlib import Path

import pypdfium2 as pdfium  # type: ignore[import-untyped]
from PIL import Image, ImageChops

from tenfold.workspace import printing

CSS = Path(printing.__file__).parent / "templates/workspace/paper.css"
OF_ONE_FILE_EACH = ("Lukasz and Oze", "ŁőȘřğ", "🌿", "✅", "Ελληνικά")
LINE = 40  # in points, and in pixels of the picture
UNKNOWN = "\U0001fbff"  # no font of ours has it


def drawn(lines: dict[int, str]) -> Image.Image:
    """A page with these lines, each at its own height, as a heading and as text."""
    said = "".join(
        f"<{kind} style='position: absolute; margin: 0; border: 0; padding: 0; "
        f"top: {LINE * at}pt; left: {left}pt'>{line}</{kind}>"
        for at, line in lines.items()
        for kind, left in (("h2", 0), ("p", 300))
    )
    page = f"<!doctype html><html lang=en><title>x</title><style>{CSS.read_text()}"
    pdf = printing.draw_pdf(f"{page} @page {{ margin: 0 }}</style>{said}")
    with pdfium.PdfDocument(pdf) as paper:
        return paper[0].render().to_pil().convert("RGB")


def differ(one: Image.Image, other: Image.Image, at: int) -> bool:
    row = (0, LINE * at, one.width, LINE * (at + 1))
    return ImageChops.difference(one.crop(row), other.crop(row)).getbbox() is not None


def test_a_letter_looks_the_same_alone_and_among_all_others() -> None:
    lines = dict(enumerate(OF_ONE_FILE_EACH))
    together = drawn(lines)

    for at, line in lines.items():
        assert not differ(drawn({at: line}), together, at), line


def test_a_sign_is_drawn_and_not_an_empty_box() -> None:
    signs = ("🌿", "🙂", "✅", "❤️", "👩‍⚕️", "🫠", "🇵🇹")

    given, empty = (
        drawn(dict(enumerate(signs))),
        drawn(dict.fromkeys(range(len(signs)), UNKNOWN)),
    )

    for at, sign in enumerate(signs):
        assert differ(given, empty, at), sign
