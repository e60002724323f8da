"""Topics of a group: what is on the list, who gave it dots, and what each may see."""

from datetime import datetime
from enum import StrEnum
from typing import Literal
from uuid import UUID, uuid4

from pydantic import Field

from tenfold.formats.base import Circle, Data, Sitter, State

DOTS_EACH = 3
DOTS_ON_ONE = 2
OFFER_A_TURN_AFTER = 3
"""Sessions for which a topic has been parked."""


class Tag(StrEnum):
    ADVICE = "advice"
    SHARE = "share"
    DECISION = "decision"
    CONFLICT = "conflict"
    CHECK = "check"


class Phase(StrEnum):
    COLLECT = "collect"
    VOTE = "vote"
    CHOSEN = "chosen"
    FRAMING = "framing"
    CLARIFYING = "clarifying"
    ROUND = "round"
    OPEN = "open"
    TAKEAWAY = "takeaway"


STEPS = (Phase.FRAMING, Phase.CLARIFYING, Phase.ROUND, Phase.OPEN, Phase.TAKEAWAY)


class Item(Data):
    """A topic on the list."""

    id: UUID = Field(default_factory=uuid4)
    seat: UUID | None
    """Of whoever brought it; None when they are not at this meeting."""
    text: str
    tag: Tag
    is_anonymous: bool = False
    meetings_parked: int = 0
    kept_as: UUID | None = None
    """It was parked at an earlier meeting."""


class Dots(Data):
    seat: UUID
    topic: UUID
    count: int


class TopicsState(State):
    format: Literal["topics"] = "topics"
    minutes: int
    vote_seconds: int
    phase: Phase = Phase.COLLECT
    since: datetime
    ends_at: datetime | None = None
    """Of the vote: it closes by itself."""
    items: tuple[Item, ...] = ()
    dots: tuple[Dots, ...] = ()
    winner: UUID | None = None
    is_override: bool = False
    seconds: tuple[int, ...] = ()
    """Of each step of the discussion."""
    discussed: tuple[UUID, ...] = ()
    withdrawn: tuple[UUID, ...] = ()
    """Of those that had been parked earlier."""

    def find(self, topic: UUID | None) -> Item | None:
        return next((item for item in self.items if item.id == topic), None)

    def dots_on(self, topic: UUID) -> int:
        return sum(dots.count for dots in self.dots if dots.topic == topic)


class ItemView(Data):
    id: UUID
    text: str
    tag: Tag
    by: UUID | None
    """Unknown to the group when it was brought without a name."""
    is_own: bool
    is_anonymous: bool
    meetings_parked: int
    my_dots: int
    dots: int | None
    """Hidden until the vote is closed."""
    offers_turn: bool
    is_discussed: bool


class StepView(Data):
    phase: Phase
    seconds: int


class TopicsView(Data):
    format: Literal["topics"] = "topics"
    id: UUID
    step: int
    phase: Phase
    since: datetime
    ends_at: datetime | None
    items: tuple[ItemView, ...]
    dots_left: int
    have_voted: int
    winner: UUID | None
    is_override: bool
    steps: tuple[StepView, ...]


def look(state: TopicsState, by: Sitter, circle: Circle) -> TopicsView:
    """A name only where it was given; dots of others only when all are in."""
    mine = {dots.topic: dots.count for dots in state.dots if dots.seat == by.seat}
    return TopicsView(
        id=state.id,
        step=state.step,
        phase=state.phase,
        since=state.since,
        ends_at=state.ends_at,
        items=tuple(
            _item(state, item, by, mine.get(item.id, 0)) for item in state.items
        ),
        dots_left=0 if by.leads else DOTS_EACH - sum(mine.values()),
        have_voted=len({dots.seat for dots in state.dots if dots.count}),
        winner=state.winner,
        is_override=state.is_override,
        steps=tuple(
            StepView(phase=phase, seconds=seconds)
            for phase, seconds in zip(STEPS, state.seconds, strict=False)
        ),
    )


def _item(state: TopicsState, item: Item, by: Sitter, my_dots: int) -> ItemView:
    is_own = item.seat == by.seat
    knows_who = by.leads or is_own or not item.is_anonymous
    is_hidden = state.phase in (Phase.COLLECT, Phase.VOTE)
    is_long = item.meetings_parked >= OFFER_A_TURN_AFTER
    return ItemView(
        id=item.id,
        text=item.text,
        tag=item.tag,
        by=item.seat if knows_who else None,
        is_own=is_own,
        is_anonymous=item.is_anonymous,
        meetings_parked=item.meetings_parked,
        my_dots=my_dots,
        dots=None if is_hidden else state.dots_on(item.id),
        offers_turn=by.leads and is_long and item.seat is not None,
        is_discussed=item.id in state.discussed,
    )
