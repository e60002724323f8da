"""Writing to each other, with a cursor of its own: snapshots hold no texts."""

from typing import Annotated, Any
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from ninja import Query, Router

from tenfold.room import contract, errors
from tenfold.room.actions import company as deeds
from tenfold.room.api import PLACE, look
from tenfold.room.company import chat_after
from tenfold.room.company_contract import ChatLines, LineSaid, SignSaid
from tenfold.room.doors import VisitorRequest, at_the_meeting
from tenfold.room.models import Seat

router = Router(auth=at_the_meeting, by_alias=True)


@router.get(f"{PLACE}/chat", response=ChatLines)
def chat(
    request: VisitorRequest,
    response: HttpResponse,
    meeting_id: UUID,
    after: Annotated[int, Query(ge=0, le=100_000)] = 0,
) -> Any:
    visitor = request.auth
    if visitor.standing != Seat.Standing.ADMITTED or not visitor.seat.reads_along:
        raise errors.NotInRoomError
    response["Cache-Control"] = "no-store"
    return chat_after(visitor.seat.meeting, visitor.seat, after)


@router.post(f"{PLACE}/write", response=contract.Snapshot)
def write(
    request: VisitorRequest,
    response: HttpResponse,
    meeting_id: UUID,
    body: LineSaid,
) -> Any:
    deeds.write(request.auth, said=body, now=timezone.now())
    return look(request, response)


@router.post(f"{PLACE}/sign", response=contract.Snapshot)
def sign(
    request: VisitorRequest,
    response: HttpResponse,
    meeting_id: UUID,
    body: SignSaid,
) -> Any:
    deeds.give_sign(request.auth, kind=body.kind, now=timezone.now())
    return look(request, response)
