"""Where a simulated member goes next: connected before they go, as a page is."""

import asyncio
import contextlib
import random
from collections.abc import Callable
from dataclasses import dataclass

from tenfold.demo.broadcast import Broadcast, Signs
from tenfold.demo.faces.film import Film
from tenfold.demo.office import Office

dice = random.Random()  # noqa: S311  spreads requests, no secret

SOONEST, LATEST = 2.0, 4.0


@dataclass
class Ahead:
    """One connection that hears nothing and is not heard, until one belongs there."""

    office: Office
    film: Film
    bell: Callable[[], None]
    place: str = ""
    broadcast: Broadcast | None = None
    work: asyncio.Task[None] | None = None

    async def expect(self, place: str | None) -> None:
        """Be connected to this place in a few seconds, and to no other."""
        if (place or "") == self.place:
            return
        await self.take("")
        if place:
            self.place = place
            self.work = asyncio.create_task(self._connect(place))

    async def take(self, place: str) -> Broadcast | None:
        """The connection to this place, if there is one; any other is given up."""
        work, self.work = self.work, None
        if work is not None:
            work.cancel()
            await asyncio.gather(work, return_exceptions=True)
        expected, self.place = self.place, ""
        found, self.broadcast = self.broadcast, None
        if found is None or (found.is_on and expected == place):
            return found
        await found.leave()
        return None

    async def _connect(self, place: str) -> None:
        await asyncio.sleep(dice.uniform(SOONEST, LATEST))
        broadcast = Broadcast(self.film, Signs(bell=self.bell, gone=self.bell))
        try:
            with contextlib.suppress(Exception):  # what the library raises is its own
                ticket = await self.office.ticket(is_ahead=True)
                if ticket["place"]["id"] == place:
                    await broadcast.enter(ticket["url"], ticket["token"])
                    self.broadcast = broadcast
        finally:
            if self.broadcast is not broadcast:
                self.place = ""
                await broadcast.leave()
