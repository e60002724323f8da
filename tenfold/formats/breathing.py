"""Breathing: one slow pace for everybody, driven by the server's clock."""

from datetime import datetime, timedelta
from typing import ClassVar, Literal
from uuid import UUID

from pydantic import Field

from tenfold.formats.base import (
    Circle,
    Data,
    Format,
    Pressed,
    Sitter,
    State,
    refuse_if_stale,
    stepped,
)

LEAD_IN = timedelta(seconds=5)
"""Time to sit well before the first breath."""


class BreathingOptions(Data):
    """Seconds of one breath. Nothing is held unless somebody asks for it."""

    format: Literal["breathing"] = "breathing"
    breathe_in: float = Field(default=4, ge=2, le=10)
    hold_in: float = Field(default=0, ge=0, le=10)
    breathe_out: float = Field(default=6, ge=2, le=12)
    hold_out: float = Field(default=0, ge=0, le=10)
    cycles: int = Field(default=10, ge=1, le=60)


class BreathingState(State):
    format: Literal["breathing"] = "breathing"
    pace: BreathingOptions
    begins_at: datetime


class BreathingView(Data):
    format: Literal["breathing"] = "breathing"
    id: UUID
    step: int
    pace: BreathingOptions
    begins_at: datetime
    ends_at: datetime


class BreathingAgain(Pressed):
    """Once more from the first breath."""

    do: Literal["breathing.again"] = "breathing.again"
    leads_only: ClassVar[bool] = True


def cycle(pace: BreathingOptions) -> timedelta:
    """How long one whole breath takes."""
    parts = (pace.breathe_in, pace.hold_in, pace.breathe_out, pace.hold_out)
    return timedelta(seconds=sum(parts))


def start(options: BreathingOptions, circle: Circle) -> BreathingState:
    return BreathingState(
        started_at=circle.now, pace=options, begins_at=circle.now + LEAD_IN
    )


def act(
    state: BreathingState, deed: BreathingAgain, by: Sitter, circle: Circle
) -> BreathingState:
    refuse_if_stale(state, deed)
    return stepped(state, begins_at=circle.now + LEAD_IN)


def look(state: BreathingState, by: Sitter, circle: Circle) -> BreathingView:
    return BreathingView(
        id=state.id,
        step=state.step,
        pace=state.pace,
        begins_at=state.begins_at,
        ends_at=state.begins_at + state.pace.cycles * cycle(state.pace),
    )


BREATHING = Format(
    name="breathing",
    state=BreathingState,
    options=BreathingOptions,
    start=start,
    act=act,
    look=look,
)
