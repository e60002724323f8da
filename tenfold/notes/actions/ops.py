"""Accepting what a tab has typed."""

from collections import defaultdict
from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from tenfold.accounts.models import User
from tenfold.audit.actions import record
from tenfold.notes.actions.panels import open_panel, panel_of
from tenfold.notes.actions.versions import refuse_when_signed, write_version
from tenfold.notes.history import Texts
from tenfold.notes.merging import merge
from tenfold.notes.models import Note, NoteConflict, NoteOp, NotePanel
from tenfold.notes.protocol import (
    LONGEST_NOTE_BYTES,
    Batch,
    CannotAcceptOpsError,
    Op,
    follows,
    size_of,
    unaddressed,
)
from tenfold.notes.queries.sections import text_at
from tenfold.notes.queries.templates import takes_field
from tenfold.notes.receipts import Receipt
from tenfold.notes.splices import SpliceDoesNotFitError, replay


@transaction.atomic
def accept_ops(note: Note, batch: Batch, *, by: User, now: datetime) -> Receipt:
    """Make a tab's changes part of the note. Raises CannotAcceptOpsError."""
    note = (
        Note.objects.select_for_update(of=("self",))
        .select_related("meeting", "record")
        .get(pk=note.pk)
    )
    if unaddressed(batch) or batch.note_id != note.pk:
        raise CannotAcceptOpsError(
            "wrong_note", _("These changes are for another note.")
        )
    panel = panel_of(note.place, batch.client_id, by) or open_panel(
        note.place, client_id=batch.client_id, by=by
    )
    acked = _last_seq(note, panel)
    _refuse_changed_resend(note, panel, batch, acked)
    fresh = [op for op in batch.ops if op.seq > acked]
    if not follows(fresh, acked):
        raise CannotAcceptOpsError("gap", _("Some changes are missing."), acked=acked)
    if not fresh:
        return Receipt(note, acked, is_news=note.version != batch.known_version)
    refuse_when_signed(note, acked=acked)

    line = _Line(note, panel, acked)
    seen = {field: line.accept(ops, by) for field, ops in _by_field(fresh).items()}
    line.refuse_if_too_long()
    is_next = note.version == batch.known_version
    write_version(note, line.texts, by=by, now=now)
    as_seen = {field for field, text in seen.items() if note.text(field) == text}
    line.keep(fresh, as_seen)

    details = {"version": note.version, "ops": len(fresh), "panel": str(panel.pk)}
    record("note.changed", by=by, target=note, details=details)
    is_news = not is_next or as_seen != set(seen)
    return Receipt(note, acked + len(fresh), is_news=is_news)


class _Line:
    """One tab's changes of one note, while a batch of them is being accepted."""

    def __init__(self, note: Note, panel: NotePanel, acked: int) -> None:
        self.note = note
        self.panel = panel
        self.acked = acked
        self.texts: Texts = dict(note.texts)
        self.wordings: list[str] = []

    def accept(self, ops: list[Op], by: User) -> str:
        """Bring the changes of one field in; what the tab sees in it afterwards."""
        field = ops[0].field
        if not takes_field(self.note, field):
            raise self._refusal("unknown_field", _("This note has no such field."))
        before = self._seen_before(field, self._base_of(ops))
        try:
            after = replay(before, [op.splice for op in ops])
        except SpliceDoesNotFitError:
            sentence = _("A change does not fit the text it was made for.")
            raise self._refusal("does_not_fit", sentence) from None

        conflict = self._open_conflict(field)
        ancestor = conflict.ancestor if conflict else before
        merged = merge(ancestor, after, self.note.text(field))
        if merged.is_clean:
            self.texts[field] = merged.text
            self._close(conflict, by)
        else:
            self._keep_apart(conflict, field, ancestor, after)
        return after

    def refuse_if_too_long(self) -> None:
        if size_of([*self.texts.values(), *self.wordings]) > LONGEST_NOTE_BYTES:
            sentence = _(
                "This note is longer than half a megabyte. Shorten it and it will be "
                "saved; until then it is kept on this device."
            )
            raise self._refusal("too_long", sentence)

    def keep(self, ops: list[Op], as_seen: set[str]) -> None:
        """Write the changes down; of each field the last says if the tab is in step."""
        lasts = {op.seq for op in {op.field: op for op in ops}.values()}
        NoteOp.objects.bulk_create(
            NoteOp.of(
                self.note,
                self.panel,
                op,
                is_as_seen=op.seq in lasts and op.field in as_seen,
            )
            for op in ops
        )

    def _base_of(self, ops: list[Op]) -> int:
        """The version the changes were typed on, if the tab may have moved there."""
        bases = {op.base_version for op in ops}
        last = self._own_ops(ops[0].field).order_by("seq").last()
        base = bases.pop()
        went_on = last is None or base == last.base_version or base >= last.version
        if bases or base > self.note.version or not went_on:
            raise self._refusal(
                "base", _("These changes are about a text we do not have.")
            )
        return base

    def _seen_before(self, field: str, base: int) -> str:
        """What the tab shows: from where it was last in step, and what it did since."""
        own = self._own_ops(field).filter(base_version=base).order_by("seq")
        known = own.filter(is_as_seen=True).last()
        text = text_at(self.note, field, known.version if known else base)
        since = own.filter(seq__gt=known.seq) if known else own
        return replay(text, [op.splice for op in since])

    def _own_ops(self, field: str):  # type: ignore[no-untyped-def]
        return NoteOp.objects.filter(note=self.note, client=self.panel, field=field)

    def _open_conflict(self, field: str) -> NoteConflict | None:
        return NoteConflict.objects.filter(
            note=self.note,
            client=self.panel,
            field=field,
            state=NoteConflict.State.OPEN,
        ).first()

    def _close(self, conflict: NoteConflict | None, by: User) -> None:
        if conflict:
            conflict.state = NoteConflict.State.MERGED
            conflict.closed_by = by
            conflict.closed_version = self.note.version + 1
            conflict.save(update_fields=["state", "closed_by", "closed_version"])

    def _keep_apart(
        self, conflict: NoteConflict | None, field: str, ancestor: str, wording: str
    ) -> None:
        self.wordings.append(wording)
        if conflict:
            conflict.wording = wording
            conflict.save(update_fields=["wording"])
            return
        NoteConflict.objects.create(
            practice_id=self.note.practice_id,
            note=self.note,
            client=self.panel,
            field=field,
            ancestor=ancestor,
            wording=wording,
        )

    def _refusal(self, code: str, sentence: str) -> CannotAcceptOpsError:
        return CannotAcceptOpsError(code, sentence, acked=self.acked)


def _by_field(ops: list[Op]) -> dict[str, list[Op]]:
    fields: dict[str, list[Op]] = defaultdict(list)
    for op in ops:
        fields[op.field].append(op)
    return fields


def _last_seq(note: Note, panel: NotePanel) -> int:
    ops = NoteOp.objects.filter(note=note, client=panel)
    return ops.aggregate(last=Max("seq"))["last"] or 0


def _refuse_changed_resend(
    note: Note, panel: NotePanel, batch: Batch, acked: int
) -> None:
    """A number stands for one change: another one under it would be lost unseen."""
    resent = {op.seq: op for op in batch.ops if op.seq <= acked}
    if not resent:
        return
    for kept in NoteOp.objects.filter(note=note, client=panel, seq__in=list(resent)):
        op = resent[kept.seq]
        said = (op.base_version, op.field, op.splice)
        if said != (kept.base_version, kept.field, kept.splice):
            sentence = _("Another change was saved under this number.")
            raise CannotAcceptOpsError("other_op", sentence, acked=acked)
