"""Writing the next version of a note."""

from datetime import datetime

from tenfold.accounts.models import User
from tenfold.notes.history import Texts
from tenfold.notes.models import Note, NoteVersion


def write_version(note: Note, texts: Texts, *, by: User, now: datetime) -> None:
    """Keep `texts` as the note's next version. The note is locked by the caller."""
    version = NoteVersion.after(note, texts, by=by, at=now)
    version.save(force_insert=True)
    note.texts = texts
    note.version = version.number
    note.head_hash = version.hash
    note.saved_at = now
    note.save(update_fields=["texts", "version", "head_hash", "saved_at"])
