"""Film: the same picture everywhere at once. Nobody has to watch."""

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


class VideoOptions(Data):
    format: Literal["video"] = "video"
    material: UUID


class VideoState(Played):
    format: Literal["video"] = "video"
    sits_out: tuple[UUID, ...] = ()


class VideoView(Data):
    format: Literal["video"] = "video"
    id: UUID
    step: int
    file: ShownFile
    timeline: Timeline
    summary: str
    i_sit_out: bool
    readiness: Readiness | None
    """For those who lead."""
    sits_out: tuple[UUID, ...] | None
    """Who reads instead: for those who lead."""


class VideoPlay(Pressed):
    do: Literal["video.play"] = "video.play"
    leads_only: ClassVar[bool] = True


class VideoPause(Pressed):
    do: Literal["video.pause"] = "video.pause"
    leads_only: ClassVar[bool] = True


class VideoSeek(Pressed):
    do: Literal["video.seek"] = "video.seek"
    leads_only: ClassVar[bool] = True
    position: float = Field(ge=0, le=LONGEST)


class VideoReady(Deed):
    """This person's device can begin."""

    do: Literal["video.ready"] = "video.ready"


class VideoSitOut(Deed):
    """Read what is in it instead, or watch after all."""

    do: Literal["video.sit_out"] = "video.sit_out"
    on: bool


VideoDeed = VideoPlay | VideoPause | VideoSeek | VideoReady | VideoSitOut


def start(options: VideoOptions, circle: Circle) -> VideoState:
    return VideoState(
        started_at=circle.now,
        file=in_step.the_file(circle, ("video",)),
        timeline=Timeline(at=circle.now),
    )


def act(state: VideoState, deed: VideoDeed, by: Sitter, circle: Circle) -> VideoState:
    if isinstance(deed, VideoReady):
        return in_step.is_ready(state, by.seat)
    if isinstance(deed, VideoSitOut):
        return _sit_out(state, by.seat, on=deed.on)
    refuse_if_stale(state, deed)
    match deed:
        case VideoPlay():
            return in_step.play(state, circle.now)
        case VideoPause():
            return in_step.pause(state, circle.now)
        case VideoSeek():
            return in_step.seek(state, deed.position, circle.now)


def _sit_out(state: VideoState, seat: UUID, *, on: bool) -> VideoState:
    rest = tuple(one for one in state.sits_out if one != seat)
    return state.model_copy(update={"sits_out": (*rest, seat) if on else rest})


def look(state: VideoState, by: Sitter, circle: Circle) -> VideoView:
    return VideoView(
        id=state.id,
        step=state.step,
        file=in_step.shown(state.file),
        timeline=state.timeline,
        summary=state.file.summary,
        i_sit_out=by.seat in state.sits_out,
        readiness=in_step.readiness(state, circle) if by.leads else None,
        sits_out=state.sits_out if by.leads else None,
    )


VIDEO = Format(
    name="video",
    state=VideoState,
    options=VideoOptions,
    start=start,
    act=act,
    look=look,
    settle=in_step.settle,
    asks=lambda options: (options.material,),
    files=lambda state, by: (state.file.id,),
)
