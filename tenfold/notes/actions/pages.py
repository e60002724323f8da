"""Saving the page of a meeting's notes, as it comes back without JavaScript."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from tenfold.accounts.models import User
from tenfold.notes.actions.ops import accept_ops
from tenfold.notes.models import Note
from tenfold.notes.protocol import Batch, CannotAcceptOpsError, Op
from tenfold.notes.queries.sections import Section, text_at
from tenfold.notes.splices import difference


@dataclass(frozen=True)
class Draft:
    """One section as the page came back: its texts, and the version they began from."""

    section: Section
    base_version: int
    texts: dict[str, str]


def save_page(drafts: list[Draft], *, by: User, now: datetime) -> dict[UUID, str]:
    """Save each section by itself; a sentence for each note that could not be saved."""
    client_id = uuid4()
    refusals: dict[UUID, str] = {}
    for draft in drafts:
        note = draft.section.note
        batch = _batch_of(draft, client_id, now)
        if not batch.ops:
            continue
        try:
            accept_ops(note, batch, by=by, now=now)
        except CannotAcceptOpsError as error:
            refusals[note.pk] = str(error)
    return refusals


def _batch_of(draft: Draft, client_id: UUID, now: datetime) -> Batch:
    note: Note = draft.section.note
    base = draft.base_version
    ops: list[Op] = []
    for field, text in draft.texts.items():
        before = text_at(note, field, base)
        if text != before:
            here = (note.pk, client_id, len(ops) + 1, base, field)
            ops.append(Op(*here, difference(before, text), now))
    return Batch(note.pk, client_id, base, tuple(ops))
