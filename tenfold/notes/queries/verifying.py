"""Whether every signed note still says what was signed."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any
from uuid import UUID

from tenfold.core.crypto import CannotOpenError
from tenfold.notes.history import GENESIS, content_hash
from tenfold.notes.models import (
    GroupSection,
    IndividualSection,
    Note,
    RecordNote,
    Signature,
    SignatureHead,
)
from tenfold.notes.queries.sections import first_broken_version

Kind = Signature.Kind


def about(note: Note) -> list[str]:
    """Whose chart a note belongs to: signed with its text."""
    place = str(note.meeting_id or "")
    member = IndividualSection.objects.filter(note=note).first()
    if member:
        return ["member", place, str(member.meeting_id), str(member.enrolment_id)]
    group = GroupSection.objects.filter(note=note).first()
    if group:
        return ["group", place, str(group.meeting_id)]
    record = RecordNote.objects.filter(note=note).first()
    return ["record", place, str(record.client_id) if record else "nowhere"]


def broken_signatures() -> list[str]:
    """A sentence for everything about signed notes that does not hold."""
    found: list[str] = []
    heads = {head.practice_id: head for head in SignatureHead.objects.all()}
    signed = set(Signature.objects.values_list("practice", flat=True))
    for practice in sorted(signed | heads.keys()):
        found += _broken_chain(practice, heads.get(practice))
    rows: dict[UUID, list[Signature]] = defaultdict(list)
    for row in Signature.objects.order_by("practice", "number"):
        rows[row.note_id].append(row)
    closed = Note.objects.exclude(closed_by=None, approved_by=None, struck_by=None)
    for note in Note.objects.filter(pk__in=rows) | closed:
        if not _held(note, rows[note.pk]):
            found.append(f"Note {note.pk} is not what was signed.")
    return found


def _broken_chain(practice: UUID, head: SignatureHead | None) -> list[str]:
    previous, number = GENESIS, 0
    rows = Signature.objects.filter(practice=practice).order_by("number")
    for row in rows.iterator():
        number += 1
        fits = (row.number, row.previous_hash) == (number, previous)
        if not fits or not _is_whole(row):
            return [f"Practice {practice}: signature {number} does not fit."]
        previous = row.hash
    if head is None or (head.number, head.hash) != (number, previous):
        return [f"Practice {practice}: signatures after {number} are missing."]
    return []


def _is_whole(row: Signature) -> bool:
    try:
        if row.hash != row.computed_hash():
            return False
        if row.kind != Kind.SIGNED:
            return True
        said = content_hash(row.body["texts"], row.body["template"])
        return bool(row.content_hash == said)
    except (CannotOpenError, ValueError):
        return False


def _held(note: Note, rows: list[Signature]) -> bool:
    """Whether a note stands as its signatures say, with the text that was signed."""
    standing = _standing(rows)
    if (note.closed_by_id, note.approved_by_id, note.struck_by_id) != tuple(
        row and row.pk for row in standing
    ):
        return False
    try:
        signed = standing[0]
        as_signed = signed is None or all(_as_signed(note, signed))
        return as_signed and first_broken_version(note) is None
    except (CannotOpenError, ValueError):
        return False


def _standing(rows: list[Signature]) -> tuple[Signature | None, ...]:
    """Which signatures close, approve and strike a note, after all of them."""
    closed: Signature | None = None
    approved: Signature | None = None
    struck: Signature | None = None
    for row in rows:
        if row.kind == Kind.SIGNED:
            closed, approved = row, None
        elif row.kind in (Kind.RETURNED, Kind.REOPENED):
            closed = None
        elif row.kind == Kind.APPROVED:
            approved = row
        elif row.kind == Kind.STRUCK:
            struck = row
    return closed, approved, struck


def _as_signed(note: Note, signed: Signature) -> Iterator[Any]:
    yield signed.note_version == note.version
    yield signed.template == note.template
    yield signed.template_version == note.template_version
    yield signed.practice_id == note.practice_id
    yield signed.body["texts"] == note.texts
    yield signed.body["about"] == about(note)
    yield signed.body["supervisor"] == str(note.supervisor_id or "")
    yield signed.body["head"] == note.head_hash
