"""People who write notes at once, as their browsers would, beside other traffic (R14).

Each types twelve characters a second, which makes a batch of twenty changes every two
seconds. The rest of the traffic asks for versions, as every open page does.
"""

import json
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.client import HTTPConnection
from itertools import cycle, islice
from random import Random
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

from tests.house import House

BETWEEN_SAVES = 2.0  # seconds
OPS = 20
OTHERS = 8  # connections of the rest of the traffic


@dataclass
class Load:
    """How long each save took, in milliseconds, and what else was answered."""

    saves: list[float] = field(default_factory=list)
    others: int = 0
    seconds: float = 0
    refused: list[int] = field(default_factory=list)


class Line:
    """One connection that stays open, of somebody who is signed in."""

    def __init__(self, address: str, session: str) -> None:
        self.address, self.token = address, uuid4().hex
        self.cookies = f"sessionid={session}; csrftoken={self.token}"
        self.connection = HTTPConnection(urlsplit(address).netloc, timeout=30)

    def ask(self, path: str, body: Any = None) -> tuple[int, Any]:
        headers = {
            "Cookie": self.cookies,
            "Content-Type": "application/json",
            "X-CSRFToken": self.token,
            "Origin": self.address,
        }
        method = "GET" if body is None else "POST"
        said = None if body is None else json.dumps(body)
        self.connection.request(method, path, said, headers)
        answer = self.connection.getresponse()
        text = answer.read()
        return answer.status, json.loads(text) if answer.status == 200 else None


@dataclass
class Taker:
    """One page of notes in which somebody types."""

    line: Line
    meeting: str
    client: str = field(default_factory=lambda: str(uuid4()))
    note: str = ""
    seq: int = 0
    length: int = 0
    version: int = 0

    def opens(self) -> None:
        place = f"/api/notes/meetings/{self.meeting}"
        status, found = self.line.ask(f"{place}/sections?client_id={self.client}")
        assert status == 200, status
        self.note = found["sections"][0]["id"]

    def saves(self) -> tuple[int, float]:
        ops = []
        for _ in range(OPS):
            self.seq += 1
            splice = {"at": self.length, "remove": 0, "insert": "a "}
            self.length += 2
            ops.append(self._op(splice))
        batch = {"client_id": self.client, "known_version": self.version, "ops": ops}
        began = time.perf_counter()
        status, receipt = self.line.ask(f"/api/notes/{self.note}/ops", batch)
        took = (time.perf_counter() - began) * 1000
        if status == 200:
            self.version = receipt["version"]
        return status, took

    def _op(self, splice: dict[str, Any]) -> dict[str, Any]:
        return {
            "note_id": self.note,
            "client_id": self.client,
            "seq": self.seq,
            "base_version": 0,
            "field": "focus",
            "splice": splice,
            "t": datetime.now(UTC).isoformat(),
        }


def write_notes(
    house: House, scenes: Iterable[dict[str, Any]], *, seconds: float, others: int
) -> Load:
    """Let a leader of each scene write so long, beside `others` requests a second."""
    places = [(scene["co"], scene["meeting"]) for scene in scenes]
    load = Load(seconds=seconds)
    with ExitStack() as open_lines, ThreadPoolExecutor(len(places) + OTHERS) as pool:

        def line(session: str) -> Line:
            made = Line(house.address, session)
            open_lines.callback(made.connection.close)
            return made

        takers = [Taker(line(session), meeting) for session, meeting in places]
        for taker in takers:
            taker.opens()
        until = time.monotonic() + seconds
        writing = [pool.submit(_writes, taker, load, until) for taker in takers]
        asking = [
            pool.submit(_asks, line(session), meeting, load, until, OTHERS / others)
            for session, meeting in islice(cycle(places), OTHERS)
        ]
        for one in (*writing, *asking):
            one.result()
    return load


def _writes(taker: Taker, load: Load, until: float) -> None:
    chance = Random(taker.client)
    time.sleep(chance.uniform(0, BETWEEN_SAVES))

    def save() -> None:
        status, took = taker.saves()
        load.saves.append(took)
        if status != 200:
            load.refused.append(status)

    _every(BETWEEN_SAVES, until, save)


def _asks(line: Line, meeting: str, load: Load, until: float, between: float) -> None:
    path = f"/api/notes/meetings/{meeting}/versions"

    def ask() -> None:
        status, _ = line.ask(path)
        load.others += 1
        if status != 200:
            load.refused.append(status)

    _every(between, until, ask)


def _every(between: float, until: float, do: Callable[[], None]) -> None:
    """Do something at these times; what took too long is not made up for."""
    at = time.monotonic()
    while at < until:
        do()
        now = time.monotonic()
        at = max(at + between, now)
        time.sleep(at - now)
