"""A table with cards: what is known of it, what can be asked, and what is seen."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated, ClassVar, Literal
from uuid import UUID, uuid4

from pydantic import Field

from tenfold.formats.base import Circle, Data, Deed, Face, Pressed, State

MOST_EACH = 3
MOST_KEPT = 3
MOST_OPEN = 12


class Technique(StrEnum):
    FREE = "free"
    TODAY = "today"
    BRIDGE = "bridge"
    SIDES = "sides"
    STORY = "story"
    NEIGHBOUR = "neighbour"
    DISTANCE = "distance"
    CLOSING = "closing"


class Piles(StrEnum):
    """How the cards lie when people come to the table."""

    BOTH = "both"
    OPEN = "open"
    DOWN = "down"


class Who(StrEnum):
    """Whose cards a member may move, and when."""

    OWNER = "owner"
    TURNS = "turns"
    ALL = "all"


class CardsOptions(Data):
    format: Literal["cards"] = "cards"
    prompt: str = Field(default="", max_length=300)
    technique: Technique = Technique.FREE
    deck: UUID | None = None
    """A deck of the practice's own; without one, the deck that everybody has."""
    piles: Piles = Piles.BOTH
    open_count: int = Field(default=5, ge=1, le=MOST_OPEN)
    who: Who = Who.OWNER
    each: int = Field(default=1, ge=1, le=MOST_EACH)
    swaps: int = Field(default=1, ge=0, le=5)
    strongest: int = Field(default=3, ge=1, le=3)
    """Cards with a stronger picture than this stay out."""
    seconds_each: int = Field(default=0, ge=0, le=1800)
    """How long a turn lasts, where people take turns; nought for no clock."""


class Lies(StrEnum):
    OPEN = "open"
    """Laid out for everybody to choose from."""
    HAND = "hand"
    """Drawn, and seen by its owner alone."""
    TABLE = "table"


Share = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]
Turn = Annotated[int, Field(ge=-180, le=180)]


def new_name() -> str:
    """What a card is called on this table; it says nothing of its picture."""
    return uuid4().hex[:12]


class Piece(Data):
    id: str = Field(default_factory=new_name)
    rev: int = 0
    """Raised by whatever is done to this card, so that two hands cannot hold it."""
    face: Face
    lies: Lies
    owner: UUID | None = None
    x: Share = 0.5
    y: Share = 0.5
    turn: Turn = 0
    z: int = 0
    is_up: bool = True


class CardsState(State):
    format: Literal["cards"] = "cards"
    options: CardsOptions
    pile: tuple[Face, ...]
    """In the order in which they will be drawn. It never leaves the server."""
    pieces: tuple[Piece, ...]
    swapped: dict[UUID, int] = Field(default_factory=dict)
    kept: dict[UUID, tuple[Face, ...]] = Field(default_factory=dict)
    is_frozen: bool = False
    order: tuple[UUID, ...] = ()
    speaker: UUID | None = None
    speaks_since: datetime | None = None
    done: tuple[UUID, ...] = ()

    def piece(self, name: str) -> Piece | None:
        return next((piece for piece in self.pieces if piece.id == name), None)

    def of(self, seat: UUID) -> tuple[Piece, ...]:
        """What somebody has in the hand and on the table."""
        return tuple(piece for piece in self.pieces if piece.owner == seat)


class PieceView(Data):
    """A card as one person sees it: without its picture when that is hidden."""

    id: str
    rev: int
    face: Face | None
    owner: UUID | None
    x: float
    y: float
    turn: int
    z: int
    is_up: bool


class HandView(Data):
    seat: UUID
    count: int


class CardsView(Data):
    format: Literal["cards"] = "cards"
    id: UUID
    step: int
    prompt: str
    technique: Technique
    who: Who
    piles: Piles
    each: int
    swaps_left: int
    pile: int
    open: tuple[PieceView, ...]
    table: tuple[PieceView, ...]
    hand: tuple[PieceView, ...]
    """The asker's own; of the others' hands only how many cards they hold."""
    hands: tuple[HandView, ...]
    kept: tuple[Face, ...]
    """What the asker keeps; nobody else is told."""
    may_act: bool
    may_take: bool
    is_frozen: bool
    speaker: UUID | None
    speaks_since: datetime | None
    seconds_each: int
    waiting: tuple[UUID, ...]


class CardsDraw(Deed):
    """Take the next card of the pile into one's own hand."""

    do: Literal["cards.draw"] = "cards.draw"


class Held(Deed):
    """A deed with one card, as the one who does it knew it."""

    piece: str = Field(max_length=12)
    rev: int


class CardsTake(Held):
    """Choose an open card; it comes to one's own place, or where it is laid."""

    do: Literal["cards.take"] = "cards.take"
    x: Share | None = None
    y: Share | None = None


class CardsPlace(Held):
    """Lay a card of one's hand on the table: here, or at one's own place."""

    do: Literal["cards.place"] = "cards.place"
    x: Share | None = None
    y: Share | None = None
    is_up: bool = True


class CardsMove(Held):
    """Move and rotate a card on the table. It comes to lie on top."""

    do: Literal["cards.move"] = "cards.move"
    x: Share
    y: Share
    turn: Turn


class CardsTurn(Held):
    """Turn one's own card over."""

    do: Literal["cards.turn"] = "cards.turn"


class CardsSwap(Held):
    """Give one's own card back for another."""

    do: Literal["cards.swap"] = "cards.swap"


class CardsGive(Held):
    """Give one's own card to somebody else."""

    do: Literal["cards.give"] = "cards.give"
    seat: UUID


class CardsKeep(Held):
    """Keep a card's picture for oneself, after the session too; or no longer."""

    do: Literal["cards.keep"] = "cards.keep"
    on: bool


class CardsAway(Held):
    """Take a card off the table, for instance because it is too much for somebody."""

    do: Literal["cards.away"] = "cards.away"
    leads_only: ClassVar[bool] = True


class CardsReveal(Deed):
    """Turn everything on the table up at once."""

    do: Literal["cards.reveal"] = "cards.reveal"
    leads_only: ClassVar[bool] = True


class CardsFreeze(Deed):
    """Let the members' hands rest, or let them move again."""

    do: Literal["cards.freeze"] = "cards.freeze"
    leads_only: ClassVar[bool] = True
    on: bool


class CardsNext(Pressed):
    """Give the turn on: to who is next, or to somebody in particular."""

    do: Literal["cards.next"] = "cards.next"
    seat: UUID | None = None


CardsDeed = (
    CardsDraw | CardsTake | CardsPlace | CardsMove | CardsTurn | CardsSwap | CardsGive
    | CardsKeep | CardsAway | CardsReveal | CardsFreeze | CardsNext
)  # fmt: skip


def piece_view(piece: Piece, seat: UUID) -> PieceView:
    """What lies face down shows its picture to its owner, and to nobody else."""
    shown = piece.is_up or piece.owner == seat
    return PieceView(
        id=piece.id,
        rev=piece.rev,
        face=piece.face if shown else None,
        owner=piece.owner,
        x=piece.x,
        y=piece.y,
        turn=piece.turn,
        z=piece.z,
        is_up=piece.is_up,
    )


def hands_of(state: CardsState, circle: Circle) -> tuple[HandView, ...]:
    """How many cards everybody holds."""
    held = [piece.owner for piece in state.pieces if piece.lies == Lies.HAND]
    return tuple(
        HandView(seat=one.seat, count=held.count(one.seat))
        for one in circle.sitters
        if one.seat in held
    )
