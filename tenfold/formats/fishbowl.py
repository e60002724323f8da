"""Fishbowl: an inner ring talks, an outer ring listens and then says what it saw.

Closed: after a time the rings change places. Open: one chair stays empty; who takes it
makes somebody inside step out, so that the ring keeps its size.
"""

from collections.abc import Sequence
from datetime import datetime
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
MOST_CARDS = 10


class Kind(StrEnum):
    CLOSED = "closed"
    OPEN = "open"


class Card(Data):
    """What somebody of the outer ring saw: about the process, not about people."""

    seat: UUID
    text: str


class FishbowlOptions(Data):
    format: Literal["fishbowl"] = "fishbowl"
    kind: Kind = Kind.CLOSED
    question: str = Field(default="", max_length=300)
    inner: tuple[UUID, ...] = Field(default=(), max_length=5)
    """Who begins inside; nobody named means the first in their seats."""
    size: int = Field(default=3, ge=2, le=5)
    minutes: int = Field(default=10, ge=2, le=30)


class FishbowlState(State):
    format: Literal["fishbowl"] = "fishbowl"
    kind: Kind
    question: str
    size: int
    seconds: int
    since: datetime
    inner: tuple[UUID, ...]
    been_inside: tuple[UUID, ...]
    asking: tuple[UUID, ...] = ()
    """Of the outer ring, who would like the empty chair, first come first."""
    is_observing: bool = False
    """The talk is over: the outer ring says what it saw."""
    cards: tuple[Card, ...] = ()


class CardView(Data):
    text: str
    by: UUID


class FishbowlView(Data):
    format: Literal["fishbowl"] = "fishbowl"
    id: UUID
    step: int
    kind: Kind
    question: str
    seconds: int
    since: datetime
    inner: tuple[UUID, ...]
    outer: tuple[UUID, ...]
    asking: tuple[UUID, ...]
    has_empty_chair: bool
    is_observing: bool
    cards: tuple[CardView, ...]
    """One's own while the others talk; everybody's afterwards."""


class FishbowlSwap(Pressed):
    """The rings change places: who has not been inside goes in."""

    do: Literal["fishbowl.swap"] = "fishbowl.swap"
    leads_only: ClassVar[bool] = True


class FishbowlMore(Pressed):
    do: Literal["fishbowl.more"] = "fishbowl.more"
    leads_only: ClassVar[bool] = True


class FishbowlObserve(Pressed):
    """End the talk, and hear what the outer ring saw."""

    do: Literal["fishbowl.observe"] = "fishbowl.observe"
    leads_only: ClassVar[bool] = True


class FishbowlAsk(Deed):
    """Ask for the empty chair, or not any more."""

    do: Literal["fishbowl.ask"] = "fishbowl.ask"
    on: bool


class FishbowlLeave(Deed):
    """Step out of the inner ring: whoever asked first takes the chair."""

    do: Literal["fishbowl.leave"] = "fishbowl.leave"


class FishbowlCard(Deed):
    """Write down what one saw, for afterwards."""

    do: Literal["fishbowl.card"] = "fishbowl.card"
    text: str = Field(max_length=200)


LeadersDeed = FishbowlSwap | FishbowlMore | FishbowlObserve
FishbowlDeed = LeadersDeed | FishbowlAsk | FishbowlLeave | FishbowlCard


def start(options: FishbowlOptions, circle: Circle) -> FishbowlState:
    able = _able(circle)
    if len(able) < options.size + 1:
        raise FormatError(
            _("A fishbowl needs one more person than its inner ring has chairs.")
        )
    wanted = tuple(dict.fromkeys(options.inner))
    if not all(seat in able for seat in wanted):
        raise FormatError(_("Somebody you chose is not here, or listens today."))
    rest = [seat for seat in able if seat not in wanted]
    inner = (*wanted, *rest)[: options.size]
    return FishbowlState(
        started_at=circle.now,
        kind=options.kind,
        question=options.question.strip(),
        size=options.size,
        seconds=options.minutes * 60,
        since=circle.now,
        inner=inner,
        been_inside=inner,
    )


def act(
    state: FishbowlState, deed: FishbowlDeed, by: Sitter, circle: Circle
) -> FishbowlState:
    match deed:
        case FishbowlAsk():
            return _ask(state, deed.on, by)
        case FishbowlLeave():
            return _leave(state, by.seat, circle)
        case FishbowlCard():
            return _card(state, deed.text, by)
        case _:
            refuse_if_stale(state, deed)
            return _lead(state, deed, circle)


def settle(state: FishbowlState, circle: Circle) -> FishbowlState:
    """Who leaves gives up the chair: to who asked, or to who has not been inside."""
    inner = tuple(seat for seat in state.inner if circle.has(seat))
    asking = tuple(seat for seat in state.asking if circle.has(seat))
    if (inner, asking) == (state.inner, state.asking):
        return state
    filled = _filled(state.model_copy(update={"asking": asking}), inner, circle)
    return stepped(filled)


def look(state: FishbowlState, by: Sitter, circle: Circle) -> FishbowlView:
    cards = state.cards
    if not state.is_observing:
        cards = tuple(card for card in cards if card.seat == by.seat)
    return FishbowlView(
        id=state.id,
        step=state.step,
        kind=state.kind,
        question=state.question,
        seconds=state.seconds,
        since=state.since,
        inner=state.inner,
        outer=_outer(state, circle),
        asking=state.asking,
        has_empty_chair=state.kind == Kind.OPEN and not state.is_observing,
        is_observing=state.is_observing,
        cards=tuple(CardView(text=card.text, by=card.seat) for card in cards),
    )


def speakers(state: FishbowlState) -> frozenset[UUID] | None:
    """The inner ring, while it talks."""
    return None if state.is_observing else frozenset(state.inner)


def _able(circle: Circle) -> list[UUID]:
    return [one.seat for one in circle.members if not one.is_listening]


def _outer(state: FishbowlState, circle: Circle) -> tuple[UUID, ...]:
    return tuple(one.seat for one in circle.members if one.seat not in state.inner)


def _filled(
    state: FishbowlState, inner: Sequence[UUID], circle: Circle
) -> FishbowlState:
    """The inner ring at its size, as far as there are people for it."""
    able = _able(circle)
    fresh = [seat for seat in able if seat not in state.been_inside]
    others = [seat for seat in able if seat in state.been_inside]
    ring = tuple(dict.fromkeys((*inner, *state.asking, *fresh, *others)))[: state.size]
    return state.model_copy(
        update={
            "inner": ring,
            "been_inside": tuple(dict.fromkeys((*state.been_inside, *ring))),
            "asking": tuple(seat for seat in state.asking if seat not in ring),
        }
    )


def _lead(state: FishbowlState, deed: LeadersDeed, circle: Circle) -> FishbowlState:
    if state.is_observing:
        raise FormatError(_("The talk is over. Hear what the outer ring saw."))
    match deed:
        case FishbowlSwap():
            return _swap(state, circle)
        case FishbowlMore():
            longer = min(3600, state.seconds + MORE_SECONDS)
            return stepped(state, seconds=longer)
        case FishbowlObserve():
            return stepped(state, is_observing=True, asking=(), since=circle.now)


def _swap(state: FishbowlState, circle: Circle) -> FishbowlState:
    able = _able(circle)
    outside = [seat for seat in able if seat not in state.inner]
    if not outside:
        raise FormatError(_("Nobody is outside who could come in."))
    fresh = [seat for seat in outside if seat not in state.been_inside]
    again = [seat for seat in outside if seat in state.been_inside]
    ring = (*fresh, *again, *state.inner)[: state.size]
    swapped = _filled(state, ring, circle)
    return stepped(swapped, since=circle.now)


def _ask(state: FishbowlState, on: bool, by: Sitter) -> FishbowlState:
    if by.leads or by.seat in state.inner:
        raise NotYoursError
    if state.kind != Kind.OPEN or state.is_observing:
        raise FormatError(_("There is no empty chair now."))
    asking = tuple(seat for seat in state.asking if seat != by.seat)
    return stepped(state, asking=(*asking, by.seat) if on else asking)


def _leave(state: FishbowlState, seat: UUID, circle: Circle) -> FishbowlState:
    if seat not in state.inner:
        raise NotYoursError
    if state.kind != Kind.OPEN or not state.asking:
        raise FormatError(_("Nobody has asked for a chair yet."))
    taker = state.asking[0]
    inner = tuple(taker if one == seat else one for one in state.inner)
    return stepped(_filled(state, inner, circle))


def _card(state: FishbowlState, text: str, by: Sitter) -> FishbowlState:
    if by.leads or by.seat in state.inner:
        raise NotYoursError
    words = " ".join(text.split())
    if not words:
        raise FormatError(_("Write a few words about what you saw."))
    if sum(card.seat == by.seat for card in state.cards) >= MOST_CARDS:
        raise FormatError(_("You have written ten cards. That is as many as fit."))
    card = Card(seat=by.seat, text=words)
    return state.model_copy(update={"cards": (*state.cards, card)})


FISHBOWL = Format(
    name="fishbowl",
    state=FishbowlState,
    options=FishbowlOptions,
    start=start,
    act=act,
    look=look,
    settle=settle,
    speakers=speakers,
)
