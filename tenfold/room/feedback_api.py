"""What one was given in earlier rounds of feedback: one's own, never another's."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from ninja import Router
from pydantic import BaseModel

from tenfold.formats.feedback import Stem
from tenfold.room.api import PLACE
from tenfold.room.doors import VisitorRequest, at_the_meeting
from tenfold.traces.models import FeedbackCard

router = Router(auth=at_the_meeting, by_alias=True)


class GivenFacts(BaseModel):
    id: UUID
    day: date
    giver: str
    stem: Stem
    text: str


class FeedbackFacts(BaseModel):
    cards: list[GivenFacts]


@router.get(f"{PLACE}/feedback", response=FeedbackFacts)
def feedback(request: VisitorRequest, response: HttpResponse, meeting_id: UUID) -> Any:
    """Who leads has no enrolment, and is given nothing."""
    rows = FeedbackCard.objects.filter(
        receiver=request.auth.seat.enrolment_id, receiver__isnull=False
    ).select_related("giver", "meeting")
    response["Cache-Control"] = "no-store"
    return FeedbackFacts(
        cards=[
            GivenFacts(
                id=row.pk,
                day=row.meeting.occurs_on,
                giver=row.giver.display_name,
                stem=Stem(row.stem),
                text=row.text,
            )
            for row in rows.order_by("-released_at", "pk")
        ]
    )
