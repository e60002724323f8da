"""Simulated members for one meeting, in one process: a circle is full at once."""

import asyncio
import contextlib
import logging
import signal
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from tenfold.demo.conversation import Conversation
from tenfold.demo.faces.film import Film, film_of
from tenfold.demo.member import Habits, Member, Person
from tenfold.demo.office import Office
from tenfold.demo.seed import NotADemonstrationError, expected_at
from tenfold.demo.voice import Speech, speech
from tenfold.room.actions.links import address_of, ensure_link
from tenfold.scheduling.models import Meeting

SPEECH_SECONDS = 40.0
LARGEST_COUNT = 12

PLACES = (
    "At home, Lisbon",
    "At home, Porto",
    "At home, London",
    "At work, in a room of her own, Paris",
    "At home, Berlin",
    "At home, Setúbal",
    "At a friend's flat, London",
    "At home, Cascais",
    "In a parked car, Ponta Delgada",
    "At home, Évora",
    "At home, Hamburg",
    "At home, Boston",
)
PITCHES = (205, 118, 148, 218, 104, 196, 124, 188, 142, 210, 98, 168)
HABITS = {
    0: Habits(says={"mood": 1, "energy": 6, "tension": 3, "words": "curious"}),
    1: Habits(says={"mood": 0, "energy": 4, "tension": 5, "words": "tired"}),
    2: Habits(joins_muted=True, listens=True, says={"mood": -1, "energy": 2}),
    3: Habits(
        says={
            "mood": -1,
            "energy": 5,
            "tension": 7,
            "words": "tense",
            "note": "The talk with my brother went badly. I would like time today.",
        }
    ),
    4: Habits(joins_muted=True, says={"mood": 1, "tension": 2}),
    6: Habits(joins_muted=True, says={"mood": 2, "energy": 8, "words": "light"}),
    8: Habits(joins_muted=True, camera_after=90.0),
    9: Habits(camera_after=None),
    10: Habits(joins_muted=True),
}
SECONDS_BETWEEN_KNOCKS = 0.7


@dataclass(frozen=True)
class Guest:
    """What the server knows of somebody who is expected."""

    name: str
    link: str
    phone: str


def main(meeting_id: UUID, count: int) -> None:
    """Bring `count` simulated members to a meeting, and stay until it is over.

    Only in the demonstration: elsewhere these seats belong to real people, and
    NotADemonstrationError is raised.
    """
    if not settings.DEMO:
        raise NotADemonstrationError
    guests = expected_guests(meeting_id, min(count, LARGEST_COUNT))
    asyncio.run(attend(guests, str(meeting_id)))


def expected_guests(meeting_id: UUID, count: int) -> list[Guest]:
    meeting = Meeting.objects.get(pk=meeting_id)
    now = timezone.now()
    return [
        Guest(
            name=str(enrolment.display_name),
            link=address_of(
                ensure_link(meeting, enrolment=enrolment, by=None, now=now)
            ),
            phone=str(enrolment.client.phone),
        )
        for enrolment in expected_at(meeting_id)[:count]
    ]


async def attend(guests: Sequence[Guest], meeting_id: str) -> None:
    """All of them together, with one conversation between them."""
    logging.getLogger("livekit").setLevel(logging.CRITICAL)
    everything = asyncio.current_task()
    for sign in (signal.SIGINT, signal.SIGTERM):
        if everything is not None:
            asyncio.get_running_loop().add_signal_handler(sign, everything.cancel)
    with contextlib.suppress(asyncio.CancelledError):
        async with contextlib.AsyncExitStack() as offices, asyncio.TaskGroup() as crowd:
            members: list[Member] = []
            crowd.create_task(Conversation(members, expected=len(guests)).run())
            async for member in arrivals(guests, meeting_id, offices):
                members.append(member)
                crowd.create_task(member.attend())


async def arrivals(
    guests: Sequence[Guest], meeting_id: str, offices: contextlib.AsyncExitStack
) -> AsyncIterator[Member]:
    """One after another, as people come."""
    folder = Path(settings.DATA_DIR) / "demo"
    for index, guest in enumerate(guests):
        film, voice = await asyncio.to_thread(look_and_voice, index, folder)
        cookies = folder / "browsers" / f"{meeting_id}-{index}.json"
        office = Office(settings.PUBLIC_ADDRESS, meeting_id, cookies)
        await offices.enter_async_context(office)
        yield Member(person(guest, index, film, voice), office)
        await asyncio.sleep(SECONDS_BETWEEN_KNOCKS)


def look_and_voice(index: int, folder: Path) -> tuple[Film, Speech]:
    pitch = PITCHES[index % len(PITCHES)]
    size = 1.0 + (pitch - 150) / 600
    voice = speech(index + 1, SPEECH_SECONDS, pitch=pitch, size=size)
    return film_of(index, folder / "faces"), voice


def person(guest: Guest, index: int, film: Film, voice: Speech) -> Person:
    return Person(
        name=guest.name,
        link=guest.link,
        location=PLACES[index % len(PLACES)],
        phone=guest.phone,
        film=film,
        speech=voice,
        habits=HABITS.get(index, Habits()),
    )
