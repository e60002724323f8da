"""Playing in step: one timeline on the server, by which every browser plays."""

from datetime import datetime, timedelta
from typing import TypeVar
from uuid import UUID

from django.utils.translation import gettext as _
from pydantic import Field

from tenfold.formats.base import Circle, Data, Exhibit, FormatError, State, stepped

LEAD = timedelta(milliseconds=1500)
"""From the button to the sound: time for the news to reach everybody."""
LONGEST = 24 * 3600


class Timeline(Data):
    """At `at` it stands at `position` seconds, and runs from there if it plays."""

    position: float = Field(default=0, ge=0, le=LONGEST)
    at: datetime
    is_playing: bool = False


class Played(State):
    """What is played, where it is, and who has it on their device."""

    file: Exhibit
    timeline: Timeline
    ready: tuple[UUID, ...] = ()


class ShownFile(Data):
    """What a browser needs to play it."""

    id: UUID
    title: str
    rights: str
    media_type: str


class Readiness(Data):
    """How many have it on their device, out of how many."""

    ready: int
    people: int


P = TypeVar("P", bound=Played)


def position_at(timeline: Timeline, now: datetime) -> float:
    """Where it is, in seconds; before the start it waits."""
    if not timeline.is_playing:
        return timeline.position
    passed = max((now - timeline.at).total_seconds(), 0)
    return min(timeline.position + passed, LONGEST)


def the_file(circle: Circle, kinds: tuple[str, ...]) -> Exhibit:
    """What was taken from the shelf. Raises FormatError when that cannot be played."""
    file = circle.shelf[0] if circle.shelf else None
    if file is None or file.kind not in kinds:
        raise FormatError(_("This file is not in the library any more."))
    return file


def play(state: P, now: datetime) -> P:
    """Go on, a moment from now, so that all begin at once."""
    line = state.timeline
    if line.is_playing:
        return state
    return stepped(
        state,
        timeline=Timeline(position=line.position, at=now + LEAD, is_playing=True),
    )


def pause(state: P, now: datetime) -> P:
    """Stop for everybody, where it is."""
    if not state.timeline.is_playing:
        return state
    here = position_at(state.timeline, now)
    return stepped(state, timeline=Timeline(position=here, at=now))


def seek(state: P, position: float, now: datetime) -> P:
    """Go somewhere else; what plays goes on there, for all at once."""
    playing = state.timeline.is_playing
    begins = now + LEAD if playing else now
    line = Timeline(position=position, at=begins, is_playing=playing)
    return stepped(state, timeline=line)


def is_ready(state: P, seat: UUID) -> P:
    """Somebody's device has it. Nobody's button is late because of that: no step."""
    if seat in state.ready:
        return state
    return state.model_copy(update={"ready": (*state.ready, seat)})


def settle(state: P, circle: Circle) -> P:
    """Who left is not waited for."""
    here = tuple(seat for seat in state.ready if circle.has(seat))
    return state if here == state.ready else state.model_copy(update={"ready": here})


def shown(file: Exhibit) -> ShownFile:
    return ShownFile(
        id=file.id, title=file.title, rights=file.rights, media_type=file.media_type
    )


def readiness(state: Played, circle: Circle) -> Readiness:
    return Readiness(ready=len(state.ready), people=len(circle.sitters))
