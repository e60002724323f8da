"""The private process note: its author's alone. No other app may import this one."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from tenfold.accounts.models import User
from tenfold.practice.models import PracticeRow, StaffMember
from tenfold.process_notes.sealing import AuthorTextField
from tenfold.scheduling.models import Meeting


class ProcessNoteQuerySet(models.QuerySet["ProcessNote"]):
    def written_by(self, staff: StaffMember) -> Self:
        """A person's own notes at a practice: the only door, and it has no other."""
        return self.filter(practice=staff.practice, author=staff.user)


class ProcessNote(PracticeRow):
    """What one facilitator thinks about one meeting, kept apart from the record."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="+")
    author = models.ForeignKey(User, models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(_("version"), default=0)
    text = AuthorTextField(_("text"), default="")
    saved_at = models.DateTimeField(_("saved at"), null=True)

    objects = ProcessNoteQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "author"],
                name="one_process_note_of_an_author_on_a_meeting",
            )
        ]

    def read_by(self, reader: User) -> str:
        """The text. For everybody but the author it stays shut: CannotOpenError."""
        return _text_of(self, reader)


class ProcessNoteVersion(PracticeRow):
    """The note as it was saved once. Sending it again changes nothing."""

    note = models.ForeignKey(ProcessNote, models.PROTECT, related_name="versions")
    author = models.ForeignKey(User, models.PROTECT, related_name="+")
    number = models.PositiveIntegerField(_("number"))
    client = models.UUIDField(_("page that sent it"))
    seq = models.PositiveIntegerField(_("which of that page"))
    text = AuthorTextField(_("text"))
    at = models.DateTimeField(_("at"))

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["note", "number"], name="process_note_version_has_one_number"
            ),
            models.UniqueConstraint(
                fields=["note", "client", "seq"], name="process_note_is_saved_once"
            ),
        ]

    def read_by(self, reader: User) -> str:
        return _text_of(self, reader)


def _text_of(row: ProcessNote | ProcessNoteVersion, reader: User) -> str:
    field = row._meta.get_field("text")
    if not isinstance(field, AuthorTextField):
        raise TypeError(field)
    if "text" not in row.__dict__:
        row.refresh_from_db(fields=["text"])
    return field.read_by(row, reader)
