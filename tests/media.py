"""The real media server on free ports, and guests who join it without a browser."""

import asyncio
import json
import os
import shutil
import signal
import subprocess
import tempfile
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from livekit import rtc

from tests.ports import free_port

ROOT = Path(__file__).resolve().parents[1]
START_SECONDS = 20
HERE = "127.0.0.1"


def binary() -> str:
    found = shutil.which("livekit-server")
    own = ROOT / ".tools" / "bin" / "livekit-server"
    if own.exists():
        return str(own)
    if found:
        return found
    pytest.skip("there is no media server; `make demo` builds it")


@dataclass
class MediaServer:
    """One server, which can be killed and started again on the same ports."""

    key: str
    secret: str
    hook: str = ""
    ports: list[int] = field(default_factory=lambda: [free_port() for _ in range(3)])
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://{HERE}:{self.ports[0]}"

    @property
    def socket_url(self) -> str:
        return f"ws://{HERE}:{self.ports[0]}"

    def start(self) -> None:
        folder = Path(tempfile.mkdtemp(prefix="tenfold-media-"))
        path = folder / "livekit.yaml"
        path.write_text(json.dumps(self._configuration()))
        with (folder / "livekit.log").open("wb") as log:
            self.process = subprocess.Popen(
                [binary(), "--config", str(path)],
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            if self._is_well():
                return
            time.sleep(0.05)
        raise RuntimeError((folder / "livekit.log").read_text()[-2000:])

    def kill(self) -> None:
        if self.process is not None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
            self.process = None

    def _is_well(self) -> bool:
        try:
            with urllib.request.urlopen(self.url, timeout=1) as answer:
                return bool(answer.status == 200)
        except OSError:
            return False

    def _configuration(self) -> dict[str, Any]:
        port, tcp, udp = self.ports
        hooks = {"api_key": self.key, "urls": [self.hook]} if self.hook else {}
        return {
            "port": port,
            "bind_addresses": [HERE],
            "rtc": {
                "tcp_port": tcp,
                "udp_port": udp,
                "node_ip": HERE,
                "use_external_ip": False,
                "enable_loopback_candidate": True,
                "ips": {"includes": [f"{HERE}/32"]},
                "stun_servers": [f"{HERE}:{tcp}"],
            },
            "room": {"auto_create": False},
            "api": {"enable_psrpc_for_get_list_participants": True},
            "webhook": hooks,
            "logging": {"level": "warn", "json": True},
            "keys": {self.key: self.secret},
        }


@contextmanager
def media_server(key: str, secret: str, hook: str = "") -> Iterator[MediaServer]:
    server = MediaServer(key, secret, hook)
    server.start()
    try:
        yield server
    finally:
        server.kill()


class Loop:
    """An event loop in a thread, so that tests may stay synchronous."""

    def __init__(self) -> None:
        self.loop = asyncio.new_event_loop()
        self.thread = threading.Thread(target=self.loop.run_forever, daemon=True)
        self.thread.start()

    def do(self, coroutine: Any, timeout: float = 20) -> Any:
        return asyncio.run_coroutine_threadsafe(coroutine, self.loop).result(timeout)

    def stop(self) -> None:
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join(5)
        self.loop.close()


class Guest:
    """Somebody with a token: joins, publishes, and notes what happens to them."""

    def __init__(self, loop: Loop) -> None:
        self.loop = loop
        self.room: rtc.Room | None = None
        self.left_at: float | None = None
        self.heard: list[dict[str, Any]] = []

    def joins(self, url: str, token: str) -> None:
        self.loop.do(self._join(url, token))

    def goes(self) -> None:
        if self.room is not None:
            self.loop.do(self.room.disconnect())

    def publishes(self) -> None:
        """A grey picture and silence."""
        self.loop.do(self._publish())

    @property
    def is_in(self) -> bool:
        return self.room is not None and self.room.isconnected()

    @property
    def sees(self) -> list[str]:
        return sorted(self.room.remote_participants) if self.room else []

    @property
    def tracks(self) -> dict[str, bool]:
        """What the others publish, and whether it is muted."""
        if self.room is None:
            return {}
        names = {1: "camera", 2: "microphone"}
        return {
            names[track.source]: track.muted
            for person in self.room.remote_participants.values()
            for track in person.track_publications.values()
        }

    async def _join(self, url: str, token: str) -> None:
        self.room = rtc.Room(loop=self.loop.loop)
        self.left_at = None

        @self.room.on("disconnected")
        def disconnected(reason: Any) -> None:
            self.left_at = time.monotonic()

        @self.room.on("data_received")
        def data_received(packet: rtc.DataPacket) -> None:
            said = {"topic": packet.topic, "from": packet.participant}
            self.heard.append(said | json.loads(packet.data))

        await self.room.connect(url, token)

    async def _publish(self) -> None:
        assert self.room is not None
        picture = rtc.VideoSource(64, 64)
        sound = rtc.AudioSource(48000, 1)
        person = self.room.local_participant
        await person.publish_track(
            rtc.LocalVideoTrack.create_video_track("camera", picture),
            rtc.TrackPublishOptions(source=rtc.TrackSource.SOURCE_CAMERA),
        )
        await person.publish_track(
            rtc.LocalAudioTrack.create_audio_track("microphone", sound),
            rtc.TrackPublishOptions(source=rtc.TrackSource.SOURCE_MICROPHONE),
        )
        grey = np.full((64, 64, 4), 128, dtype=np.uint8).tobytes()
        frame = rtc.VideoFrame(64, 64, rtc.VideoBufferType.RGBA, grey)
        picture.capture_frame(frame)


def wait_until(holds: Any, seconds: float) -> float:
    """Seconds until something holds; fails when it does not in time."""
    start = time.monotonic()
    while not holds():
        passed = time.monotonic() - start
        assert passed < seconds, f"did not happen within {seconds} s"
        time.sleep(0.02)
    return time.monotonic() - start
