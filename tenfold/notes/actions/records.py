"""Beginning a note of no session."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from tenfold.audit.actions import record
from tenfold.clients.models import Client
from tenfold.core.errors import DomainError
from tenfold.notes.models import Note, RecordNote
from tenfold.notes.note_templates import NoteTemplate, Use
from tenfold.practice.models import StaffMember


class CannotBeginNoteError(DomainError):
    pass


@dataclass(frozen=True)
class Beginning:
    """What a note of no session is about."""

    template: NoteTemplate
    client: Client | None
    happened_at: datetime


@transaction.atomic
def begin_record(what: Beginning, *, by: StaffMember, now: datetime) -> RecordNote:
    """Begin a note of one client, or of nobody."""
    needs = {Use.CLIENT: True, Use.NOBODY: False}.get(what.template.use)
    if needs is None:
        raise CannotBeginNoteError(_("This template is written at a session."))
    if needs != (what.client is not None):
        raise CannotBeginNoteError(
            _("Say whom this note is about.")
            if needs
            else _("A note like this belongs to no client.")
        )
    if what.happened_at > now:
        raise CannotBeginNoteError(_("This has not happened yet."))
    note = Note.objects.create(
        practice_id=by.practice_id,
        template=what.template.id,
        template_version=what.template.version,
    )
    begun = RecordNote.objects.create(
        practice_id=by.practice_id,
        note=note,
        client=what.client,
        author=by,
        happened_at=what.happened_at,
    )
    details = {"template": what.template.id}
    record("record_note.begun", by=by.user, target=begun, details=details)
    return begun
