"""What facilitators' pages ask about moments: see docs/moments.md."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import Router

from tenfold.moments import schemas
from tenfold.moments.actions import Batch, accept_changes, open_desk
from tenfold.moments.models import Sheet
from tenfold.moments.queries import (
    meetings_led_by,
    moments_since,
    place_of,
    tags_of,
)
from tenfold.practice.asking import SignedInRequest, signed_in
from tenfold.scheduling.models import Meeting

LONGEST_BODY_BYTES = 1024 * 1024
router = Router(auth=signed_in(most_bytes=LONGEST_BODY_BYTES))
PLACE = "/meetings/{uuid:meeting_id}"


@router.get(PLACE, response=schemas.DeskOut)
def desk(
    request: SignedInRequest, response: HttpResponse, meeting_id: UUID, client_id: UUID
) -> Any:
    meeting, now = _led(request, meeting_id), timezone.now()
    opened = open_desk(meeting, client_id=client_id, by=request.user)
    sheet = Sheet.objects.get(meeting=meeting)
    me = place_of(request.user, meeting)
    about = schemas.DeskOut.about(
        opened, sheet, tags_of(meeting.practice_id), me=me.pk, now=now
    )
    return about | _news(request, response, meeting, after=0)


@router.get(f"{PLACE}/since", response=schemas.NewsOut)
def moments_news(
    request: SignedInRequest, response: HttpResponse, meeting_id: UUID, after: int = 0
) -> Any:
    return _news(request, response, _led(request, meeting_id), after=max(0, after))


@router.post(f"{PLACE}/changes", response=schemas.MomentsTakenOut)
def moments_change(
    request: SignedInRequest,
    response: HttpResponse,
    meeting_id: UUID,
    body: schemas.ChangesIn,
) -> Any:
    meeting = _led(request, meeting_id)
    batch = Batch(body.client_id, [one.to_change() for one in body.changes])
    taken = accept_changes(meeting, batch, by=request.user, now=timezone.now())
    news = _news(request, response, meeting, after=body.known)
    return {"acked": taken.acked} | news


def _led(request: SignedInRequest, meeting_id: UUID) -> Meeting:
    led = meetings_led_by(request.user, now=timezone.now())
    return get_object_or_404(led.select_related("practice", "group"), pk=meeting_id)


def _news(
    request: SignedInRequest, response: HttpResponse, meeting: Meeting, *, after: int
) -> dict[str, Any]:
    response["Cache-Control"] = "no-store"
    # The version is read first: what changes meanwhile comes with the next question.
    sheet = Sheet.objects.filter(meeting=meeting).first()
    me = place_of(request.user, meeting)
    moments = moments_since(meeting, seen_by=me, after=after, now=timezone.now())
    return schemas.NewsOut.of(sheet, moments)
