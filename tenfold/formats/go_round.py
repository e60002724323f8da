"""Go-round: everybody has the word once, in an order that all can see."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from random import Random
from typing import ClassVar, Literal
from uuid import UUID

from django.utils.translation import gettext as _
from pydantic import Field

from tenfold.formats.base import (
    Circle,
    Data,
    Format,
    FormatError,
    NotYoursError,
    Pressed,
    Sitter,
    State,
    refuse_if_stale,
    stepped,
)

TRANSITION_SECONDS = 10
SHORTEST_TURN = 15


class Mode(StrEnum):
    CLOCKWISE = "clockwise"
    RANDOM = "random"
    VOLUNTEER = "volunteer"
    POPCORN = "popcorn"


class RoundOptions(Data):
    format: Literal["round"] = "round"
    question: str = Field(default="", max_length=300)
    mode: Mode = Mode.CLOCKWISE
    block_seconds: int = Field(default=900, ge=60, le=3 * 3600)


class RoundState(State):
    format: Literal["round"] = "round"
    question: str
    mode: Mode
    seconds_each: int
    waiting: tuple[UUID, ...]
    speaker: UUID | None
    speaks_since: datetime | None
    has_passed: tuple[UUID, ...] = ()
    done: tuple[UUID, ...] = ()
    is_offering_again: bool = False


class RoundView(Data):
    format: Literal["round"] = "round"
    id: UUID
    step: int
    question: str
    mode: Mode
    seconds_each: int
    speaker: UUID | None
    speaks_since: datetime | None
    waiting: tuple[UUID, ...]
    has_passed: tuple[UUID, ...]
    done: tuple[UUID, ...]
    is_offering_again: bool
    is_over: bool


class RoundNext(Pressed):
    """Give the word on: to who is next, or to somebody in particular."""

    do: Literal["round.next"] = "round.next"
    seat: UUID | None = None


class RoundPass(Pressed):
    """Pass, for now: it is offered once more at the end."""

    do: Literal["round.pass"] = "round.pass"


class RoundTake(Pressed):
    """Take the word, where nobody has it and people go as they like."""

    do: Literal["round.take"] = "round.take"


class RoundSkip(Pressed):
    """Go past who has the word, for instance because they dropped."""

    do: Literal["round.skip"] = "round.skip"
    leads_only: ClassVar[bool] = True


RoundDeed = RoundNext | RoundPass | RoundTake | RoundSkip


def seconds_each(block_seconds: int, people: int) -> int:
    """Whole seconds for each of `people`, with ten seconds between two of them.

    (block - transition * (n - 1)) / n, and never less than fifteen seconds.
    """
    if people < 1:
        return block_seconds
    between = TRANSITION_SECONDS * (people - 1)
    return max(SHORTEST_TURN, (block_seconds - between) // people)


def first_speaker(number: int, people: int) -> int:
    """Who starts rotates from meeting to meeting: an index into the seats."""
    return number % people if people else 0


def rotated(seats: Sequence[UUID], start: int) -> tuple[UUID, ...]:
    return tuple(seats[start:]) + tuple(seats[:start])


def start(options: RoundOptions, circle: Circle) -> RoundState:
    """Members who listen today keep their pass; facilitators are not in the order."""
    seats = [s.seat for s in circle.members if not s.is_listening]
    kept = tuple(s.seat for s in circle.members if s.is_listening)
    if not seats:
        raise FormatError(_("Nobody is here yet who would speak."))
    order = rotated(seats, first_speaker(circle.number, len(seats)))
    if options.mode == Mode.RANDOM:
        order = tuple(Random(circle.now.timestamp()).sample(seats, len(seats)))  # noqa: S311
    state = RoundState(
        started_at=circle.now,
        question=options.question.strip(),
        mode=options.mode,
        seconds_each=seconds_each(options.block_seconds, len(seats)),
        waiting=order,
        speaker=None,
        speaks_since=None,
        has_passed=kept,
    )
    if options.mode == Mode.VOLUNTEER:
        return state
    return _give(state, order[0], circle)


def act(state: RoundState, deed: RoundDeed, by: Sitter, circle: Circle) -> RoundState:
    refuse_if_stale(state, deed)
    match deed:
        case RoundNext():
            _refuse_unless_speaking_or_leading(state, by)
            return _next(_finished(state), deed.seat, circle)
        case RoundSkip():
            return _next(_passed(state), None, circle)
        case RoundPass():
            return _pass(state, by, circle)
        case RoundTake():
            return _take(state, by, circle)


def settle(state: RoundState, circle: Circle) -> RoundState:
    """Who left is passed by; who came joins at the end of the order."""
    known = {*state.waiting, *state.done, *state.has_passed, state.speaker}
    new = [s.seat for s in circle.members if s.seat not in known]
    listening = {s.seat for s in circle.members if s.is_listening}
    waiting = [seat for seat in state.waiting if circle.has(seat)]
    waiting += [seat for seat in new if seat not in listening]
    passed = [seat for seat in state.has_passed if circle.has(seat)]
    passed += [seat for seat in new if seat in listening]
    changed = stepped(state, waiting=tuple(waiting), has_passed=tuple(passed))
    if state.speaker is not None and not circle.has(state.speaker):
        changed = _next(_without_speaker(changed), None, circle)
    same = {"step", "id"}
    if changed.model_dump(exclude=same) == state.model_dump(exclude=same):
        return state
    return changed


def look(state: RoundState, by: Sitter, circle: Circle) -> RoundView:
    return RoundView(
        id=state.id,
        step=state.step,
        question=state.question,
        mode=state.mode,
        seconds_each=state.seconds_each,
        speaker=state.speaker,
        speaks_since=state.speaks_since,
        waiting=state.waiting,
        has_passed=state.has_passed,
        done=state.done,
        is_offering_again=state.is_offering_again,
        is_over=is_over(state),
    )


def is_over(state: RoundState) -> bool:
    return state.speaker is None and not state.waiting


def time_left(state: RoundState, now: datetime) -> timedelta | None:
    """What is left of the speaker's time; negative when it is over."""
    if state.speaks_since is None:
        return None
    return state.speaks_since + timedelta(seconds=state.seconds_each) - now


def _refuse_unless_speaking_or_leading(state: RoundState, by: Sitter) -> None:
    if not by.leads and by.seat != state.speaker:
        raise NotYoursError


def _pass(state: RoundState, by: Sitter, circle: Circle) -> RoundState:
    if by.seat == state.speaker:
        return _next(_passed(state), None, circle)
    if by.seat not in state.waiting:
        raise FormatError(_("Your turn is over, or you have passed already."))
    return stepped(
        state,
        waiting=tuple(s for s in state.waiting if s != by.seat),
        has_passed=(*state.has_passed, by.seat),
    )


def _take(state: RoundState, by: Sitter, circle: Circle) -> RoundState:
    may = (*state.waiting, *state.has_passed)
    if by.leads or by.seat not in may:
        raise FormatError(_("You have had the word in this round."))
    if state.speaker is not None:
        raise FormatError(_("Somebody has the word. You are next when they are done."))
    return _give(state, by.seat, circle)


def _finished(state: RoundState) -> RoundState:
    if state.speaker is None:
        return state
    return _without_speaker(state).model_copy(
        update={"done": (*state.done, state.speaker)}
    )


def _passed(state: RoundState) -> RoundState:
    if state.speaker is None:
        return state
    return _without_speaker(state).model_copy(
        update={"has_passed": (*state.has_passed, state.speaker)}
    )


def _without_speaker(state: RoundState) -> RoundState:
    return state.model_copy(update={"speaker": None, "speaks_since": None})


def _next(state: RoundState, seat: UUID | None, circle: Circle) -> RoundState:
    if seat is not None:
        if seat not in (*state.waiting, *state.has_passed):
            raise FormatError(_("This person has had the word, or is not here."))
        return _give(state, seat, circle)
    if state.waiting:
        if state.mode in (Mode.VOLUNTEER, Mode.POPCORN):
            return stepped(state)
        return _give(state, state.waiting[0], circle)
    if state.has_passed and not state.is_offering_again:
        return stepped(state, is_offering_again=True)
    return stepped(state)


def _give(state: RoundState, seat: UUID, circle: Circle) -> RoundState:
    return stepped(
        state,
        speaker=seat,
        speaks_since=circle.now,
        waiting=tuple(s for s in state.waiting if s != seat),
        has_passed=tuple(s for s in state.has_passed if s != seat),
    )


GO_ROUND = Format(
    name="round",
    state=RoundState,
    options=RoundOptions,
    start=start,
    act=act,
    look=look,
    settle=settle,
)
