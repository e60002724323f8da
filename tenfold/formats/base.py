"""What every format has: a state with steps, deeds, and a view for each person."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, ClassVar, TypeVar
from uuid import UUID, uuid4

from django.utils.translation import gettext as _
from pydantic import BaseModel, ConfigDict, Field

from tenfold.core.errors import DomainError
from tenfold.formats.pairing import Bonds


class FormatError(DomainError):
    """A deed that the format does not allow as things stand."""

    code = "cannot"
    status = 409


class StaleError(FormatError):
    """Somebody else pressed a button first; the answer is the state they made."""

    code = "moved_on"

    def __init__(self) -> None:
        super().__init__(_("This has moved on in the meantime. Look and decide again."))


class UnfinishedError(FormatError):
    """What is on the stage is not at its end; who leads may leave it all the same."""

    code = "unfinished"


class NotYoursError(FormatError):
    """A deed of facilitators, or of somebody else."""

    code = "not_found"
    status = 404

    def __init__(self) -> None:
        super().__init__(_("There is nothing here."))


class Data(BaseModel):
    """A value that is stored or sent; what is not declared is refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Face(Data):
    """The picture side of a card: which picture, and what is to be seen on it."""

    key: str
    alt: str
    intensity: int = 1


class ExhibitSlide(Data):
    """One slide of a file, and what whoever leads wants to say with it."""

    id: UUID
    width: int
    height: int
    notes: str = ""


class Exhibit(Data):
    """A file of the practice that was taken from the shelf."""

    id: UUID
    kind: str
    title: str
    rights: str = ""
    media_type: str
    summary: str = ""
    slides: tuple[ExhibitSlide, ...] = ()


@dataclass(frozen=True)
class Sitter:
    """Somebody in the circle, for the rules: no name, no record."""

    seat: UUID
    leads: bool = False
    is_listening: bool = False
    has_flag: bool = False
    """An open risk flag."""
    follows: UUID | None = None
    """Looks on from where this person is: an interpreter, who sits in no format."""

    @property
    def is_accompanied(self) -> bool:
        """Whether this person is never with another without a facilitator."""
        return self.is_listening or self.has_flag


@dataclass(frozen=True)
class Circle:
    """Who sits in the circle, in seat order, and what time it is."""

    now: datetime
    sitters: tuple[Sitter, ...]
    number: int = 0
    """Which meeting of the group this is: what rotates, rotates with it."""
    bonds: Bonds = field(default_factory=Bonds)
    """What is known of the people together, for a format that asks for it."""
    deck: tuple[Face, ...] = ()
    """The cards that a format was asked to begin with."""
    shelf: tuple[Exhibit, ...] = ()
    """The files that a format was asked to begin with."""

    @property
    def members(self) -> tuple[Sitter, ...]:
        return tuple(sitter for sitter in self.sitters if not sitter.leads)

    def find(self, seat: UUID) -> Sitter | None:
        return next((s for s in self.sitters if s.seat == seat), None)

    def has(self, seat: UUID | None) -> bool:
        return seat is not None and self.find(seat) is not None


class State(Data):
    """What is on the stage. Every change that others could miss raises `step`."""

    id: UUID = Field(default_factory=uuid4)
    step: int = 0
    started_at: datetime


class Deed(Data):
    """Something that somebody does to what is on the stage."""

    leads_only: ClassVar[bool] = False


class Pressed(Deed):
    """A deed that means one step, so that two people pressing do it once."""

    step: int


@dataclass(frozen=True)
class Beside:
    """A room beside the circle: who belongs there now, and who is about to."""

    kind: str
    seats: tuple[UUID, ...]
    expected: tuple[UUID, ...]


@dataclass(frozen=True)
class Format:
    """One format: its rules under one name."""

    name: str
    state: type[State]
    options: type[Data]
    start: Callable[[Any, Circle], State]
    act: Callable[[Any, Any, Sitter, Circle], State]
    look: Callable[[Any, Sitter, Circle], Data]
    settle: Callable[[Any, Circle], State] = field(default=lambda state, _: state)
    """After people came or went: the state as it must be with who is here now."""
    due: Callable[[Any], datetime | None] = field(default=lambda _: None)
    """When time alone changes the state, if it does."""
    tick: Callable[[Any, Circle], State] = field(default=lambda state, _: state)
    """What time alone has done until `circle.now`."""
    speakers: Callable[[Any], frozenset[UUID] | None] = field(default=lambda _: None)
    """The members who speak now; the microphones of all others come to rest.

    None when everybody may.
    """
    hushes: Callable[[Any], bool] = field(default=lambda _: False)
    """Whether members write to nobody but those who lead meanwhile."""
    beside: Callable[[Any], dict[UUID, Beside]] = field(default=lambda _: {})
    """The rooms beside the circle that there must be, by their slot."""
    asks: Callable[[Any], tuple[UUID, ...]] = field(default=lambda _: ())
    """Which files the options name."""
    files: Callable[[Any, Sitter], tuple[UUID, ...]] = field(default=lambda *_: ())
    """Which files this person may be given while it is on the stage."""
    unfinished: Callable[[Any, Circle], str] | None = None
    """Why it cannot be left yet, in a sentence; nothing when it can."""
    knows_bonds: bool = False
    """Whether the rules ask who has met whom."""


S = TypeVar("S", bound=State)


def refuse_if_stale(state: State, deed: Pressed) -> None:
    if deed.step != state.step:
        raise StaleError


def stepped(state: S, **changes: Any) -> S:
    """The next state."""
    return state.model_copy(update={"step": state.step + 1, **changes})
