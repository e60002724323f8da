"""Theory: slides in step, one question, and votes that nobody can trace."""

from typing import ClassVar, Literal
from uuid import UUID

from django.utils.translation import gettext as _
from pydantic import Field

from tenfold.formats.base import (
    Circle,
    Data,
    Deed,
    ExhibitSlide,
    Format,
    FormatError,
    NotYoursError,
    Pressed,
    Sitter,
    State,
    refuse_if_stale,
    stepped,
)

FEWEST_VOTES = 3
"""With fewer, everybody could guess who said what."""


class TheoryOptions(Data):
    format: Literal["theory"] = "theory"
    materials: tuple[UUID, ...] = Field(min_length=1, max_length=40)
    topic: str = Field(default="", max_length=120)
    is_handout: bool = False


class Poll(Data):
    """A question. Open, it knows who voted what; closed, it has forgotten."""

    question: str
    answers: tuple[str, ...]
    votes: dict[UUID, int] = Field(default_factory=dict)
    counts: tuple[int, ...] | None = None

    @property
    def is_open(self) -> bool:
        return self.counts is None


class TheoryState(State):
    format: Literal["theory"] = "theory"
    topic: str
    slides: tuple[ExhibitSlide, ...]
    material_of: tuple[UUID, ...]
    index: int = 0
    furthest: int = 0
    poll: Poll | None = None
    is_handout: bool = False


class PollView(Data):
    question: str
    answers: tuple[str, ...]
    is_open: bool
    voted: int
    own: int | None
    """What this person chose, until it is closed."""
    counts: tuple[int, ...] | None
    """After it is closed, if enough voted."""
    is_too_few: bool


class SlideView(Data):
    id: UUID
    width: int
    height: int


class TheoryView(Data):
    format: Literal["theory"] = "theory"
    id: UUID
    step: int
    topic: str
    slide: SlideView
    index: int
    count: int
    poll: PollView | None
    is_handout: bool
    notes: str | None
    """For those who lead."""
    next: UUID | None
    """For those who lead: what comes, so that it is there at once."""


class TheoryGo(Pressed):
    """To another slide, for everybody."""

    do: Literal["theory.go"] = "theory.go"
    leads_only: ClassVar[bool] = True
    index: int = Field(ge=0)


class TheoryAsk(Pressed):
    do: Literal["theory.ask"] = "theory.ask"
    leads_only: ClassVar[bool] = True
    question: str = Field(min_length=1, max_length=300)
    answers: tuple[str, ...] = Field(min_length=2, max_length=6)


class TheoryVote(Deed):
    do: Literal["theory.vote"] = "theory.vote"
    answer: int = Field(ge=0)


class TheoryClosePoll(Pressed):
    """Close the question and show what was said; then, put it away."""

    do: Literal["theory.close_poll"] = "theory.close_poll"
    leads_only: ClassVar[bool] = True


class TheoryHandout(Deed):
    """Whether members get the slides afterwards."""

    do: Literal["theory.handout"] = "theory.handout"
    leads_only: ClassVar[bool] = True
    on: bool


TheoryDeed = TheoryGo | TheoryAsk | TheoryVote | TheoryClosePoll | TheoryHandout


def start(options: TheoryOptions, circle: Circle) -> TheoryState:
    files = [file for file in circle.shelf if file.slides]
    if not files or len(files) != len(options.materials):
        raise FormatError(_("These slides are not in the library any more."))
    return TheoryState(
        started_at=circle.now,
        topic=options.topic.strip() or files[0].title,
        slides=tuple(slide for file in files for slide in file.slides),
        material_of=tuple(file.id for file in files),
        is_handout=options.is_handout,
    )


def act(
    state: TheoryState, deed: TheoryDeed, by: Sitter, circle: Circle
) -> TheoryState:
    match deed:
        case TheoryVote():
            return _vote(state, deed.answer, by)
        case TheoryHandout():
            return state.model_copy(update={"is_handout": deed.on})
    refuse_if_stale(state, deed)
    match deed:
        case TheoryGo():
            return _go(state, deed.index)
        case TheoryAsk():
            return _ask(state, deed)
        case TheoryClosePoll():
            return _close(state)


def _go(state: TheoryState, index: int) -> TheoryState:
    index = min(index, len(state.slides) - 1)
    return stepped(state, index=index, furthest=max(index, state.furthest))


def _ask(state: TheoryState, deed: TheoryAsk) -> TheoryState:
    answers = tuple(text.strip()[:120] for text in deed.answers)
    if not deed.question.strip() or not all(answers):
        raise FormatError(_("Write a question and at least two answers."))
    if len(set(answers)) != len(answers):
        raise FormatError(_("Two of these answers are the same."))
    return stepped(state, poll=Poll(question=deed.question.strip(), answers=answers))


def _vote(state: TheoryState, answer: int, by: Sitter) -> TheoryState:
    """One vote a seat; it can be changed until the question is closed."""
    poll = state.poll
    if by.leads:
        raise NotYoursError
    if poll is None or not poll.is_open:
        raise FormatError(_("This question is closed."))
    if answer >= len(poll.answers):
        raise FormatError(_("There is no such answer."))
    votes = {**poll.votes, by.seat: answer}
    return state.model_copy(update={"poll": poll.model_copy(update={"votes": votes})})


def _close(state: TheoryState) -> TheoryState:
    poll = state.poll
    if poll is None or not poll.is_open:
        return stepped(state, poll=None)
    said = list(poll.votes.values())
    counts = tuple(said.count(number) for number in range(len(poll.answers)))
    return stepped(state, poll=poll.model_copy(update={"votes": {}, "counts": counts}))


def look(state: TheoryState, by: Sitter, circle: Circle) -> TheoryView:
    slide = state.slides[state.index]
    coming = state.slides[state.index + 1 : state.index + 2]
    return TheoryView(
        id=state.id,
        step=state.step,
        topic=state.topic,
        slide=SlideView(id=slide.id, width=slide.width, height=slide.height),
        index=state.index,
        count=len(state.slides),
        poll=_seen(state.poll, by) if state.poll else None,
        is_handout=state.is_handout,
        notes=slide.notes if by.leads else None,
        next=coming[0].id if by.leads and coming else None,
    )


def _seen(poll: Poll, by: Sitter) -> PollView:
    voted = len(poll.votes) if poll.counts is None else sum(poll.counts)
    is_too_few = not poll.is_open and voted < FEWEST_VOTES
    return PollView(
        question=poll.question,
        answers=poll.answers,
        is_open=poll.is_open,
        voted=voted,
        own=poll.votes.get(by.seat),
        counts=None if is_too_few else poll.counts,
        is_too_few=is_too_few,
    )


def files(state: TheoryState, by: Sitter) -> tuple[UUID, ...]:
    """Members are given what was shown so far; those who lead, all of it."""
    shown = state.slides if by.leads else state.slides[: state.furthest + 1]
    return tuple(slide.id for slide in shown)


THEORY = Format(
    name="theory",
    state=TheoryState,
    options=TheoryOptions,
    start=start,
    act=act,
    look=look,
    asks=lambda options: options.materials,
    files=files,
)
