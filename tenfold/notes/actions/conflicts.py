"""Bringing two wordings together."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from tenfold.accounts.models import User
from tenfold.audit.actions import record
from tenfold.notes.actions.versions import refuse_when_signed, write_version
from tenfold.notes.models import Note, NoteConflict
from tenfold.notes.protocol import (
    LONGEST_NOTE_BYTES,
    CannotAcceptOpsError,
    size_of,
)
from tenfold.notes.receipts import Receipt


@transaction.atomic
def resolve_conflict(
    conflict: NoteConflict, *, version: int, text: str, by: User, now: datetime
) -> Receipt:
    """Let `text` stand for both wordings, unless the note has changed meanwhile."""
    note = Note.objects.select_for_update().get(pk=conflict.note_id)
    refuse_when_signed(note)
    conflict = NoteConflict.objects.select_for_update().get(pk=conflict.pk)
    if conflict.state != NoteConflict.State.OPEN or note.version != version:
        sentence = _("The note has changed since you looked. Look at both texts again.")
        raise CannotAcceptOpsError("changed", sentence)
    texts = {**note.texts, conflict.field: text}
    if size_of(texts.values()) > LONGEST_NOTE_BYTES:
        sentence = _(
            "Both texts together are longer than half a megabyte. Shorten one."
        )
        raise CannotAcceptOpsError("too_long", sentence)

    write_version(note, texts, by=by, now=now)
    conflict.state = NoteConflict.State.RESOLVED
    conflict.closed_by = by
    conflict.closed_version = note.version
    conflict.save(update_fields=["state", "closed_by", "closed_version"])

    details = {"version": note.version, "conflict": str(conflict.pk)}
    record("note.conflict_resolved", by=by, target=note, details=details)
    return Receipt(note, acked=0, is_news=True)
