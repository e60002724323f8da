"""What is on the whiteboard, and lines while they are being drawn."""

from typing import Annotated, Any, Literal
from uuid import UUID

from django.http import HttpResponse
from ninja import Query, Router
from pydantic import BaseModel, Field

from tenfold.formats.base import StaleError
from tenfold.formats.board import marks_after, may_draw
from tenfold.formats.board_marks import BoardState, Colour, Mark, Points, Tool
from tenfold.room import doorbell
from tenfold.room.api import PLACE
from tenfold.room.contract import Nothing, Said
from tenfold.room.doors import VisitorRequest, at_the_meeting
from tenfold.room.errors import NotInRoomError
from tenfold.room.models import Place, Seat, Stage
from tenfold.room.queries import Visitor
from tenfold.room.staging import scene_of, sitter

router = Router(auth=at_the_meeting, by_alias=True)


class MarkFacts(BaseModel):
    no: int
    key: UUID
    by: UUID
    tool: Tool
    colour: Colour
    size: int
    points: str
    text: str
    x: int
    y: int
    rev: int


class BoardFacts(BaseModel):
    """Marks that are new or have changed, and the numbers of all that are there."""

    scene: UUID
    number: int
    here: list[int]
    marks: list[MarkFacts]


class LineSoFar(Said):
    """A line of which more will come. It is passed on and kept nowhere."""

    scene: UUID
    key: UUID
    tool: Literal["pen", "marker"]
    colour: Colour
    size: int = Field(ge=1, le=3)
    points: Points


@router.get(f"{PLACE}/board", response=BoardFacts)
def board(
    request: VisitorRequest,
    response: HttpResponse,
    meeting_id: UUID,
    after: Annotated[int, Query(ge=0, le=1_000_000_000)] = 0,
) -> Any:
    """What has changed on the board since this number."""
    state = board_before(request.auth)
    if state is None:
        raise NotInRoomError
    response["Cache-Control"] = "no-store"
    return BoardFacts(
        scene=state.id,
        number=state.number,
        here=[mark.no for mark in state.here],
        marks=[facts(mark) for mark in marks_after(state, after)],
    )


@router.post(f"{PLACE}/board-line", response=Nothing)
def board_line(
    request: VisitorRequest,
    response: HttpResponse,
    meeting_id: UUID,
    body: LineSoFar,
) -> Any:
    """Pass a line on to the circle while it is drawn. Only the whole line is kept."""
    seat = request.auth.seat
    state = board_before(request.auth)
    if state is None or seat.is_guest:
        raise NotInRoomError
    if state.id != body.scene or not may_draw(state, sitter(seat)):
        raise StaleError
    rooms = Place.objects.open().filter(meeting=seat.meeting_id, kind=Place.Kind.CIRCLE)
    line = body.model_dump_json(exclude={"scene"})
    doorbell.pass_on(rooms.values_list("media_room", flat=True), line)
    return Nothing()


def board_before(visitor: Visitor) -> BoardState | None:
    """The board that somebody has before their eyes, in the circle."""
    if visitor.standing != Seat.Standing.ADMITTED or visitor.seat.place_id is not None:
        return None
    stage = Stage.objects.filter(meeting=visitor.seat.meeting_id).first()
    state = scene_of(stage)
    return state if isinstance(state, BoardState) else None


def facts(mark: Mark) -> MarkFacts:
    return MarkFacts(**mark.model_dump(include=set(MarkFacts.model_fields)))
