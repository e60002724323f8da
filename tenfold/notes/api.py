"""What the notes panel asks of the server: see docs/notes-protocol.md."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import Router

from tenfold.core.crypto import current_key_id
from tenfold.notes import schemas
from tenfold.notes.actions.conflicts import resolve_conflict
from tenfold.notes.actions.ops import accept_ops
from tenfold.notes.actions.panels import open_panel
from tenfold.notes.doors import NotesRequest, signed_in
from tenfold.notes.journal_keys import journal_keys, journal_name
from tenfold.notes.queries import (
    meetings_led_by,
    notes_led_by,
    open_conflicts,
    sections_of,
    versions_of,
)

router = Router(auth=signed_in)


@router.get("/journal-key", response=schemas.JournalKeysOut)
def journal_key(request: NotesRequest, response: HttpResponse) -> Any:
    response["Cache-Control"] = "no-store"
    return {
        "journal": journal_name(request.user),
        "current": current_key_id(),
        "keys": journal_keys(request.user),
    }


@router.get("/meetings/{uuid:meeting_id}/sections", response=schemas.SectionsOut)
def sections(
    request: NotesRequest, response: HttpResponse, meeting_id: UUID, client_id: UUID
) -> Any:
    led = meetings_led_by(request.user, now=timezone.now())
    meeting = get_object_or_404(led, pk=meeting_id)
    open_panel(meeting, client_id=client_id, by=request.user)
    response["Cache-Control"] = "no-store"
    found = sections_of(meeting)
    return {"sections": [schemas.SectionOut.of(section) for section in found]}


@router.get("/meetings/{uuid:meeting_id}/versions", response=schemas.VersionsOut)
def versions(request: NotesRequest, response: HttpResponse, meeting_id: UUID) -> Any:
    led = meetings_led_by(request.user, now=timezone.now())
    meeting = get_object_or_404(led, pk=meeting_id)
    response["Cache-Control"] = "no-store"
    return {"versions": {str(pk): n for pk, n in versions_of(meeting).items()}}


@router.post("/{uuid:note_id}/ops", response=schemas.ReceiptOut)
def ops(
    request: NotesRequest,
    response: HttpResponse,
    note_id: UUID,
    batch: schemas.BatchIn,
) -> Any:
    now = timezone.now()
    note = get_object_or_404(notes_led_by(request.user, now=now), pk=note_id)
    receipt = accept_ops(note, batch.to_batch(note_id), by=request.user, now=now)
    response["Cache-Control"] = "no-store"
    return schemas.ReceiptOut.of(receipt, open_conflicts([receipt.note]))


@router.post(
    "/{uuid:note_id}/conflicts/{uuid:conflict_id}", response=schemas.ReceiptOut
)
def conflict_resolve(
    request: NotesRequest,
    response: HttpResponse,
    note_id: UUID,
    conflict_id: UUID,
    resolution: schemas.ResolutionIn,
) -> Any:
    now = timezone.now()
    note = get_object_or_404(notes_led_by(request.user, now=now), pk=note_id)
    conflict = get_object_or_404(note.conflicts, pk=conflict_id)
    receipt = resolve_conflict(
        conflict,
        version=resolution.version,
        text=resolution.text,
        by=request.user,
        now=now,
    )
    response["Cache-Control"] = "no-store"
    return schemas.ReceiptOut.of(receipt, open_conflicts([receipt.note]))
