"""Individual turn: one person works with a facilitator, the others are with them.

Five phases, each with its own time. The clock only rings; a facilitator goes on.
"""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import ClassVar, Literal
from uuid import UUID

from django.utils.translation import gettext as _
from pydantic import Field

from tenfold.formats.base import (
    Circle,
    Data,
    Deed,
    Format,
    FormatError,
    NotYoursError,
    Pressed,
    Sitter,
    State,
    refuse_if_stale,
    stepped,
)

MORE_SECONDS = 120
LONGEST_PHASE = 3600
MOST_MOMENTS = 20
COUNTS_FROM_SECONDS = 60
"""A turn that was shorter was none: somebody pressed the wrong name."""


class Phase(StrEnum):
    REQUEST = "request"
    WORK = "work"
    SHARING = "sharing"
    LAST_WORD = "last_word"
    GROUND = "ground"


PHASES = tuple(Phase)
FIXED = {
    Phase.REQUEST: 60,
    Phase.SHARING: 180,
    Phase.LAST_WORD: 60,
    Phase.GROUND: 60,
}


class Moment(Data):
    """Something that touched one of the others. It is theirs alone."""

    seat: UUID
    at: datetime
    note: str = ""


class TurnOptions(Data):
    format: Literal["turn"] = "turn"
    seat: UUID
    beside: UUID | None = None
    minutes: int = Field(default=15, ge=10, le=20)


class TurnState(State):
    format: Literal["turn"] = "turn"
    seat: UUID
    beside: UUID | None
    seconds: tuple[int, ...]
    """Of each phase, in their order."""
    phase: Phase | None = Phase.REQUEST
    phase_since: datetime
    used_seconds: float = 0
    """In the phases that are over."""
    away_since: datetime | None = None
    is_stopped: bool = False
    moments: tuple[Moment, ...] = ()


class PhaseView(Data):
    phase: Phase
    seconds: int


class OwnMoment(Data):
    at: datetime
    note: str


class TurnView(Data):
    format: Literal["turn"] = "turn"
    id: UUID
    step: int
    seat: UUID
    beside: UUID | None
    phases: tuple[PhaseView, ...]
    phase: Phase | None
    phase_since: datetime
    away_since: datetime | None
    is_stopped: bool
    is_over: bool
    moments: tuple[OwnMoment, ...]
    """One's own, never those of others."""
    touched: int | None
    """How many people were touched: for facilitators, without saying who."""


class TurnNext(Pressed):
    """Go on to the next phase; after the last one the turn is over."""

    do: Literal["turn.next"] = "turn.next"
    leads_only: ClassVar[bool] = True


class TurnMore(Pressed):
    """Two minutes more for the phase that runs."""

    do: Literal["turn.more"] = "turn.more"
    leads_only: ClassVar[bool] = True


class TurnStop(Deed):
    """The stop word: whose turn it is ends the work at once, and comes to ground.

    It carries no step: it is never too late to say stop.
    """

    do: Literal["turn.stop"] = "turn.stop"


class TurnTouch(Deed):
    """Keep for oneself that this touches one, for when the others share."""

    do: Literal["turn.touch"] = "turn.touch"
    note: str = Field(default="", max_length=200)


TurnDeed = TurnNext | TurnMore | TurnStop | TurnTouch


def phase_seconds(minutes: int) -> tuple[int, ...]:
    """What the four short phases leave is for the work."""
    work = minutes * 60 - sum(FIXED.values())
    return tuple(FIXED.get(phase, work) for phase in PHASES)


def start(options: TurnOptions, circle: Circle) -> TurnState:
    sitter = circle.find(options.seat)
    if sitter is None or sitter.leads:
        raise FormatError(_("This person is not in the circle. Choose somebody else."))
    return TurnState(
        started_at=circle.now,
        seat=options.seat,
        beside=_beside(options.beside, circle),
        seconds=phase_seconds(options.minutes),
        phase_since=circle.now,
    )


def act(state: TurnState, deed: TurnDeed, by: Sitter, circle: Circle) -> TurnState:
    match deed:
        case TurnNext():
            refuse_if_stale(state, deed)
            return _enter(state, _after(state.phase), circle)
        case TurnMore():
            refuse_if_stale(state, deed)
            return _longer(state)
        case TurnStop():
            return _stop(state, by, circle)
        case TurnTouch():
            return _touch(state, deed, by, circle)


def settle(state: TurnState, circle: Circle) -> TurnState:
    """Whose turn it is may drop: the clock waits for them. Somebody leads beside."""
    changes: dict[str, object] = {}
    beside = _beside(state.beside, circle)
    if beside != state.beside:
        changes["beside"] = beside
    is_here = circle.has(state.seat)
    if state.phase is not None and not is_here and state.away_since is None:
        changes["away_since"] = circle.now
    if is_here and state.away_since is not None:
        waited = circle.now - state.away_since
        changes |= {"away_since": None, "phase_since": state.phase_since + waited}
    return stepped(state, **changes) if changes else state


def look(state: TurnState, by: Sitter, circle: Circle) -> TurnView:
    return TurnView(
        id=state.id,
        step=state.step,
        seat=state.seat,
        beside=state.beside,
        phases=tuple(
            PhaseView(phase=phase, seconds=seconds)
            for phase, seconds in zip(PHASES, state.seconds, strict=True)
        ),
        phase=state.phase,
        phase_since=state.phase_since,
        away_since=state.away_since,
        is_stopped=state.is_stopped,
        is_over=state.phase is None,
        moments=tuple(
            OwnMoment(at=moment.at, note=moment.note)
            for moment in state.moments
            if moment.seat == by.seat
        ),
        touched=len({one.seat for one in state.moments}) if by.leads else None,
    )


def hushes(state: TurnState) -> bool:
    """While somebody has their turn nobody writes beside it; signs are still given."""
    return state.phase is not None


def taken_seconds(state: TurnState, now: datetime) -> int:
    """How long the turn lasted, without the time in which its person was away."""
    return round(state.used_seconds + _running_seconds(state, now))


def counts(state: TurnState, now: datetime) -> bool:
    """Whether this was a turn that fairness remembers."""
    return taken_seconds(state, now) >= COUNTS_FROM_SECONDS


def _beside(wanted: UUID | None, circle: Circle) -> UUID | None:
    leaders = [sitter.seat for sitter in circle.sitters if sitter.leads]
    if wanted in leaders:
        return wanted
    return leaders[0] if leaders else None


def _after(phase: Phase | None) -> Phase | None:
    if phase is None:
        raise FormatError(_("This turn is over."))
    place = PHASES.index(phase) + 1
    return PHASES[place] if place < len(PHASES) else None


def _running_seconds(state: TurnState, now: datetime) -> float:
    if state.phase is None:
        return 0.0
    until = state.away_since or now
    return max(timedelta(0), until - state.phase_since).total_seconds()


def _enter(state: TurnState, phase: Phase | None, circle: Circle) -> TurnState:
    """A phase that begins while its person is away waits at its start."""
    away = circle.now if state.away_since is not None and phase else None
    return stepped(
        state,
        phase=phase,
        phase_since=circle.now,
        used_seconds=state.used_seconds + _running_seconds(state, circle.now),
        away_since=away,
    )


def _longer(state: TurnState) -> TurnState:
    if state.phase is None:
        raise FormatError(_("This turn is over."))
    place = PHASES.index(state.phase)
    longer = state.seconds[place] + MORE_SECONDS
    if longer > LONGEST_PHASE:
        raise FormatError(_("An hour is as long as one step can be."))
    seconds = (*state.seconds[:place], longer, *state.seconds[place + 1 :])
    return stepped(state, seconds=seconds)


def _stop(state: TurnState, by: Sitter, circle: Circle) -> TurnState:
    if not by.leads and by.seat != state.seat:
        raise NotYoursError
    if state.phase in (Phase.GROUND, None):
        return state
    return _enter(state, Phase.GROUND, circle).model_copy(update={"is_stopped": True})


def _touch(state: TurnState, deed: TurnTouch, by: Sitter, circle: Circle) -> TurnState:
    if by.leads or by.seat == state.seat:
        raise NotYoursError
    if state.phase is None:
        raise FormatError(_("This turn is over."))
    own = sum(moment.seat == by.seat for moment in state.moments)
    if own >= MOST_MOMENTS:
        raise FormatError(_("You have kept twenty moments. That is as many as fit."))
    moment = Moment(seat=by.seat, at=circle.now, note=deed.note.strip())
    return state.model_copy(update={"moments": (*state.moments, moment)})


TURN = Format(
    name="turn",
    state=TurnState,
    options=TurnOptions,
    start=start,
    act=act,
    look=look,
    settle=settle,
    hushes=hushes,
)
