"""How a note came to be: versions, changes, and two wordings of one field."""

import secrets
from datetime import datetime

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tenfold.accounts.models import User
from tenfold.core.fields import EncryptedJSONField, EncryptedTextField
from tenfold.notes.history import Texts, version_hash
from tenfold.notes.models.notes import Note, NotePanel
from tenfold.notes.protocol import Op
from tenfold.notes.splices import Splice
from tenfold.practice.models import PracticeRow


class NoteVersion(PracticeRow):
    """The texts of a note after one accepted batch. Never changed, never removed."""

    note = models.ForeignKey(Note, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField(_("number"))
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("at"))
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)
    body = EncryptedJSONField()  # salt (against guessing), texts, template

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["note", "number"], name="note_version_has_one_number"
            )
        ]

    @classmethod
    def after(
        cls, note: Note, texts: Texts, *, by: User, at: datetime
    ) -> "NoteVersion":
        """The version that follows the note's present one."""
        version = cls(
            practice_id=note.practice_id,
            note=note,
            number=note.version + 1,
            by=by,
            at=at,
            previous_hash=note.head_hash,
        )
        version.body = {
            "salt": secrets.token_hex(16),
            "texts": texts,
            "template": [note.template, note.template_version],
        }
        version.hash = version.computed_hash()
        return version

    def computed_hash(self) -> str:
        return version_hash(
            self.previous_hash,
            place=[str(self.note_id), self.number, str(self.by_id)],
            at=self.at,
            body=self.body,
        )

    def text(self, field: str) -> str:
        return str(self.body["texts"].get(field, ""))


class NoteOp(PracticeRow):
    """One change as a tab sent it. Sending it again changes nothing."""

    note = models.ForeignKey(Note, models.PROTECT, related_name="ops")
    client = models.ForeignKey(NotePanel, models.PROTECT, related_name="ops")
    seq = models.PositiveIntegerField()
    base_version = models.PositiveIntegerField()
    field = models.CharField(max_length=32)
    change = EncryptedJSONField()  # [at, remove, insert]
    typed_at = models.DateTimeField()  # the device's clock; decides nothing
    version = models.PositiveIntegerField()  # the version this op became part of
    # After this op the tab saw its field as it is in that version; null is unknown.
    is_as_seen = models.BooleanField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["note", "client", "seq"], name="note_op_is_accepted_once"
            )
        ]

    @classmethod
    def of(
        cls, note: Note, client: NotePanel, op: Op, *, is_as_seen: bool = False
    ) -> "NoteOp":
        """The change as part of the note's present version."""
        row = cls(
            practice_id=note.practice_id,
            note=note,
            client=client,
            seq=op.seq,
            base_version=op.base_version,
            field=op.field,
            typed_at=op.typed_at,
            version=note.version,
            is_as_seen=is_as_seen or None,
        )
        row.change = [op.splice.at, op.splice.remove, op.splice.insert]
        return row

    @property
    def splice(self) -> Splice:
        return Splice(*self.change)


class NoteConflict(PracticeRow):
    """Two wordings of one field that only a person can bring together."""

    class State(models.TextChoices):
        OPEN = "open", _("Open")
        MERGED = "merged", _("Came together by itself")
        RESOLVED = "resolved", _("Resolved")

    note = models.ForeignKey(Note, models.PROTECT, related_name="conflicts")
    client = models.ForeignKey(NotePanel, models.PROTECT, related_name="+")
    field = models.CharField(max_length=32)
    ancestor = EncryptedTextField()
    wording = EncryptedTextField()
    state = models.CharField(choices=State, default=State.OPEN, max_length=10)
    closed_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    closed_version = models.PositiveIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["note", "client", "field"],
                condition=Q(state="open"),
                name="one_open_conflict_for_a_tab_and_a_field",
            )
        ]
