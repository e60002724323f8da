"""The balance of the circle: minutes of voice. For facilitators only."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from ninja import Router
from pydantic import BaseModel, Field

from tenfold.room.actions.voices import hear
from tenfold.room.api import PLACE
from tenfold.room.balance import voices_at
from tenfold.room.contract import Said
from tenfold.room.doors import VisitorRequest, leads_the_meeting
from tenfold.scheduling.models import Meeting

router = Router(auth=leads_the_meeting, by_alias=True)
TARGET_PERCENT = 30


class HeardSaid(Said):
    seat: UUID
    seconds: float = Field(ge=0, le=10)


class VoicesSaid(Said):
    """Who was heard in a window of ten seconds, counted from 1970."""

    window: int
    heard: list[HeardSaid] = Field(max_length=40)


class VoiceFacts(BaseModel):
    seat: UUID
    seconds: int
    last_spoke_at: datetime | None
    listening_streak: int


class BalanceFacts(BaseModel):
    is_on: bool
    target_percent: int
    people: list[VoiceFacts]


@router.get(f"{PLACE}/balance", response=BalanceFacts)
def balance(request: VisitorRequest, response: HttpResponse, meeting_id: UUID) -> Any:
    return _facts(request.auth.seat.meeting, response)


@router.post(f"{PLACE}/voices", response=BalanceFacts)
def voices(
    request: VisitorRequest,
    response: HttpResponse,
    meeting_id: UUID,
    body: VoicesSaid,
) -> Any:
    meeting = request.auth.seat.meeting
    seconds = {one.seat: one.seconds for one in body.heard}
    hear(meeting, window=body.window, seconds=seconds, now=timezone.now())
    return _facts(meeting, response)


def _facts(meeting: Meeting, response: HttpResponse) -> BalanceFacts:
    response["Cache-Control"] = "no-store"
    is_on = meeting.group.counts_voices
    people = voices_at(meeting) if is_on else []
    return BalanceFacts(
        is_on=is_on,
        target_percent=TARGET_PERCENT,
        people=[
            VoiceFacts(
                seat=one.seat,
                seconds=one.seconds,
                last_spoke_at=one.last_spoke_at,
                listening_streak=one.listening_streak,
            )
            for one in people
        ],
    )
