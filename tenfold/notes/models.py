"""The notes of a meeting: one section for the group, one for each member."""

import secrets
from datetime import date, datetime
from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tenfold.accounts.models import User
from tenfold.core.fields import EncryptedJSONField, EncryptedTextField
from tenfold.groups.models import Enrolment
from tenfold.notes.history import GENESIS, Texts, version_hash
from tenfold.notes.protocol import Op
from tenfold.notes.splices import Splice
from tenfold.practice.models import PracticeRow, StaffMember
from tenfold.scheduling.models import Meeting


class NoteQuerySet(models.QuerySet["Note"]):
    def led_by(self, staff: StaffMember, *, on: date) -> Self:
        """Notes of meetings that this person leads. The only way in for a view."""
        return self.filter(meeting__in=Meeting.objects.led_by(staff, on=on))


class Note(PracticeRow):
    """The text of one section: a few named fields under one version number."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="notes")
    version = models.PositiveIntegerField(_("version"), default=0)
    texts = EncryptedJSONField(_("texts"), default=dict)
    head_hash = models.CharField(max_length=64, default=GENESIS)
    saved_at = models.DateTimeField(_("saved at"), null=True)

    objects = NoteQuerySet.as_manager()

    def text(self, field: str) -> str:
        return str(self.texts.get(field, ""))


class GroupSection(PracticeRow):
    """What is true of the whole group at one meeting. It names nobody."""

    FIELDS = {"focus": _("Focus"), "process": _("Group process")}

    meeting = models.OneToOneField(
        Meeting, models.PROTECT, related_name="group_section"
    )
    note = models.OneToOneField(Note, models.PROTECT, related_name="group_section")


class IndividualSection(PracticeRow):
    """What is true of one member at one meeting."""

    FIELDS = {
        "presentation": _("Presentation and participation"),
        "response": _("Response to intervention"),
        "plan": _("Plan"),
    }

    meeting = models.ForeignKey(
        Meeting, models.PROTECT, related_name="individual_sections"
    )
    enrolment = models.ForeignKey(Enrolment, models.PROTECT, related_name="sections")
    note = models.OneToOneField(Note, models.PROTECT, related_name="individual_section")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "enrolment"], name="one_section_for_a_member"
            )
        ]


class NotePanel(PracticeRow):
    """One open panel in one browser tab; its id is the `client_id` of the protocol."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="+")
    user = models.ForeignKey(User, models.PROTECT, related_name="+")


class NoteVersion(PracticeRow):
    """The texts of a note after one accepted batch. Never changed, never removed."""

    note = models.ForeignKey(Note, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField(_("number"))
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("at"))
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)
    body = (
        EncryptedJSONField()
    )  # {"salt", "texts"}; the salt keeps the hash unguessable

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
        version.body = {"salt": secrets.token_hex(16), "texts": texts}
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

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["note", "client", "seq"], name="note_op_is_accepted_once"
            )
        ]

    @classmethod
    def of(cls, note: Note, client: NotePanel, op: Op) -> "NoteOp":
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


AnySection = GroupSection | IndividualSection


def fields_of(section: AnySection) -> dict[str, Any]:
    """The fields of a section and what they are called."""
    return section.FIELDS
