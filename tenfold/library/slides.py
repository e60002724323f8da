"""The pictures that a PDF or a picture is shown as."""

import json
import subprocess
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.utils.translation import gettext as _
from PIL import Image, ImageOps

from tenfold.core.errors import DomainError
from tenfold.core.uploads import arriving_folder

MOST_PAGES = 200
PATIENCE = 180
LONGEST_SIDE = 2560
MOST_PIXELS = 60_000_000


@dataclass(frozen=True)
class Drawn:
    path: Path
    media_type: str
    width: int
    height: int


class CannotShowError(DomainError):
    """The file cannot be shown, and why."""


@contextmanager
def pages_of_pdf(source: Path) -> Iterator[list[Drawn]]:
    """Every page as a picture, for as long as one is in here."""
    with _a_folder() as folder:
        sizes = _draw(source, folder)
        yield [
            Drawn(folder / f"{number}.png", "image/png", *size)
            for number, size in enumerate(sizes, start=1)
        ]


@contextmanager
def cleaned_picture(source: Path) -> Iterator[Drawn]:
    """The picture upright and not too large, without where and when it was taken."""
    with _a_folder() as folder:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("error", Image.DecompressionBombWarning)
                drawn = _clean(source, folder)
        except (OSError, ValueError, SyntaxError, Image.DecompressionBombError,
                Image.DecompressionBombWarning) as error:  # fmt: skip
            raise CannotShowError(
                _("This picture is damaged or far too large. Save it anew and try.")
            ) from error
        yield drawn


def _clean(source: Path, folder: Path) -> Drawn:
    with Image.open(source, formats=["PNG", "JPEG", "WEBP"]) as opened:
        if opened.width * opened.height > MOST_PIXELS:
            raise ValueError("too many pixels")
        upright = ImageOps.exif_transpose(opened)
        upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
        is_photo = opened.format == "JPEG"
        mode = "RGB" if is_photo else "RGBA"
        plain = Image.new(mode, upright.size)
        plain.paste(upright.convert(mode))
    path = folder / "picture"
    plain.save(path, format="JPEG" if is_photo else "PNG", quality=90)
    return Drawn(path, "image/jpeg" if is_photo else "image/png", *plain.size)


@contextmanager
def _a_folder() -> Iterator[Path]:
    with TemporaryDirectory(dir=arriving_folder()) as folder:
        yield Path(folder)


def _draw(source: Path, folder: Path) -> list[tuple[int, int]]:
    command = [
        sys.executable, "-m", "tenfold.library.drawing",
        str(source), str(folder), str(MOST_PAGES),
    ]  # fmt: skip
    try:
        done = subprocess.run(  # noqa: S603  our own program; the names are ours
            command, check=False, capture_output=True, timeout=PATIENCE, cwd=_ROOT
        )
    except subprocess.TimeoutExpired as error:
        raise CannotShowError(
            _("Drawing these pages takes too long. Save the PDF smaller and try again.")
        ) from error
    said: dict[str, Any] = (
        json.loads(done.stdout) if done.returncode == 0 else {"error": "broken"}
    )
    if "error" in said:
        raise CannotShowError(_why(said))
    return [(width, height) for width, height in said["sizes"]]


_ROOT = Path(__file__).resolve().parents[2]


def _why(said: dict[str, Any]) -> str:
    match said["error"]:
        case "too_long":
            return _(
                "This PDF has %(pages)d pages; up to %(most)d can be shown. "
                "Save the part that you need as a file of its own."
            ) % {"pages": said["pages"], "most": MOST_PAGES}
        case "locked":
            return _("This PDF asks for a password. Save a copy without one.")
    return _("This PDF is damaged. Open it, save it anew and try again.")
