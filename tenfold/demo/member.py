"""One simulated member: knocks, sits in the circle, recovers by themselves, goes."""

import asyncio
import contextlib
import random
from collections.abc import Coroutine, Mapping
from dataclasses import dataclass, field
from typing import Any

from tenfold.demo.ahead import Ahead
from tenfold.demo.broadcast import Broadcast, Signs
from tenfold.demo.faces.film import Film
from tenfold.demo.office import Json, Office, RefusedError, UnreachableError
from tenfold.demo.voice import Speech

dice = random.Random()  # noqa: S311  spreads requests, no secret

LOOK_SECONDS = 15.0
SHORTEST_PAUSE, LONGEST_PAUSE = 0.4, 1.0
QUIET_TICKS = 600
ERRAND_SECONDS = 3.0
GOODBYES = {"ended", "cancelled", "removed", "denied", "elsewhere"}
NOT_OURS = {"http_404", "not_found", "signed_out"}


def is_down(refused: RefusedError) -> bool:
    """The practice is there and says that its media server is not, for now."""
    return refused.code == "media_down"


@dataclass(frozen=True)
class Habits:
    """How a person comes to a session."""

    knocks_after: float = 0.0
    joins_muted: bool = False
    camera_after: float | None = 0.0
    listens: bool = False
    says: Mapping[str, int | str] = field(default_factory=dict)
    """How they say they are, in the words of a knock. To say nothing is fine too."""


@dataclass(frozen=True)
class Person:
    """Who a simulated member is."""

    name: str
    link: str
    location: str
    phone: str
    film: Film
    speech: Speech
    habits: Habits


@dataclass
class Member:
    """A person at a meeting. What is wanted is asked again and again, and made so."""

    person: Person
    office: Office
    broadcast: Broadcast | None = None
    place: str = ""
    hand: int = 0
    is_over: bool = False
    is_muted_by_self: bool = False
    quiet_ticks: int = 0
    seconds_in_circle: float = 0.0
    bell: asyncio.Event = field(default_factory=asyncio.Event)
    errands: set[asyncio.Task[None]] = field(default_factory=set)
    ahead: Ahead = field(init=False)

    def __post_init__(self) -> None:
        self.ahead = Ahead(self.office, self.person.film, self.bell.set)

    @property
    def is_in_circle(self) -> bool:
        return bool(self.place) and self.broadcast is not None and self.broadcast.is_on

    @property
    def may_talk(self) -> bool:
        habits = self.person.habits
        return self.is_in_circle and not habits.listens and not self.quiet_ticks

    async def attend(self) -> None:
        """Be there until the session is over, whatever fails in between."""
        await asyncio.sleep(self.person.habits.knocks_after)
        pause, has_arrived = SHORTEST_PAUSE, False
        try:
            while not self.is_over:
                wait = LOOK_SECONDS
                self.bell.clear()
                try:
                    if not has_arrived:
                        await self.office.open_link(self.person.link)
                        has_arrived = True
                    await self.look()
                    pause = SHORTEST_PAUSE
                except RefusedError as refused:
                    self.is_over = refused.code in GOODBYES | NOT_OURS
                    wait = pause = SHORTEST_PAUSE if is_down(refused) else pause
                except (UnreachableError, ConnectionError, TimeoutError):
                    wait = pause
                if wait != LOOK_SECONDS:
                    pause = min(LONGEST_PAUSE, pause * 1.6)
                    await asyncio.sleep(wait * dice.uniform(0.7, 1.0))
                    continue
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(self.bell.wait(), wait)
                    await asyncio.sleep(dice.uniform(0, 0.25))
        finally:
            await self.go()

    async def look(self) -> None:
        """See how things stand, and go where one belongs."""
        snapshot = await self.office.snapshot()
        standing: Json = snapshot["me"]["standing"]
        self.hand = int(snapshot["me"]["hand"])
        if snapshot["meeting"]["phase"] in GOODBYES or standing["is"] in GOODBYES:
            self.is_over = True
            return
        if standing["is"] == "admitted":
            await self.sit_down(snapshot, standing["place"])
            return
        await self.enter(place="")
        if standing["is"] == "outside":
            today = {"location": self.person.location, "phone": self.person.phone}
            devices = {"camera": True, "microphone": True}
            says = dict(self.person.habits.says)
            await self.office.deed("knock", today | devices | says)
            self.bell.set()

    async def sit_down(self, snapshot: Json, place: str) -> None:
        await self.enter(place=place)
        me = snapshot["me"]
        habits = self.person.habits
        if habits.listens and not me["is_listening"]:
            await self.office.deed("listening", {"on": True})
        own: Json = next((p for p in snapshot["people"] if p["seat"] == me["seat"]), {})
        await self.show(is_stopped=bool(own.get("is_camera_stopped")))
        await self.ahead.expect(me["standing"]["next"])

    async def show(self, *, is_stopped: bool) -> None:
        """Camera on or off, as this person wants and the facilitators allow."""
        broadcast, after = self.broadcast, self.person.habits.camera_after
        if broadcast is None or not broadcast.is_on:
            return
        is_wanted = after is not None and self.seconds_in_circle >= after
        if is_stopped:
            broadcast.turn_camera_off()
        elif is_wanted and broadcast.camera is None:
            await broadcast.turn_camera_on()

    async def enter(self, *, place: str) -> None:
        """Be in the circle or a room beside it; with no `place`, in one's lobby."""
        if self.broadcast is not None and self.broadcast.is_on and self.place == place:
            return
        waiting = await self.ahead.take(place)
        if waiting is not None:
            left, self.broadcast, self.place = self.broadcast, None, ""
            if left is not None:
                self.do_meanwhile(left.leave())  # hanging up takes longer than silence
            await self.speak_up(waiting)
            self.broadcast, self.place = waiting, place
            return
        await self.step_out()
        ticket = await self.office.ticket()
        signs = Signs(bell=self.bell.set, gone=self.bell.set)
        broadcast = Broadcast(self.person.film, signs)
        is_alone = ticket["place"]["kind"] == "lobby"
        try:
            await broadcast.enter(ticket["url"], ticket["token"])
        except Exception as error:
            # The library raises its own kinds, some of them plain Exception.
            await broadcast.leave()
            raise ConnectionError(str(error)) from error
        if not is_alone:
            await self.speak_up(broadcast)
        self.broadcast = broadcast
        self.place = "" if is_alone else ticket["place"]["id"]

    async def speak_up(self, broadcast: Broadcast) -> None:
        self.is_muted_by_self = self.person.habits.joins_muted
        try:
            await broadcast.turn_microphone_on(muted=self.is_muted_by_self)
        except ConnectionError:
            await broadcast.leave()
            raise

    async def step_out(self) -> None:
        broadcast, self.broadcast, self.place = self.broadcast, None, ""
        if broadcast is None:
            return
        if broadcast.is_on:
            await broadcast.leave()
        else:
            # A server that has died takes seconds to hang up on.
            self.do_meanwhile(broadcast.leave())

    def run_errand(self, deed: str, body: Json) -> None:
        """Do something at the office without holding up what is said meanwhile."""
        self.do_meanwhile(self.office.deed(deed, body))

    def do_meanwhile(self, work: Coroutine[Any, Any, object]) -> None:
        task = asyncio.create_task(self.quietly(work))
        self.errands.add(task)
        task.add_done_callback(self.errands.discard)

    async def quietly(self, work: Coroutine[Any, Any, object]) -> None:
        with contextlib.suppress(RefusedError, UnreachableError):
            await work

    async def tick(self, step: int | None) -> None:
        """A tenth of a second: `step` of one's speech, or nothing said."""
        broadcast = self.broadcast
        if broadcast is None or not self.is_in_circle:
            return
        self.seconds_in_circle += 0.1
        self.quiet_ticks = max(0, self.quiet_ticks - 1)
        if broadcast.is_muted and not self.is_muted_by_self:
            self.is_muted_by_self, self.quiet_ticks = True, QUIET_TICKS
        if step is None:
            broadcast.tick(None)
            return
        speech = self.person.speech
        broadcast.tick(speech.openness[step])
        await broadcast.say(speech.steps[step])

    def unmute(self) -> None:
        self.is_muted_by_self = False
        if self.broadcast is not None:
            self.broadcast.mute(on=False)

    def mute(self) -> None:
        self.is_muted_by_self = True
        if self.broadcast is not None:
            self.broadcast.mute(on=True)

    async def go(self) -> None:
        """Leave as a person does: say so, then hang up."""
        was_there = self.broadcast is not None
        await self.ahead.take("")
        await self.step_out()
        if self.errands:
            await asyncio.wait(self.errands, timeout=ERRAND_SECONDS)
        if was_there and not self.is_over:
            with contextlib.suppress(RefusedError, UnreachableError, TimeoutError):
                await asyncio.wait_for(self.office.deed("leave", {}), 2)
