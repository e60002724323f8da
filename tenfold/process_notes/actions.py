"""Deeds of an author about their own private note."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from tenfold.audit.actions import record
from tenfold.core.errors import DomainError
from tenfold.practice.models import StaffMember
from tenfold.process_notes.models import ProcessNote, ProcessNoteVersion
from tenfold.scheduling.models import Meeting

LONGEST_TEXT = 200_000


class CannotSaveOverError(DomainError):
    """The note was saved from elsewhere meanwhile. Nothing is lost: both are kept."""

    code = "changed"
    status = 409

    def __init__(self, note: ProcessNote, text: str) -> None:
        super().__init__(
            _("You have also written here from another page. Both texts are kept.")
        )
        self.details = {"version": note.version, "text": text}


@dataclass(frozen=True)
class Writing:
    """The whole text as one page has it, and the version that it began from."""

    client: UUID
    seq: int
    base_version: int
    text: str


@transaction.atomic
def open_note(meeting: Meeting, *, by: StaffMember) -> ProcessNote | None:
    """Read one's own note, with a line that says so and nothing of it."""
    note = ProcessNote.objects.written_by(by).filter(meeting=meeting).first()
    if note is not None:
        record("process_note.opened", by=by.user, target=note)
    return note


@transaction.atomic
def save_note(
    meeting: Meeting, writing: Writing, *, by: StaffMember, now: datetime
) -> ProcessNote:
    """Save the text as the next version. Raises CannotSaveOverError."""
    Meeting.objects.select_for_update().get(pk=meeting.pk)
    note, _is_new = ProcessNote.objects.select_for_update().get_or_create(
        meeting=meeting,
        author=by.user,
        defaults={"practice_id": meeting.practice_id},
    )
    sent = {"client": writing.client, "seq": writing.seq}
    if note.versions.filter(**sent).exists():
        return note
    if writing.base_version != note.version:
        raise CannotSaveOverError(note, note.read_by(by.user))
    note.version += 1
    note.text, note.saved_at = writing.text, now
    note.save(update_fields=["version", "text", "saved_at"])
    version = ProcessNoteVersion(
        practice_id=note.practice_id,
        note=note,
        author=by.user,
        number=note.version,
        at=now,
        **sent,
    )
    version.text = writing.text
    version.save(force_insert=True)
    details = {"version": note.version}
    record("process_note.saved", by=by.user, target=note, details=details)
    return note
