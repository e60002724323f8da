"""What is played and shown: its files while they are on the stage, and the time."""

from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from ninja import Router
from pydantic import BaseModel

from tenfold.library.queries.materials import materials_for
from tenfold.library.serving import give_file
from tenfold.room.api import PLACE
from tenfold.room.doors import VisitorRequest, at_the_meeting, leads_the_meeting
from tenfold.room.shelf import file_on_stage

router = Router(auth=at_the_meeting, by_alias=True)
leaders_router = Router(auth=leads_the_meeting, by_alias=True)


class ClockFacts(BaseModel):
    now: datetime


class ShelfFile(BaseModel):
    """A file that could be put on the stage."""

    id: UUID
    kind: Literal["audio", "video", "pdf", "image"]
    title: str
    size: int


class ShelfFacts(BaseModel):
    files: list[ShelfFile]
    address: str
    """Where files are added."""


@router.get(f"{PLACE}/clock", response=ClockFacts)
def clock(request: VisitorRequest, response: HttpResponse, meeting_id: UUID) -> Any:
    """The server's time, as late as it can be said."""
    response["Cache-Control"] = "no-store"
    return ClockFacts(now=timezone.now())


@router.get(PLACE + "/files/{uuid:file_id}", include_in_schema=False)
def stage_file(request: VisitorRequest, meeting_id: UUID, file_id: UUID) -> Any:
    """A file, or a part of it, for somebody in the circle while it is on the stage."""
    kept = file_on_stage(request.auth, file_id)
    if kept is None:
        raise Http404
    return give_file(request, kept)


@leaders_router.get(f"{PLACE}/shelf", response=ShelfFacts)
def shelf(request: VisitorRequest, response: HttpResponse, meeting_id: UUID) -> Any:
    """What the practice has, for whoever leads."""
    response["Cache-Control"] = "no-store"
    seat = request.auth.seat
    files = materials_for(seat.staff) if seat.staff else []
    return ShelfFacts(
        files=[
            ShelfFile(id=one.pk, kind=one.kind, title=one.title, size=one.size)  # type: ignore[arg-type]  # the choices are these literals
            for one in files
        ],
        address=reverse("library:material_list", args=[seat.meeting.practice.slug]),
    )
