"""What a whiteboard holds, hears and says."""

from typing import Annotated, ClassVar, Literal
from uuid import UUID

from pydantic import Field

from tenfold.formats.base import Data, Deed, Pressed, State

WIDE, HIGH = 1600, 1000
"""The sheet, in its own units: the same picture on a phone and a laptop."""

Tool = Literal["pen", "marker", "text"]
Colour = Literal["ink", "pine", "clay", "amber", "sky", "rose"]
Across = Annotated[int, Field(ge=0, le=WIDE)]
Down = Annotated[int, Field(ge=0, le=HIGH)]

Points = Annotated[
    str,
    Field(
        min_length=3,
        max_length=4000,
        pattern=r"^\d{1,4},\d{1,4}( \d{1,4},\d{1,4})*$",
    ),
]
"""The points of a line, as `x,y x,y`: a text, because a stage holds thousands."""


class BoardOptions(Data):
    format: Literal["board"] = "board"
    prompt: str = Field(default="", max_length=300)
    is_open: bool = True
    """Whether everybody draws; otherwise only those who lead."""


class Mark(Data):
    """A line or some words. Its number says when it came."""

    no: int
    key: UUID
    by: UUID
    tool: Tool
    colour: Colour
    size: int = 2
    points: str = ""
    text: str = ""
    x: int = 0
    y: int = 0
    rev: int = 0
    changed: int
    """The board's number when this was last changed."""
    is_gone: bool = False


class Done(Data):
    """A deed that whoever did it can take back."""

    by: UUID
    what: Literal["added", "erased", "moved"]
    marks: tuple[int, ...]
    x: int = 0
    y: int = 0


class BoardState(State):
    format: Literal["board"] = "board"
    prompt: str
    is_open: bool
    number: int = 0
    """Raised by every change."""
    marks: tuple[Mark, ...] = ()
    history: tuple[Done, ...] = ()

    @property
    def here(self) -> tuple[Mark, ...]:
        """What is to be seen."""
        return tuple(mark for mark in self.marks if not mark.is_gone)


class BoardView(Data):
    """What everybody is told with each look; the marks have an address of their own."""

    format: Literal["board"] = "board"
    id: UUID
    step: int
    prompt: str
    is_open: bool
    may_draw: bool
    may_undo: bool
    number: int
    count: int


class BoardDraw(Deed):
    """A line, when the pen is lifted."""

    do: Literal["board.draw"] = "board.draw"
    key: UUID
    tool: Literal["pen", "marker"] = "pen"
    colour: Colour = "ink"
    size: int = Field(default=2, ge=1, le=3)
    points: Points


class BoardWrite(Deed):
    """Some words, at a place."""

    do: Literal["board.write"] = "board.write"
    key: UUID
    tool: Literal["text"] = "text"
    colour: Colour = "ink"
    size: int = Field(default=2, ge=1, le=3)
    text: str = Field(min_length=1, max_length=160, pattern=r"\S")
    x: Across
    y: Down


class BoardMove(Deed):
    """Words to another place."""

    do: Literal["board.move"] = "board.move"
    mark: int
    rev: int
    x: Across
    y: Down


class BoardErase(Deed):
    """Wipe these away: one's own, and facilitators anybody's."""

    do: Literal["board.erase"] = "board.erase"
    marks: tuple[int, ...] = Field(min_length=1, max_length=100)


class BoardUndo(Deed):
    """Take back one's own last deed."""

    do: Literal["board.undo"] = "board.undo"


class BoardClear(Pressed):
    do: Literal["board.clear"] = "board.clear"
    leads_only: ClassVar[bool] = True


class BoardOpen(Deed):
    """Whether everybody draws."""

    do: Literal["board.open"] = "board.open"
    leads_only: ClassVar[bool] = True
    on: bool


BoardDeed = (
    BoardDraw | BoardWrite | BoardMove | BoardErase | BoardUndo | BoardClear | BoardOpen
)
