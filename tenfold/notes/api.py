"""What the notes panel asks of the server: see docs/notes-protocol.md."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Router

from tenfold.core.crypto import current_key_id
from tenfold.notes import schemas
from tenfold.notes.actions.conflicts import resolve_conflict
from tenfold.notes.actions.ops import accept_ops
from tenfold.notes.actions.panels import open_panel
from tenfold.notes.actions.templates import CannotChooseTemplateError, choose_template
from tenfold.notes.doors import NotesRequest, signed_in
from tenfold.notes.journal_keys import journal_keys, journal_name
from tenfold.notes.models import RecordNote
from tenfold.notes.queries.sections import (
    meetings_led_by,
    notes_written_by,
    open_conflicts,
    records_written_by,
    section_of_record,
    sections_of,
    versions_of,
)
from tenfold.notes.queries.templates import chosen_template, session_templates
from tenfold.scheduling.models import Meeting

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
    meeting = _led(request, meeting_id)
    open_panel(meeting, client_id=client_id, by=request.user)
    response["Cache-Control"] = "no-store"
    found = sections_of(meeting)
    return {"sections": [schemas.SectionOut.of(section) for section in found]}


@router.get("/meetings/{uuid:meeting_id}/templates", response=schemas.TemplatesOut)
def templates(request: NotesRequest, response: HttpResponse, meeting_id: UUID) -> Any:
    meeting = _led(request, meeting_id)
    response["Cache-Control"] = "no-store"
    offered = session_templates(meeting.practice)
    return {"templates": [schemas.TemplateOut.of(one) for one in offered]}


@router.post("/meetings/{uuid:meeting_id}/template", response=schemas.VersionsOut)
def template_choose(
    request: NotesRequest,
    response: HttpResponse,
    meeting_id: UUID,
    choice: schemas.TemplateIn,
) -> Any:
    now = timezone.now()
    meeting = _led(request, meeting_id)
    template = chosen_template(meeting.practice, choice.template)
    if template is None:
        raise CannotChooseTemplateError(_("There is no such template any more."))
    choose_template(meeting, template, by=request.user, now=now)
    response["Cache-Control"] = "no-store"
    return {"versions": {str(pk): n for pk, n in versions_of(meeting).items()}}


@router.get("/records/{uuid:record_id}/sections", response=schemas.SectionsOut)
def record_sections(
    request: NotesRequest, response: HttpResponse, record_id: UUID, client_id: UUID
) -> Any:
    record = _written(request, record_id)
    open_panel(record, client_id=client_id, by=request.user)
    response["Cache-Control"] = "no-store"
    return {"sections": [schemas.SectionOut.of(section_of_record(record))]}


@router.get("/records/{uuid:record_id}/versions", response=schemas.VersionsOut)
def record_versions(
    request: NotesRequest, response: HttpResponse, record_id: UUID
) -> Any:
    record = _written(request, record_id)
    response["Cache-Control"] = "no-store"
    return {"versions": {str(record.note_id): record.note.version}}


@router.get("/meetings/{uuid:meeting_id}/versions", response=schemas.VersionsOut)
def versions(request: NotesRequest, response: HttpResponse, meeting_id: UUID) -> Any:
    meeting = _led(request, meeting_id)
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
    note = get_object_or_404(notes_written_by(request.user, now=now), pk=note_id)
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
    note = get_object_or_404(notes_written_by(request.user, now=now), pk=note_id)
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


def _led(request: NotesRequest, meeting_id: UUID) -> Meeting:
    led = meetings_led_by(request.user, now=timezone.now())
    return get_object_or_404(led.select_related("practice"), pk=meeting_id)


def _written(request: NotesRequest, record_id: UUID) -> RecordNote:
    own = records_written_by(request.user, now=timezone.now())
    return get_object_or_404(own.select_related("note", "client"), pk=record_id)
