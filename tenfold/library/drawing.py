"""Draws the pages of a PDF as PNG, in a process of its own.

A PDF is a program from elsewhere: it may take as long as it likes, eat memory or end
the process that reads it. So that is never the process that serves the room.

Called as `python -m tenfold.library.drawing <pdf> <folder> <most pages>`; prints one
line of JSON: `{"sizes": [[width, height], …]}` or `{"error": "<code>", "pages": n}`.
"""

import json
import resource
import sys
from pathlib import Path

LONG_SIDE = 1600
SHORTEST = 8
MEMORY = 2 * 1024**3
PROCESSOR_SECONDS = 150


def draw(source: str, folder: str, most: int) -> dict[str, object]:
    import pypdfium2  # type: ignore[import-untyped]  # noqa: PLC0415  only this process pays for it

    try:
        pdf = pypdfium2.PdfDocument(source)
    except pypdfium2.PdfiumError as error:
        is_locked = "password" in str(error).lower()
        return {"error": "locked" if is_locked else "broken", "pages": 0}
    pages = len(pdf)
    if pages == 0:
        return {"error": "broken", "pages": 0}
    if pages > most:
        return {"error": "too_long", "pages": pages}
    sizes = []
    for number in range(pages):
        page = pdf[number]
        scale = LONG_SIDE / max(page.get_width(), page.get_height(), SHORTEST)
        picture = page.render(scale=scale).to_pil()
        picture.save(Path(folder) / f"{number + 1}.png", optimize=False)
        sizes.append(picture.size)
        page.close()
    return {"sizes": sizes}


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (PROCESSOR_SECONDS, PROCESSOR_SECONDS))
    sys.stdout.write(json.dumps(draw(sys.argv[1], sys.argv[2], int(sys.argv[3]))))
