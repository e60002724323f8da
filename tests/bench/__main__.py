"""`make bench`: measures this machine now, and prints one table.

Name parts to measure only these: `python -m tests.bench pages join`. A part is a module
of this folder called `NAME_bench` whose `rows()` gives its lines of the table.
"""

import os
import sys
import time
import traceback
from importlib import import_module
from pathlib import Path

from tests.bench.rows import Row, table

PARTS = (
    "bundle", "start", "media", "members", "pages", "chart", "join", "pairs", "notes",
    "music",
)  # fmt: skip


def main(parts: list[str]) -> int:
    began = time.monotonic()
    rows: list[Row] = []
    failed = 0
    for part in parts:
        if not (Path(__file__).parent / f"{part}_bench.py").exists():
            continue
        print(f"measuring {part} …", file=sys.stderr, flush=True)  # noqa: T201
        try:
            found = list(import_module(f"tests.bench.{part}_bench").rows())
        except Exception:  # noqa: BLE001  the other parts are still worth measuring
            traceback.print_exc()
            failed += 1
            continue
        rows += found
        print(table(found), file=sys.stderr, flush=True)  # noqa: T201
    load, took = os.getloadavg()[0], (time.monotonic() - began) / 60
    where = f"{os.cpu_count()} cores, load {load:.1f} at the end, {took:.1f} minutes"
    print(f"\n{where}\n")  # noqa: T201
    print(table(rows))  # noqa: T201
    return 1 if failed or not all(row.holds for row in rows) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or list(PARTS)))
