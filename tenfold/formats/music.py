"""Music: the same piece everywhere at once, while microphones rest."""

from typing import ClassVar, Literal
from uuid import UUID

from pydantic import Field

from tenfold.formats import in_step
from tenfold.formats.base import (
    Circle,
    Data,
    Deed,
    Format,
    Pressed,
    Sitter,
    refuse_if_stale,
)
from tenfold.formats.in_step import LONGEST, Played, Readiness, ShownFile, Timeline


class MusicOptions(Data):
    format: Literal["music"] = "music"
    material: UUID


class MusicState(Played):
    format: Literal["music"] = "music"


class MusicView(Data):
    format: Literal["music"] = "music"
    id: UUID
    step: int
    file: ShownFile
    timeline: Timeline
    readiness: Readiness | None
    """For those who lead."""


class MusicPlay(Pressed):
    do: Literal["music.play"] = "music.play"
    leads_only: ClassVar[bool] = True


class MusicPause(Pressed):
    do: Literal["music.pause"] = "music.pause"
    leads_only: ClassVar[bool] = True


class MusicSeek(Pressed):
    do: Literal["music.seek"] = "music.seek"
    leads_only: ClassVar[bool] = True
    position: float = Field(ge=0, le=LONGEST)


class MusicReady(Deed):
    """This person's device has the whole piece."""

    do: Literal["music.ready"] = "music.ready"


MusicDeed = MusicPlay | MusicPause | MusicSeek | MusicReady


def start(options: MusicOptions, circle: Circle) -> MusicState:
    """Nothing sounds yet: it is loaded everywhere first."""
    return MusicState(
        started_at=circle.now,
        file=in_step.the_file(circle, ("audio",)),
        timeline=Timeline(at=circle.now),
    )


def act(state: MusicState, deed: MusicDeed, by: Sitter, circle: Circle) -> MusicState:
    if isinstance(deed, MusicReady):
        return in_step.is_ready(state, by.seat)
    refuse_if_stale(state, deed)
    match deed:
        case MusicPlay():
            return in_step.play(state, circle.now)
        case MusicPause():
            return in_step.pause(state, circle.now)
        case MusicSeek():
            return in_step.seek(state, deed.position, circle.now)


def look(state: MusicState, by: Sitter, circle: Circle) -> MusicView:
    return MusicView(
        id=state.id,
        step=state.step,
        file=in_step.shown(state.file),
        timeline=state.timeline,
        readiness=in_step.readiness(state, circle) if by.leads else None,
    )


MUSIC = Format(
    name="music",
    state=MusicState,
    options=MusicOptions,
    start=start,
    act=act,
    look=look,
    settle=in_step.settle,
    asks=lambda options: (options.material,),
    files=lambda state, by: (state.file.id,),
)
