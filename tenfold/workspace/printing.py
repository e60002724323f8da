"""A PDF of a page, drawn in a process of its own: its text never touches the disk."""

import subprocess
import sys
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from tenfold.core.errors import DomainError

PATIENCE = 120
PROGRAM = ["-m", "tenfold.workspace.drawing"]
NO_LIBRARY, NO_FONTS = 3, 4  # as in drawing.py
_ROOT = Path(__file__).resolve().parents[2]


class CannotDrawError(DomainError):
    pass


WHY = {
    NO_LIBRARY: _(
        "This machine cannot make PDFs yet: install Pango with `apt-get install "
        "libpango-1.0-0 libpangoft2-1.0-0`. Until then choose “Show it to print” and "
        "print it with your browser."
    ),
    NO_FONTS: _(
        "The fonts are not built yet: run `python3 deploy/prepare.py demo`. Until then "
        "choose “Show it to print” and print it with your browser."
    ),
}
TOO_LONG = _("This takes too long to draw. Choose a shorter time.")
BROKEN = _(
    "The PDF could not be drawn. Choose “Show it to print” and print it with your "
    "browser."
)


def draw_pdf(html: str) -> bytes:
    """The page as a tagged PDF (PDF/UA-1)."""
    dist = Path(settings.DJANGO_VITE["default"]["manifest_path"]).parents[1]
    command = [sys.executable, *PROGRAM, str(dist)]
    try:
        done = subprocess.run(  # noqa: S603  our own program
            command,
            input=html.encode(),
            capture_output=True,
            check=False,
            timeout=PATIENCE,
            cwd=_ROOT,
        )
    except subprocess.TimeoutExpired as error:
        raise CannotDrawError(TOO_LONG) from error
    if done.returncode != 0 or not done.stdout.startswith(b"%PDF-"):
        raise CannotDrawError(WHY.get(done.returncode, BROKEN))
    return done.stdout
