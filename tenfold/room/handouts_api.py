"""Slides to read again: for who came when they were shown, and for nobody else."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from ninja import Router
from pydantic import BaseModel

from tenfold.library.serving import give_file
from tenfold.room.api import PLACE
from tenfold.room.doors import VisitorRequest, at_the_meeting
from tenfold.room.handouts import handout_file, handouts_for

router = Router(auth=at_the_meeting, by_alias=True)


class HandoutSlide(BaseModel):
    id: UUID
    width: int
    height: int


class HandoutFacts(BaseModel):
    topic: str
    day: date
    slides: list[HandoutSlide]


class HandoutsFacts(BaseModel):
    handouts: list[HandoutFacts]


@router.get(f"{PLACE}/handouts", response=HandoutsFacts)
def handouts(request: VisitorRequest, response: HttpResponse, meeting_id: UUID) -> Any:
    response["Cache-Control"] = "no-store"
    return HandoutsFacts(
        handouts=[
            HandoutFacts(
                topic=one.topic,
                day=one.day,
                slides=[
                    HandoutSlide.model_validate(slide, from_attributes=True)
                    for slide in one.slides
                ],
            )
            for one in handouts_for(request.auth.seat.enrolment)
        ]
    )


@router.get(f"{PLACE}/handouts/{{uuid:slide_id}}", include_in_schema=False)
def handout(request: VisitorRequest, meeting_id: UUID, slide_id: UUID) -> Any:
    kept = handout_file(request.auth.seat.enrolment, slide_id)
    if kept is None:
        raise Http404
    return give_file(request, kept)
