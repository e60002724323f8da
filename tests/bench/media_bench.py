"""The media server alone, with a circle of twelve who all see and hear each other."""

import asyncio
import json
import multiprocessing
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from datetime import timedelta
from multiprocessing.synchronize import Event
from pathlib import Path
from typing import Any

from livekit import api, rtc

from tenfold.demo.broadcast import Broadcast, Signs
from tenfold.demo.faces.film import film_of
from tenfold.demo.voice import speech
from tests.bench.processes import cpu_seconds, megabytes
from tests.bench.rows import Row
from tests.media import MediaServer
from tests.ports import free_port

KEY, SECRET, ROOM = "bench", "b" * 40, "circle"
PEOPLE, SECONDS, SETTLE = 12, 30, 6
TALK_TICKS = 90


class CountedServer(MediaServer):
    """Says at a port of its own how many bytes it moved."""

    def __init__(self) -> None:
        super().__init__(KEY, SECRET)
        self.meter = free_port()

    def _configuration(self) -> dict[str, Any]:
        return super()._configuration() | {"prometheus": {"port": self.meter}}

    def bytes_moved(self) -> dict[str, float]:
        url = f"http://127.0.0.1:{self.meter}/metrics"
        with urllib.request.urlopen(url, timeout=5) as answer:
            lines = answer.read().decode().splitlines()
        moved = {"incoming": 0.0, "outgoing": 0.0}
        for line in lines:
            if line.startswith("livekit_packet_bytes{"):
                for way in moved:
                    if f'direction="{way}"' in line:
                        moved[way] += float(line.rsplit(" ", 1)[1])
        return moved


def rows() -> Iterator[Row]:
    server = CountedServer()
    server.start()
    assert server.process is not None
    try:
        asyncio.run(make_room(server.url))
        with tempfile.TemporaryDirectory() as folder:
            yield from measured(server, Path(folder))
    finally:
        server.kill()


def measured(server: CountedServer, folder: Path) -> Iterator[Row]:
    for number in range(PEOPLE):
        film_of(number, folder)
    context = multiprocessing.get_context("spawn")
    ready, stop = context.Event(), context.Event()
    answers: multiprocessing.Queue[str] = context.Queue()
    crowd = context.Process(
        target=bring, args=(server.socket_url, str(folder), ready, stop, answers)
    )
    crowd.start()
    try:
        if not ready.wait(180):
            raise TimeoutError
        time.sleep(SETTLE)
        assert server.process is not None
        pid = server.process.pid
        cpu, moved, began = cpu_seconds(pid), server.bytes_moved(), time.monotonic()
        time.sleep(SECONDS)
        took = time.monotonic() - began
        share = 100 * (cpu_seconds(pid) - cpu) / took
        after = server.bytes_moved()
        memory = megabytes([pid])
    finally:
        stop.set()
        crowd.join(20)
        crowd.kill()
    streams = json.loads(answers.get(timeout=5))["streams"]
    rates = {way: (after[way] - moved[way]) * 8 / took / 1e6 for way in after}
    beside = f"{streams} streams of 320 by 180; 17 % were measured with 132 at 10 fps"
    yield Row(
        "media server with 12 people who all see all", share, "% of a core", 17, beside
    )
    yield Row("… bytes in", rates["incoming"], "Mbit/s")
    yield Row("… bytes out", rates["outgoing"], "Mbit/s")
    yield Row("… memory", memory, "MB")


async def make_room(url: str) -> None:
    async with api.LiveKitAPI(url, KEY, SECRET) as livekit:
        await livekit.room.create_room(api.CreateRoomRequest(name=ROOM))


def token(identity: str) -> str:
    grants = api.VideoGrants(room_join=True, room=ROOM)
    made = api.AccessToken(KEY, SECRET).with_identity(identity).with_grants(grants)
    return made.with_ttl(timedelta(minutes=5)).to_jwt()


def bring(url: str, folder: str, ready: Event, stop: Event, answers: Any) -> None:
    """Twelve people in a process of their own: their cost is not the server's."""
    asyncio.run(meet(url, Path(folder), (ready, stop), answers))


async def meet(
    url: str, folder: Path, signs: tuple[Event, Event], answers: Any
) -> None:
    ready, stop = signs
    silent = Signs(bell=lambda: None, gone=lambda: None)
    everybody: list[Broadcast] = []
    for number in range(PEOPLE):
        one = Broadcast(film_of(number, folder), silent)
        one.options = rtc.RoomOptions(auto_subscribe=True)
        await one.enter(url, token(f"u-{number}"))
        await one.turn_camera_on()
        await one.turn_microphone_on(muted=False)
        everybody.append(one)
    ready.set()
    talk = speech(1, 9, pitch=150, size=1)
    due, step = time.monotonic(), 0
    while not stop.is_set():
        speaker = everybody[step // TALK_TICKS % PEOPLE]
        now = step % TALK_TICKS
        for one in everybody:
            one.tick(talk.openness[now] if one is speaker else None)
        await speaker.say(talk.steps[now])
        step, due = step + 1, due + 0.1
        await asyncio.sleep(max(0.0, due - time.monotonic()))
    streams = sum(
        publication.track is not None
        for one in everybody
        for person in one.room.remote_participants.values()
        for publication in person.track_publications.values()
    )
    answers.put(json.dumps({"streams": streams}))
    for one in everybody:
        await one.leave()
