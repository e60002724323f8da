"""A connection of a simulated person that takes longer than the person waits."""

import asyncio
import contextlib
from dataclasses import dataclass, field
from typing import Any

import pytest

from tenfold.demo import broadcast
from tenfold.demo.broadcast import Broadcast, Signs


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
