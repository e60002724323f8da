"""A tab as the browser's journal behaves, for the tests: see frontend/room/journal."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import UTC, datetime
from uuid import UUID, uuid4

from tenfold.notes.merging import merge
from tenfold.notes.models import Note
from tenfold.notes.protocol import Batch, Op
from tenfold.notes.queries.sections import open_conflicts
from tenfold.notes.receipts import Receipt
from tenfold.notes.splices import difference, replay

NAMES = ("focus", "process")  # fields of the group's section
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


@dataclass
class Answer:
    """What travels back to the tab."""

    acked: int
    version: int
    texts: dict[str, str] | None
    conflicts: list[tuple[UUID, str]]  # whose, in which field

    @classmethod
    def of(cls, receipt: Receipt) -> "Answer":
        note = receipt.note
        waiting = open_conflicts([note]).get(note.pk, [])
        return cls(
            receipt.acked,
            note.version,
            dict(note.texts) if receipt.is_news else None,
            [(c.client_id, c.field) for c in waiting],
        )


@dataclass
class Field:
    base: int
    acked: str  # what the server has of this tab's view
    view: str  # after the last journalled change
    text: str  # in the editor
    is_apart: bool = False


@dataclass
class Tab:
    note_id: UUID
    version: int
    texts: dict[str, str]
    names: tuple[str, ...]
    client_id: UUID = field(default_factory=uuid4)
    journal: list[Op] = field(default_factory=list)
    seq: int = 0
    acked: int = 0
    fields: dict[str, Field] = field(default_factory=dict)

    @classmethod
    def open(cls, note: Note, names: tuple[str, ...]) -> "Tab":
        note.refresh_from_db()
        tab = cls(note.pk, note.version, dict(note.texts), names)
        for name in names:
            text = note.text(name)
            tab.fields[name] = Field(note.version, text, text, text)
        return tab

    def type(self, name: str, text: str) -> None:
        self.fields[name].text = text

    def keep(self, at: datetime = NOON) -> None:
        """What the editor holds goes into the journal."""
        for name, shown in self.fields.items():
            if shown.text == shown.view:
                continue
            self.seq += 1
            splice = difference(shown.view, shown.text)
            here = (self.note_id, self.client_id, self.seq)
            self.journal.append(Op(*here, shown.base, name, splice, at))
            shown.view = shown.text

    def batch(self) -> Batch:
        ops = tuple(self.journal)
        return Batch(self.note_id, self.client_id, self.version, ops)

    def receive(self, answer: Answer) -> None:
        done = [op for op in self.journal if op.seq <= answer.acked]
        self.journal = [op for op in self.journal if op.seq > answer.acked]
        self.acked = max(self.acked, answer.acked)
        for op in done:
            shown = self.fields[op.field]
            shown.acked = replay(shown.acked, [op.splice])
        self.look(answer, {op.field for op in done})

    def look(self, answer: Answer, touched: Collection[str] = ()) -> None:
        """Take in what the server says the note is now."""
        if answer.version < self.version:
            return
        self.version = answer.version
        if answer.texts is not None:
            self.texts = dict(answer.texts)
        else:
            self.texts |= {name: self.fields[name].acked for name in touched}
        own = {name for who, name in answer.conflicts if who == self.client_id}
        for name, shown in self.fields.items():
            shown.is_apart = name in own
            self._settle(name, shown)

    def _settle(self, name: str, shown: Field) -> None:
        if shown.is_apart or any(op.field == name for op in self.journal):
            return
        target = self.texts.get(name, "")
        merged = merge(shown.view, shown.text, target)
        if merged.is_clean:
            shown.base = self.version
            shown.acked = shown.view = target
            shown.text = merged.text
