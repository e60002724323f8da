"""The demonstration: nine simulated members, and what a house with one room needs."""

import json
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests.bench.desk import Desk
from tests.bench.processes import cpu_share, family, megabytes
from tests.bench.rows import Row
from tests.house import House, open_house
from tests.ports import free_port

COUNT, SECONDS, PATIENCE = 9, 60, 120


def rows() -> Iterator[Row]:
    mail = f"smtp://127.0.0.1:{free_port()}"
    with (
        tempfile.TemporaryDirectory(prefix="tenfold-bench-") as folder,
        open_house(Path(folder), demo="1", mail_url=mail) as house,
    ):
        meeting = live_meeting(house)
        fill(Desk(house.address), meeting)
        pid = members_of(house, meeting)
        share = cpu_share(pid, SECONDS)
        whole = megabytes(set(family(house.process.pid)) - set(family(pid)))
    name = f"{COUNT} simulated members, over {SECONDS} s"
    yield Row(name, share, "% of a core", 50)
    yield Row(
        "memory of all processes with one room of nine, without them", whole, "MB"
    )


def live_meeting(house: House) -> str:
    done = subprocess.run(
        [".venv/bin/tenfold", "seed"], env=house.env, stdout=subprocess.PIPE, check=True
    )
    return done.stdout.decode().split()[1]


def members_of(house: House, meeting: str) -> int:
    found = subprocess.run(
        ["pgrep", "-P", str(house.process.pid), "-f", f"members {meeting}"],
        stdout=subprocess.PIPE,
        check=True,
    )
    return int(found.stdout.split()[0])


def fill(desk: Desk, meeting: str, count: int = COUNT) -> None:
    """Open the room and let in everybody who knocks, until all are there."""
    desk.do(meeting, "open")
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        people = desk.do(meeting, "admit-all")["people"]
        if len(people) > count:
            time.sleep(5)
            return
        time.sleep(0.5)
    raise TimeoutError(json.dumps({"people": len(people)}))
