"""Topics: anybody brings one, dots choose, the chosen one gets its time in steps."""

from datetime import datetime, timedelta
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
    refuse_if_stale,
    stepped,
)
from tenfold.formats.topics_state import (
    DOTS_EACH,
    DOTS_ON_ONE,
    STEPS,
    Dots,
    Item,
    Phase,
    Tag,
    TopicsState,
    look,
)

MOST_OF_ONE = 3
MOST_TOPICS = 24
MORE_SECONDS = 120
FIXED = {Phase.FRAMING: 120, Phase.CLARIFYING: 180, Phase.TAKEAWAY: 120}
SHORTEST_STEP = 60


class TopicsOptions(Data):
    format: Literal["topics"] = "topics"
    minutes: int = Field(default=20, ge=15, le=25)
    vote_seconds: int = Field(default=90, ge=30, le=600)


class TopicsAdd(Deed):
    """Bring a topic: with one's name, or known to the facilitators only."""

    do: Literal["topics.add"] = "topics.add"
    text: str = Field(max_length=200)
    tag: Tag = Tag.SHARE
    is_anonymous: bool = False


class TopicsWithdraw(Deed):
    """Take a topic off the list: one's own, or as a facilitator."""

    do: Literal["topics.withdraw"] = "topics.withdraw"
    topic: UUID


class TopicsOpen(Pressed):
    """Let everybody give their dots."""

    do: Literal["topics.open"] = "topics.open"
    leads_only: ClassVar[bool] = True


class TopicsVote(Deed):
    """How many of one's dots this topic gets."""

    do: Literal["topics.vote"] = "topics.vote"
    topic: UUID
    dots: int = Field(ge=0, le=DOTS_ON_ONE)


class TopicsClose(Pressed):
    """Count the dots."""

    do: Literal["topics.close"] = "topics.close"
    leads_only: ClassVar[bool] = True


class TopicsChoose(Pressed):
    """Choose another topic than the dots did, for safety."""

    do: Literal["topics.choose"] = "topics.choose"
    topic: UUID
    leads_only: ClassVar[bool] = True


class TopicsNext(Pressed):
    """Begin with the chosen topic, go on to its next step, and back to the list."""

    do: Literal["topics.next"] = "topics.next"
    leads_only: ClassVar[bool] = True


class TopicsMore(Pressed):
    """Two minutes more for the step that runs."""

    do: Literal["topics.more"] = "topics.more"
    leads_only: ClassVar[bool] = True


LeadersDeed = TopicsOpen | TopicsClose | TopicsChoose | TopicsNext | TopicsMore
TopicsDeed = TopicsAdd | TopicsWithdraw | TopicsVote | LeadersDeed


def step_seconds(minutes: int, people: int) -> tuple[int, ...]:
    """A minute each in the round; what is left is open, and at least a minute."""
    each = SHORTEST_STEP * max(1, people)
    rest = minutes * 60 - sum(FIXED.values()) - each
    found = {**FIXED, Phase.ROUND: each, Phase.OPEN: max(SHORTEST_STEP, rest)}
    return tuple(found[phase] for phase in STEPS)


def start(options: TopicsOptions, circle: Circle) -> TopicsState:
    return TopicsState(
        started_at=circle.now,
        since=circle.now,
        minutes=options.minutes,
        vote_seconds=options.vote_seconds,
    )


def act(
    state: TopicsState, deed: TopicsDeed, by: Sitter, circle: Circle
) -> TopicsState:
    match deed:
        case TopicsAdd():
            return _add(state, deed, by)
        case TopicsWithdraw():
            return _withdraw(state, deed.topic, by)
        case TopicsVote():
            return _vote(state, deed, by)
        case _:
            refuse_if_stale(state, deed)
            return _lead(state, deed, circle)


def _lead(state: TopicsState, deed: LeadersDeed, circle: Circle) -> TopicsState:
    match deed:
        case TopicsOpen():
            return _open(state, circle)
        case TopicsClose():
            _refuse_unless(state, Phase.VOTE)
            return _count(state, circle)
        case TopicsChoose():
            return _choose(state, deed.topic, circle)
        case TopicsNext():
            return _next(state, circle)
        case TopicsMore():
            return _longer(state)


def due(state: TopicsState) -> datetime | None:
    return state.ends_at


def tick(state: TopicsState, circle: Circle) -> TopicsState:
    """The vote closes by itself."""
    if state.ends_at is None or circle.now < state.ends_at:
        return state
    return _count(state, circle)


def favourite(state: TopicsState) -> UUID | None:
    """Most dots; of those that are equal the one parked longest, then the first.

    None when nobody gave a dot.
    """
    open_ = [item for item in state.items if item.id not in state.discussed]
    with_dots = [item for item in open_ if state.dots_on(item.id)]
    if not with_dots:
        return None
    return max(
        with_dots, key=lambda item: (state.dots_on(item.id), item.meetings_parked)
    ).id


def _refuse_unless(state: TopicsState, *phases: Phase) -> None:
    if state.phase not in phases:
        raise FormatError(_("This is not possible at this step."))


def _add(state: TopicsState, deed: TopicsAdd, by: Sitter) -> TopicsState:
    _refuse_unless(state, Phase.COLLECT)
    text = " ".join(deed.text.split())
    if not text:
        raise FormatError(_("Write a few words about your topic."))
    own = sum(item.seat == by.seat for item in state.items)
    if own >= MOST_OF_ONE or len(state.items) >= MOST_TOPICS:
        raise FormatError(_("The list is full. Take one of yours off it first."))
    hidden = deed.is_anonymous and not by.leads
    item = Item(seat=by.seat, text=text, tag=deed.tag, is_anonymous=hidden)
    return state.model_copy(update={"items": (*state.items, item)})


def _withdraw(state: TopicsState, topic: UUID, by: Sitter) -> TopicsState:
    item = state.find(topic)
    if item is None or not (by.leads or item.seat == by.seat):
        raise NotYoursError
    _refuse_unless(state, Phase.COLLECT)
    kept = (item.kept_as,) if item.kept_as else ()
    return state.model_copy(
        update={
            "items": tuple(one for one in state.items if one.id != topic),
            "withdrawn": (*state.withdrawn, *kept),
        }
    )


def _open(state: TopicsState, circle: Circle) -> TopicsState:
    _refuse_unless(state, Phase.COLLECT)
    if all(item.id in state.discussed for item in state.items):
        raise FormatError(_("There is no topic on the list yet."))
    ends_at = circle.now + timedelta(seconds=state.vote_seconds)
    return stepped(state, phase=Phase.VOTE, since=circle.now, ends_at=ends_at, dots=())


def _vote(state: TopicsState, deed: TopicsVote, by: Sitter) -> TopicsState:
    if by.leads:
        raise NotYoursError
    _refuse_unless(state, Phase.VOTE)
    if state.find(deed.topic) is None or deed.topic in state.discussed:
        raise FormatError(_("This topic is not on the list any more."))
    others = [
        dots for dots in state.dots if (dots.seat, dots.topic) != (by.seat, deed.topic)
    ]
    given = sum(dots.count for dots in others if dots.seat == by.seat)
    if given + deed.dots > DOTS_EACH:
        raise FormatError(_("You have three dots. Take one away somewhere else first."))
    if deed.dots:
        others.append(Dots(seat=by.seat, topic=deed.topic, count=deed.dots))
    return state.model_copy(update={"dots": tuple(others)})


def _count(state: TopicsState, circle: Circle) -> TopicsState:
    return stepped(
        state,
        phase=Phase.CHOSEN,
        since=circle.now,
        ends_at=None,
        winner=favourite(state),
        is_override=False,
    )


def _choose(state: TopicsState, topic: UUID, circle: Circle) -> TopicsState:
    _refuse_unless(state, Phase.COLLECT, Phase.VOTE, Phase.CHOSEN)
    if state.find(topic) is None or topic in state.discussed:
        raise FormatError(_("This topic is not on the list any more."))
    return stepped(
        state,
        phase=Phase.CHOSEN,
        since=circle.now,
        ends_at=None,
        winner=topic,
        is_override=topic != favourite(state),
    )


def _next(state: TopicsState, circle: Circle) -> TopicsState:
    _refuse_unless(state, Phase.CHOSEN, *STEPS)
    if state.phase == Phase.CHOSEN:
        if state.winner is None:
            raise FormatError(_("Nobody gave a dot. Choose a topic, or collect more."))
        seconds = step_seconds(state.minutes, len(circle.members))
        return stepped(state, phase=STEPS[0], since=circle.now, seconds=seconds)
    place = STEPS.index(state.phase) + 1
    if place < len(STEPS):
        return stepped(state, phase=STEPS[place], since=circle.now)
    done = (*state.discussed, state.winner)
    return stepped(
        state,
        phase=Phase.COLLECT,
        since=circle.now,
        discussed=done,
        winner=None,
        is_override=False,
        seconds=(),
        dots=(),
    )


def _longer(state: TopicsState) -> TopicsState:
    if state.phase == Phase.VOTE and state.ends_at is not None:
        longer = state.ends_at + timedelta(seconds=MORE_SECONDS)
        return stepped(state, ends_at=longer)
    _refuse_unless(state, *STEPS)
    place = STEPS.index(state.phase)
    seconds = list(state.seconds)
    seconds[place] = min(3600, seconds[place] + MORE_SECONDS)
    return stepped(state, seconds=tuple(seconds))


TOPICS = Format(
    name="topics",
    state=TopicsState,
    options=TopicsOptions,
    start=start,
    act=act,
    look=look,
    due=due,
    tick=tick,
)
