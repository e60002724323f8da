"""What the private note's page asks. Only its author is answered."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import Router
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from tenfold.moments.queries import meetings_led_by, place_of
from tenfold.practice.asking import SignedInRequest, signed_in
from tenfold.process_notes.actions import LONGEST_TEXT, Writing, open_note, save_note
from tenfold.process_notes.hints import HINTS, WALL, law_at
from tenfold.scheduling.models import Meeting

LONGEST_BODY_BYTES = 2 * 1024 * 1024
HIGHEST = 2**31 - 1
router = Router(auth=signed_in(most_bytes=LONGEST_BODY_BYTES))
PLACE = "/meetings/{uuid:meeting_id}"


def _well_formed(text: str) -> str:
    """Refuse half of a surrogate pair, which no database keeps."""
    text.encode()
    return text.replace("\x00", "")


class WritingIn(BaseModel):
    model_config = ConfigDict(extra="forbid")

    client_id: UUID
    seq: Annotated[int, Field(ge=1, le=HIGHEST)]
    base_version: Annotated[int, Field(ge=0, le=HIGHEST)]
    text: Annotated[
        str, StringConstraints(max_length=LONGEST_TEXT), AfterValidator(_well_formed)
    ]


class ProcessNoteOut(BaseModel):
    version: int
    text: str
    saved_at: datetime | None
    wall: str
    hint: str


class SavedOut(BaseModel):
    version: int
    saved_at: datetime


@router.get(PLACE, response=ProcessNoteOut)
def process_note(
    request: SignedInRequest, response: HttpResponse, meeting_id: UUID
) -> Any:
    meeting = _led(request, meeting_id)
    note = open_note(meeting, by=place_of(request.user, meeting))
    response["Cache-Control"] = "no-store"
    return {
        "version": note.version if note else 0,
        "text": note.read_by(request.user) if note else "",
        "saved_at": note.saved_at if note else None,
        "wall": str(WALL),
        "hint": str(HINTS[law_at(meeting.practice.time_zone)]),
    }


@router.post(f"{PLACE}/save", response=SavedOut)
def process_note_save(
    request: SignedInRequest, response: HttpResponse, meeting_id: UUID, body: WritingIn
) -> Any:
    meeting = _led(request, meeting_id)
    writing = Writing(body.client_id, body.seq, body.base_version, body.text)
    by = place_of(request.user, meeting)
    note = save_note(meeting, writing, by=by, now=timezone.now())
    response["Cache-Control"] = "no-store"
    return {"version": note.version, "saved_at": note.saved_at}


def _led(request: SignedInRequest, meeting_id: UUID) -> Meeting:
    led = meetings_led_by(request.user, now=timezone.now())
    return get_object_or_404(led.select_related("practice"), pk=meeting_id)
