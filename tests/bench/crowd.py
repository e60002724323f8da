"""Simulated people in a thread: some come by their links, some are just there."""

import asyncio
from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count
from pathlib import Path

from livekit import api

from tenfold.demo.broadcast import Broadcast, Signs
from tenfold.demo.faces.film import film_of
from tenfold.demo.member import Habits, Member, Person
from tenfold.demo.office import Office
from tenfold.demo.voice import Speech, speech
from tests.media import Loop

TICK_SECONDS = 0.1
SPEECH_SECONDS = 4
PATIENCE = 300


@dataclass
class Crowd:
    """Members send a picture every `pause` seconds, others ten in one. Silence."""

    folder: Path
    pause: float = TICK_SECONDS
    loop: Loop = field(default_factory=Loop)
    stack: AsyncExitStack = field(default_factory=AsyncExitStack)
    there: list[Broadcast] = field(default_factory=list)
    members: list[Member] = field(default_factory=list)
    works: list[asyncio.Task[None]] = field(default_factory=list)

    def come(self, address: str, meeting: str, links: Sequence[str]) -> None:
        """Members of a meeting, by their own links. They knock and wait."""
        self.loop.do(self._come(address, meeting, links), timeout=PATIENCE)

    def sit(self, url: str, tokens: Sequence[str]) -> None:
        """People in a media room, without any practice."""
        self.loop.do(self._sit(url, tokens), timeout=PATIENCE)

    def go(self) -> None:
        self.loop.do(self._go(), timeout=PATIENCE)
        self.loop.stop()

    async def _come(self, address: str, meeting: str, links: Sequence[str]) -> None:
        self._start()
        for number, link in enumerate(links):
            film = film_of(number, self.folder / "faces")
            person = Person(
                f"{number}", link, "At home", "", film, quiet_speech(), Habits()
            )
            cookies = self.folder / f"{meeting}-{number}.json"
            office = await self.stack.enter_async_context(
                Office(address, meeting, cookies)
            )
            self.members.append(Member(person, office))
            self.works.append(asyncio.create_task(self.members[-1].attend()))

    async def _sit(self, url: str, tokens: Sequence[str]) -> None:
        self._start()
        silent = Signs(bell=lambda: None, gone=lambda: None)
        for number, token in enumerate(tokens):
            one = Broadcast(film_of(number, self.folder / "faces"), silent)
            await one.enter(url, token)
            await one.turn_camera_on()
            await one.turn_microphone_on(muted=False)
            self.there.append(one)

    def _start(self) -> None:
        if not self.works:
            self.works.append(asyncio.create_task(self._tick()))

    async def _tick(self) -> None:
        every = max(1, round(self.pause / TICK_SECONDS))
        for number in count():
            for one in self.there:
                one.tick(0.5)
            for member in self.members if number % every == 0 else ():
                if member.broadcast is not None and member.is_in_circle:
                    member.seconds_in_circle += self.pause
                    member.broadcast.tick(0.5)
            await asyncio.sleep(TICK_SECONDS)

    async def _go(self) -> None:
        for work in self.works:
            work.cancel()
        await asyncio.gather(*self.works, return_exceptions=True)
        for one in self.there:
            await one.leave()
        await self.stack.aclose()


def quiet_speech() -> Speech:
    return speech(1, SPEECH_SECONDS, pitch=150, size=1)


def token(keys: tuple[str, str], room: str, identity: str) -> str:
    grants = api.VideoGrants(room_join=True, room=room)
    made = api.AccessToken(*keys).with_identity(identity).with_grants(grants)
    return made.with_ttl(timedelta(minutes=30)).to_jwt()
