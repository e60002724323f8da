"""The note protocol as JSON. Unknown keys are refused; every text has a limit."""

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any, Literal, Self
from uuid import UUID

from ninja import Schema
from pydantic import AfterValidator, ConfigDict, Field, StringConstraints

from tenfold.notes.models import NoteConflict
from tenfold.notes.protocol import LONGEST_BODY_BYTES, MOST_OPS_AT_ONCE, Batch, Op
from tenfold.notes.queries import Section
from tenfold.notes.receipts import Receipt
from tenfold.notes.splices import Splice
from tenfold.notes.wordings import both_wordings

HIGHEST = 2**31 - 1


def _well_formed(text: str) -> str:
    """Refuse half of a surrogate pair, which no database keeps."""
    text.encode()
    return text


Number = Annotated[int, Field(ge=0, le=HIGHEST)]
Text = Annotated[
    str,
    StringConstraints(max_length=LONGEST_BODY_BYTES),
    AfterValidator(_well_formed),
]
FieldKey = Annotated[str, StringConstraints(pattern=r"^[a-z_]{1,32}$")]


class Strict(Schema):
    model_config = ConfigDict(extra="forbid")


class SpliceIn(Strict):
    at: Number
    remove: Number
    insert: Text


class OpIn(Strict):
    note_id: UUID
    client_id: UUID
    seq: Annotated[int, Field(ge=1, le=HIGHEST)]
    base_version: Number
    field: FieldKey
    splice: SpliceIn
    t: datetime


class BatchIn(Strict):
    client_id: UUID
    known_version: Number
    ops: Annotated[list[OpIn], Field(min_length=1, max_length=MOST_OPS_AT_ONCE)]

    def to_batch(self, note_id: UUID) -> Batch:
        ops = tuple(
            Op(
                note_id=op.note_id,
                client_id=op.client_id,
                seq=op.seq,
                base_version=op.base_version,
                field=op.field,
                splice=Splice(op.splice.at, op.splice.remove, op.splice.insert),
                typed_at=op.t,
            )
            for op in self.ops
        )
        return Batch(note_id, self.client_id, self.known_version, ops)


class ResolutionIn(Strict):
    version: Number
    text: Text


class FieldOut(Schema):
    key: str
    label: str


class ConflictOut(Schema):
    id: UUID
    field: str
    client_id: UUID
    by: str
    at: datetime
    wording: str
    both: str

    @classmethod
    def of(cls, conflict: NoteConflict) -> Self:
        return cls(
            id=conflict.pk,
            field=conflict.field,
            client_id=conflict.client_id,
            by=conflict.client.user.name,
            at=conflict.created_at,
            wording=conflict.wording,
            both=both_wordings(conflict),
        )


class SectionOut(Schema):
    id: UUID
    kind: Literal["group", "member"]
    title: str
    seat: int
    enrolment: UUID | None
    fields: list[FieldOut]
    version: int
    texts: dict[str, str]
    saved_at: datetime | None
    conflicts: list[ConflictOut]

    @classmethod
    def of(cls, section: Section) -> Self:
        note = section.note
        return cls(
            id=note.pk,
            kind="group" if section.is_of_group else "member",
            title=section.title,
            seat=section.seat,
            enrolment=section.enrolment_id,
            fields=[_field_out(key, label) for key, label in section.fields.items()],
            version=note.version,
            texts={key: note.text(key) for key in section.fields},
            saved_at=note.saved_at,
            conflicts=[ConflictOut.of(conflict) for conflict in section.conflicts],
        )


class SectionsOut(Schema):
    sections: list[SectionOut]


class VersionsOut(Schema):
    versions: dict[str, int]


class ReceiptOut(Schema):
    acked: int
    version: int
    saved_at: datetime | None
    texts: dict[str, str] | None
    conflicts: list[ConflictOut]

    @classmethod
    def of(cls, receipt: Receipt, conflicts: Mapping[UUID, list[NoteConflict]]) -> Self:
        note = receipt.note
        return cls(
            acked=receipt.acked,
            version=note.version,
            saved_at=note.saved_at,
            texts=dict(note.texts) if receipt.is_news else None,
            conflicts=[ConflictOut.of(c) for c in conflicts.get(note.pk, [])],
        )


class JournalKeysOut(Schema):
    journal: str
    current: str
    keys: dict[str, str]


def _field_out(key: str, label: Any) -> FieldOut:
    return FieldOut(key=key, label=str(label))
