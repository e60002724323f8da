"""Asking for time, and for facilitators: whose turn it might be."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from ninja import Router
from pydantic import BaseModel

from tenfold.room import contract
from tenfold.room.actions.turns import ask_for_time
from tenfold.room.api import PLACE, look
from tenfold.room.doors import VisitorRequest, at_the_meeting, leads_the_meeting
from tenfold.room.fairness import waiting_at

router = Router(by_alias=True)


class WaitedFacts(BaseModel):
    seat: UUID
    wants_time: bool
    meetings_since: int | None
    minutes_this_month: int


class TurnsFacts(BaseModel):
    """Who is in the circle, whose turn it might be first. For facilitators only."""

    people: list[WaitedFacts]


@router.post(f"{PLACE}/wants-time", auth=at_the_meeting, response=contract.Snapshot)
def wants_time(
    request: VisitorRequest,
    response: HttpResponse,
    meeting_id: UUID,
    body: contract.SwitchSaid,
) -> Any:
    ask_for_time(request.auth, on=body.on)
    return look(request, response)


@router.get(f"{PLACE}/turns", auth=leads_the_meeting, response=TurnsFacts)
def turns(request: VisitorRequest, response: HttpResponse, meeting_id: UUID) -> Any:
    waiting = waiting_at(request.auth.seat.meeting, now=timezone.now())
    response["Cache-Control"] = "no-store"
    return TurnsFacts(
        people=[
            WaitedFacts(
                seat=one.seat,
                wants_time=one.wants_time,
                meetings_since=one.meetings_since,
                minutes_this_month=round(one.seconds_this_month / 60),
            )
            for one in waiting
        ]
    )
