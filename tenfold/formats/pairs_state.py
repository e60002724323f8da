"""What is known of a round of pairs, what people do in it, and what each sees."""

from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import ClassVar, Literal
from uuid import UUID, uuid4

from pydantic import Field

from tenfold.formats.base import Data, Deed, Pressed, State
from tenfold.formats.pairing import Odd

RECALL_SECONDS = 15
EXTENSION = timedelta(minutes=1)
MOST_IN_A_ROOM = 4


class Phase(StrEnum):
    PROPOSED = "proposed"
    TALKING = "talking"
    RETURNING = "returning"
    BACK = "back"


Size = Literal["pairs", "teams"]


class PairsOptions(Data):
    format: Literal["pairs"] = "pairs"
    size: Size = "pairs"
    prompt: str = Field(default="", max_length=500)
    odd: Odd = Odd.TRIAD
    talk_seconds: int = Field(default=360, ge=30, le=3600)
    has_halves: bool = True
    is_in_turn: bool = False
    """Everybody meets everybody in order, for a group that is always the same."""


class PairRoom(Data):
    """A room beside the circle. Those who lead are in it as visitors."""

    id: UUID
    seats: tuple[UUID, ...]
    times: int
    """How often the two who met most often were together before."""
    last_on: date | None
    calls_since: datetime | None


def new_room(
    seats: tuple[UUID, ...], *, times: int = 0, last_on: date | None = None
) -> PairRoom:
    return PairRoom(
        id=uuid4(), seats=seats, times=times, last_on=last_on, calls_since=None
    )


class Visit(Data):
    """Somebody who leads, in a room beside the circle."""

    seat: UUID
    room: UUID


class TeamRoles(Data):
    speaks: UUID
    keeps_time: UUID
    writes: UUID


class TeamText(Data):
    """What a team brings back, and who was in it."""

    room: UUID
    seats: tuple[UUID, ...]
    text: str


class PairsState(State):
    format: Literal["pairs"] = "pairs"
    phase: Phase = Phase.PROPOSED
    options: PairsOptions
    round: int = 1
    again: int = 0
    rooms: tuple[PairRoom, ...] = ()
    next_rooms: tuple[PairRoom, ...] = ()
    visits: tuple[Visit, ...] = ()
    left_over: tuple[UUID, ...] = ()
    alone: tuple[UUID, ...] = ()
    """Those whose whole room has left: they are back in the circle for now."""
    began_at: datetime | None = None
    half_at: datetime | None = None
    ends_at: datetime | None = None
    told: str = ""
    told_at: datetime | None = None
    texts: tuple[TeamText, ...] = ()


class PairsView(Data):
    """What one person sees: a member their own room only, who leads every room."""

    format: Literal["pairs"] = "pairs"
    id: UUID
    step: int
    phase: Phase
    size: Size
    prompt: str
    round: int
    has_halves: bool
    talk_seconds: int
    began_at: datetime | None
    half_at: datetime | None
    ends_at: datetime | None
    told: str
    told_at: datetime | None
    own: UUID | None
    """The room of who looks, if they are in one."""
    speaks_first: UUID | None
    is_calling: bool
    was_left_alone: bool
    roles: TeamRoles | None
    text: str
    """What one's own team wrote so far."""
    brought_back: tuple[TeamText, ...]
    odd: Odd | None = None
    is_in_turn: bool | None = None
    rooms: tuple[PairRoom, ...] | None = None
    next_rooms: tuple[PairRoom, ...] | None = None
    visits: tuple[Visit, ...] | None = None
    left_over: tuple[UUID, ...] | None = None


class OfLeaders(Pressed):
    leads_only: ClassVar[bool] = True


class PairsSet(OfLeaders):
    """Change what was planned, before anybody has gone."""

    do: Literal["pairs.set"] = "pairs.set"
    options: PairsOptions


class PairsAgain(OfLeaders):
    """Propose others."""

    do: Literal["pairs.again"] = "pairs.again"


class PairsMove(OfLeaders):
    """Put somebody into a room, into a new one, or back into the circle."""

    do: Literal["pairs.move"] = "pairs.move"
    seat: UUID
    to: UUID | Literal["circle", "new"]


class PairsSend(OfLeaders):
    """Let everybody go into their rooms."""

    do: Literal["pairs.send"] = "pairs.send"


class PairsExtend(OfLeaders):
    """A minute more."""

    do: Literal["pairs.extend"] = "pairs.extend"


class PairsTell(OfLeaders):
    """A text that everybody reads, in whatever room."""

    do: Literal["pairs.tell"] = "pairs.tell"
    text: str = Field(max_length=300)


class PairsVisit(Deed):
    """Go into a room, or back to the circle."""

    leads_only: ClassVar[bool] = True
    do: Literal["pairs.visit"] = "pairs.visit"
    room: UUID | None


class PairsRecall(OfLeaders):
    """Bring everybody back in fifteen seconds; pressed again, at once."""

    do: Literal["pairs.recall"] = "pairs.recall"


class PairsNext(OfLeaders):
    """Another round, of others."""

    do: Literal["pairs.next"] = "pairs.next"


class PairsCall(Deed):
    """Call a facilitator, or say that nobody is needed any more."""

    do: Literal["pairs.call"] = "pairs.call"
    on: bool = True


class PairsWrite(Deed):
    """What a team brings back; it is not the step that others press at."""

    do: Literal["pairs.write"] = "pairs.write"
    text: str = Field(max_length=1000)


PairsDeed = (
    PairsSet
    | PairsAgain
    | PairsMove
    | PairsSend
    | PairsExtend
    | PairsTell
    | PairsVisit
    | PairsRecall
    | PairsNext
    | PairsCall
    | PairsWrite
)
