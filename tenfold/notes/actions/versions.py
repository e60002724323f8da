"""Writing the next version of a note."""

from datetime import datetime

from django.utils.translation import gettext as _

from tenfold.accounts.models import User
from tenfold.notes.history import Texts
from tenfold.notes.models import Note, NoteVersion
from tenfold.notes.protocol import CannotAcceptOpsError


def refuse_when_signed(note: Note, *, acked: int = 0) -> None:
    """A signed text stays; what was typed can become an addendum."""
    if note.is_closed:
        sentence = _(
            "This part is signed, so nothing was changed. What you wrote is kept on "
            "this device and can be added as an addendum."
        )
        raise CannotAcceptOpsError("signed", sentence, acked=acked)


def write_version(note: Note, texts: Texts, *, by: User, now: datetime) -> None:
    """Keep `texts` as the note's next version. The note is locked by the caller."""
    version = NoteVersion.after(note, texts, by=by, at=now)
    version.save(force_insert=True)
    note.texts = texts
    note.version = version.number
    note.head_hash = version.hash
    note.saved_at = now
    note.save(update_fields=["texts", "version", "head_hash", "saved_at"])
