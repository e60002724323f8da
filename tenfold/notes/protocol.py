"""What a tab and the server say to each other about a note. Kept for good: see docs.

A tab is a `client_id`. It numbers its changes of one note 1, 2, 3, …; every change says
which version of the note it was typed on (`base_version`). What the tab shows in a
field is the text of that version with the tab's own changes on that base, one on top of
the other. The tab moves to a newer base only when every change it made of that field
has been acknowledged, so the server can always rebuild what the tab saw.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from tenfold.core.errors import DomainError
from tenfold.notes.splices import Splice

LONGEST_NOTE_BYTES = 512 * 1024
LONGEST_BODY_BYTES = 2 * 1024 * 1024
MOST_OPS_AT_ONCE = 500


@dataclass(frozen=True)
class Op:
    """One change of one field."""

    note_id: UUID
    client_id: UUID
    seq: int
    base_version: int
    field: str
    splice: Splice
    typed_at: datetime


@dataclass(frozen=True)
class Batch:
    """Changes of one note by one tab, in order."""

    note_id: UUID
    client_id: UUID
    known_version: int  # the newest version whose texts the tab has
    ops: tuple[Op, ...]


class CannotAcceptOpsError(DomainError):
    """The batch is refused as a whole; nothing of it was applied."""

    def __init__(self, code: str, sentence: str, *, acked: int = 0) -> None:
        super().__init__(sentence)
        self.code = code
        self.status = 413 if code == "too_long" else 409
        self.details = {"acked": acked}


def unaddressed(batch: Batch) -> bool:
    """Whether a change names another note or another tab than its batch."""
    here = (batch.note_id, batch.client_id)
    return any((op.note_id, op.client_id) != here for op in batch.ops)


def follows(ops: Iterable[Op], acked: int) -> bool:
    """Whether the changes go on from `acked` without a gap."""
    return all(op.seq == acked + k for k, op in enumerate(ops, start=1))


def size_of(texts: Iterable[str]) -> int:
    return sum(len(text.encode()) for text in texts)
