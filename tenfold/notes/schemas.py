"""The note protocol as JSON. Unknown keys are refused; every text has a limit."""

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Literal, Self
from uuid import UUID

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from tenfold.notes.models import NoteConflict
from tenfold.notes.note_templates import NoteField, NoteTemplate
from tenfold.notes.protocol import LONGEST_BODY_BYTES, MOST_OPS_AT_ONCE, Batch, Op
from tenfold.notes.queries.sections import Section
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


class Strict(BaseModel):
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


class OptionOut(BaseModel):
    value: str
    label: str


class FieldOut(BaseModel):
    key: str
    label: str
    hint: str
    control: str
    options: list[OptionOut]
    required: bool
    is_kept: bool  # of another template: its words stay
    quiet: str
    words: str

    @classmethod
    def of(cls, field: NoteField, *, is_kept: bool = False) -> Self:
        options = [OptionOut(**option.model_dump()) for option in field.options]
        said = field.model_dump(exclude={"options"})
        return cls(**said, options=options, is_kept=is_kept)


class TemplateOut(BaseModel):
    id: str
    version: int
    title: str

    @classmethod
    def of(cls, template: NoteTemplate) -> Self:
        return cls(id=template.id, version=template.version, title=template.title)


class ConflictOut(BaseModel):
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


class SectionOut(BaseModel):
    id: UUID
    kind: Literal["group", "member", "record"]
    title: str
    seat: int
    enrolment: UUID | None
    template: TemplateOut
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
            kind=section.kind,
            title=section.title,
            seat=section.seat,
            enrolment=section.enrolment_id,
            template=TemplateOut.of(section.template),
            fields=[
                *(FieldOut.of(field) for field in section.asked),
                *(FieldOut.of(field, is_kept=True) for field in section.kept),
            ],
            version=note.version,
            texts={field.key: note.text(field.key) for field in section.fields},
            saved_at=note.saved_at,
            conflicts=[ConflictOut.of(conflict) for conflict in section.conflicts],
        )


class SectionsOut(BaseModel):
    sections: list[SectionOut]


class TemplatesOut(BaseModel):
    templates: list[TemplateOut]


class TemplateIn(Strict):
    template: Annotated[str, StringConstraints(max_length=40)]


class VersionsOut(BaseModel):
    versions: dict[str, int]


class ReceiptOut(BaseModel):
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


class JournalKeysOut(BaseModel):
    journal: str
    current: str
    keys: dict[str, str]
