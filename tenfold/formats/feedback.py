"""Peer feedback: somebody asks for it, the others write cards, one person reads them.

What is written is seen by its giver and by those who lead, and, once a facilitator has
released it, by the receiver. By nobody else, at no time.
"""

from datetime import datetime
from enum import StrEnum
from typing import ClassVar, Literal
from uuid import UUID, uuid4

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

MOST_CHALLENGING = 2
MOST_OF_ONE = 3


class Stem(StrEnum):
    NOTICED = "noticed"
    MORE = "more"
    THANKS = "thanks"
    WISH = "wish"


class CardState(StrEnum):
    WRITTEN = "written"
    RELEASED = "released"
    HELD_BACK = "held_back"


class Answer(StrEnum):
    """All that the receiver says: no defence, no debate."""

    THANK_YOU = "thank_you"
    TAKE = "take"
    LEAVE = "leave"


class Card(Data):
    id: UUID = Field(default_factory=uuid4)
    giver: UUID
    stem: Stem
    text: str
    is_challenging: bool
    state: CardState = CardState.WRITTEN
    answer: Answer | None = None


class FeedbackOptions(Data):
    format: Literal["feedback"] = "feedback"
    receiver: UUID
    seconds_each: int = Field(default=45, ge=30, le=45)


class FeedbackState(State):
    format: Literal["feedback"] = "feedback"
    receiver: UUID
    seconds_each: int
    since: datetime
    has_agreed: bool = False
    has_declined: bool = False
    cards: tuple[Card, ...] = ()


class CardView(Data):
    id: UUID
    giver: UUID
    stem: Stem
    text: str
    is_challenging: bool
    state: CardState
    answer: Answer | None


class FeedbackView(Data):
    format: Literal["feedback"] = "feedback"
    id: UUID
    step: int
    receiver: UUID
    seconds_each: int
    since: datetime
    has_agreed: bool
    has_declined: bool
    cards: tuple[CardView, ...]
    """One's own; all for those who lead; what was released for the receiver."""
    challenging_left: int
    have_written: int


class FeedbackAgree(Deed):
    """The receiver says whether they want it. Without that nobody writes."""

    do: Literal["feedback.agree"] = "feedback.agree"
    on: bool


class FeedbackWrite(Deed):
    do: Literal["feedback.write"] = "feedback.write"
    stem: Stem
    text: str = Field(max_length=300)
    is_challenging: bool = False


class FeedbackRelease(Pressed):
    """Give a card to the receiver, and to nobody else."""

    do: Literal["feedback.release"] = "feedback.release"
    card: UUID
    leads_only: ClassVar[bool] = True


class FeedbackHoldBack(Pressed):
    """Veto a card: the receiver never sees it."""

    do: Literal["feedback.hold_back"] = "feedback.hold_back"
    card: UUID
    leads_only: ClassVar[bool] = True


class FeedbackAnswer(Deed):
    do: Literal["feedback.answer"] = "feedback.answer"
    card: UUID
    answer: Answer


FeedbackDeed = (
    FeedbackAgree | FeedbackWrite | FeedbackRelease | FeedbackHoldBack | FeedbackAnswer
)


def start(options: FeedbackOptions, circle: Circle) -> FeedbackState:
    sitter = circle.find(options.receiver)
    if sitter is None or sitter.leads:
        raise FormatError(_("This person is not in the circle. Choose somebody else."))
    return FeedbackState(
        started_at=circle.now,
        receiver=options.receiver,
        seconds_each=options.seconds_each,
        since=circle.now,
    )


def act(
    state: FeedbackState, deed: FeedbackDeed, by: Sitter, circle: Circle
) -> FeedbackState:
    match deed:
        case FeedbackAgree():
            return _agree(state, deed.on, by, circle)
        case FeedbackWrite():
            return _write(state, deed, by)
        case FeedbackAnswer():
            return _answer(state, deed, by)
        case FeedbackRelease() | FeedbackHoldBack():
            refuse_if_stale(state, deed)
            is_given = isinstance(deed, FeedbackRelease)
            new = CardState.RELEASED if is_given else CardState.HELD_BACK
            return _decide(state, deed.card, new)


def look(state: FeedbackState, by: Sitter, circle: Circle) -> FeedbackView:
    return FeedbackView(
        id=state.id,
        step=state.step,
        receiver=state.receiver,
        seconds_each=state.seconds_each,
        since=state.since,
        has_agreed=state.has_agreed,
        has_declined=state.has_declined,
        cards=tuple(
            CardView.model_validate(card.model_dump())
            for card in state.cards
            if may_read(state, card, by)
        ),
        challenging_left=MOST_CHALLENGING - _challenging(state),
        have_written=len({card.giver for card in state.cards}),
    )


def may_read(state: FeedbackState, card: Card, by: Sitter) -> bool:
    if by.leads or by.seat == card.giver:
        return True
    return by.seat == state.receiver and card.state == CardState.RELEASED


def _challenging(state: FeedbackState) -> int:
    """What was held back does not count: somebody else may say it more kindly."""
    kept = (card for card in state.cards if card.state != CardState.HELD_BACK)
    return sum(card.is_challenging for card in kept)


def _agree(state: FeedbackState, on: bool, by: Sitter, circle: Circle) -> FeedbackState:
    if by.seat != state.receiver:
        raise NotYoursError
    return stepped(state, has_agreed=on, has_declined=not on, since=circle.now)


def _write(state: FeedbackState, deed: FeedbackWrite, by: Sitter) -> FeedbackState:
    if by.leads or by.seat == state.receiver:
        raise NotYoursError
    if not state.has_agreed:
        raise FormatError(_("They have not said yet that they want it."))
    text = " ".join(deed.text.split())
    if not text:
        raise FormatError(_("Write a few words, or write no card."))
    if sum(card.giver == by.seat for card in state.cards) >= MOST_OF_ONE:
        raise FormatError(_("Three cards are as many as one person gives."))
    if deed.is_challenging and _challenging(state) >= MOST_CHALLENGING:
        raise FormatError(
            _("Two challenging cards are as many as one person gets today.")
        )
    card = Card(
        giver=by.seat, stem=deed.stem, text=text, is_challenging=deed.is_challenging
    )
    return stepped(state, cards=(*state.cards, card))


def _decide(state: FeedbackState, wanted: UUID, new: CardState) -> FeedbackState:
    card = _find(state, wanted)
    if card.state != CardState.WRITTEN:
        raise FormatError(_("This card was decided on already."))
    if new == CardState.RELEASED and not state.has_agreed:
        raise FormatError(_("They do not want it now. The card stays with you."))
    return stepped(state, cards=_with(state, card.model_copy(update={"state": new})))


def _answer(state: FeedbackState, deed: FeedbackAnswer, by: Sitter) -> FeedbackState:
    card = _find(state, deed.card)
    if by.seat != state.receiver or not may_read(state, card, by):
        raise NotYoursError
    answered = card.model_copy(update={"answer": deed.answer})
    return stepped(state, cards=_with(state, answered))


def _find(state: FeedbackState, wanted: UUID) -> Card:
    card = next((one for one in state.cards if one.id == wanted), None)
    if card is None:
        raise NotYoursError
    return card


def _with(state: FeedbackState, changed: Card) -> tuple[Card, ...]:
    return tuple(changed if one.id == changed.id else one for one in state.cards)


FEEDBACK = Format(
    name="feedback",
    state=FeedbackState,
    options=FeedbackOptions,
    start=start,
    act=act,
    look=look,
)
