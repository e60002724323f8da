"""A start from nothing, a second one, and the memory of all processes."""

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests.bench.processes import family, megabytes
from tests.bench.rows import Row
from tests.house import open_house

SETTLE_SECONDS = 8


def rows() -> Iterator[Row]:
    with tempfile.TemporaryDirectory(prefix="tenfold-bench-") as folder:
        began = time.monotonic()
        with open_house(Path(folder)):
            cold = time.monotonic() - began
        began = time.monotonic()
        with open_house(Path(folder)) as house:
            warm = time.monotonic() - began
            time.sleep(SETTLE_SECONDS)
            idle = megabytes(family(house.process.pid))
    yield Row("start with an empty folder, until web and media answer", cold, "s")
    yield Row("second start", warm, "s", 5)
    yield Row("memory of all processes, idle", idle, "MB")
