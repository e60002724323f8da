"""A connection of a simulated person that takes longer than the person waits."""

import asyncio
import contextlib
from dataclasses import dataclass, field
from typing import Any

import pytest
from livekit import rtc

from tenfold.demo import broadcast
from tenfold.demo.broadcast import Broadcast, Signs


@dataclass
class DeafRoom:
    """Has died, or dies while it is being spoken to."""

    answers: bool

    @property
    def local_participant(self) -> "DeafRoom":
        return self

    async def publish_track(self, *_: Any) -> None:
        if self.answers:
            raise rtc.PublishTrackError("the peer connection is closed")
        await asyncio.Event().wait()


@pytest.mark.parametrize("answers", [True, False])
def test_a_connection_that_takes_no_picture_is_given_up_for_a_new_one(
    monkeypatch: pytest.MonkeyPatch, answers: bool
) -> None:
    monkeypatch.setattr(broadcast, "PUBLISH_SECONDS", 0.01)
    signs: list[str] = []

    async def go() -> Broadcast:
        gone = Signs(bell=lambda: None, gone=lambda: signs.append("gone"))
        one = Broadcast(film=None, signs=gone, room=DeafRoom(answers), is_on=True)
        with pytest.raises(ConnectionError):
            await one.turn_camera_on()
        return one

    one = asyncio.run(go())
    assert (one.camera, one.is_on, signs) == (None, False, ["gone"])


@dataclass
class SlowRoom:
    """Connects when it is told to, and remembers what became of it."""

    ready: asyncio.Event = field(default_factory=asyncio.Event)
    did: list[str] = field(default_factory=list)

    def on(self, event: str, listener: Any) -> None:
        pass

    async def connect(self, *_: Any) -> None:
        await self.ready.wait()
        self.did.append("connected")

    async def disconnect(self) -> None:
        self.did.append("disconnected")


def broadcast_in(room: SlowRoom) -> Broadcast:
    signs = Signs(bell=lambda: None, gone=lambda: None)
    return Broadcast(film=None, signs=signs, room=room)


def test_who_goes_while_they_connect_hangs_up_when_the_connection_is_there() -> None:
    async def go() -> SlowRoom:
        room = SlowRoom()
        entering = asyncio.create_task(broadcast_in(room).enter("", ""))
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        entering.cancel()
        await asyncio.sleep(0)
        room.ready.set()
        with contextlib.suppress(asyncio.CancelledError):
            await entering
        assert entering.cancelled()
        return room

    assert asyncio.run(go()).did == ["connected", "disconnected"]


def test_who_waits_no_longer_hangs_up_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(broadcast, "CONNECT_SECONDS", 0.01)

    async def go() -> SlowRoom:
        room = SlowRoom()
        asyncio.get_running_loop().call_later(0.05, room.ready.set)
        with pytest.raises(TimeoutError):
            await broadcast_in(room).enter("", "")
        return room

    assert asyncio.run(go()).did == ["connected", "disconnected"]
