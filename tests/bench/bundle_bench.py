"""How much program a browser fetches before the room."""

import gzip
import json
from collections.abc import Iterator

from tests.bench.rows import Row
from tests.house import ROOT

DIST = ROOT / "frontend" / "dist"
KILOBYTE = 1000


def rows() -> Iterator[Row]:
    manifest = json.loads((DIST / ".vite" / "manifest.json").read_text())
    yield Row(
        "JavaScript before the room, gzip", size("room/main.tsx", manifest), "kB", 260
    )
    pages = size("pages/main.ts", manifest)
    yield Row("JavaScript of every other page, gzip", pages, "kB")


def size(entry: str, manifest: dict[str, dict[str, list[str]]]) -> float:
    """An entry and all it imports at once, as a browser gets them."""
    wanted, seen = [entry], set()
    while wanted:
        name = wanted.pop()
        if name not in seen:
            seen.add(name)
            wanted += manifest[name].get("imports", [])
    files = {str(manifest[name]["file"]) for name in seen}
    scripts = [name for name in files if name.endswith(".js")]
    packed = [gzip.compress((DIST / name).read_bytes(), 9) for name in scripts]
    return sum(map(len, packed)) / KILOBYTE
