"""What was signed, by whom, and what followed. Added to, never changed."""

import secrets
from datetime import datetime
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from tenfold.accounts.models import User
from tenfold.core.fields import EncryptedJSONField
from tenfold.notes.history import GENESIS, version_hash
from tenfold.notes.models.notes import Note
from tenfold.practice.models import PracticeRow


class Signature(PracticeRow):
    """One deed about a note's text, in the chain of its practice."""

    class Kind(models.TextChoices):
        SIGNED = "signed", _("Signed")
        APPROVED = "approved", _("Approved")
        RETURNED = "returned", _("Returned")
        REOPENED = "reopened", _("Opened again")
        ADDENDUM = "addendum", _("Addendum")
        STRUCK = "struck", _("Entered in error")

    number = models.PositiveIntegerField(_("number"))
    note = models.ForeignKey(Note, models.PROTECT, related_name="signatures")
    kind = models.CharField(_("kind"), choices=Kind, max_length=10)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    name = models.CharField(_("name at that time"), max_length=120)
    credential = models.CharField(
        _("credential at that time"), max_length=80, blank=True
    )
    at = models.DateTimeField(_("at"))
    local_time = models.CharField(_("local time"), max_length=64)
    note_version = models.PositiveIntegerField()
    template = models.CharField(max_length=40)
    template_version = models.PositiveIntegerField()
    content_hash = models.CharField(max_length=64)
    is_late = models.BooleanField(_("late entry"), default=False)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)
    body = EncryptedJSONField()  # salt, and what the kind has: texts, words, reason

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["practice", "number"], name="a_signature_has_one_place"
            )
        ]
        indexes = [models.Index(fields=["note", "number"])]

    def seal(self, body: dict[str, Any], previous_hash: str) -> None:
        """Close the row: its hash covers everything it says and the row before."""
        self.body = {"salt": secrets.token_hex(16), **body}
        self.previous_hash = previous_hash
        self.hash = self.computed_hash()

    def computed_hash(self) -> str:
        place: list[str | int] = [
            str(self.practice_id), self.number, str(self.note_id), self.kind,
            str(self.by_id), self.name, self.credential, self.local_time,
            self.note_version, self.template, self.template_version,
            self.content_hash, int(self.is_late),
        ]  # fmt: skip
        return version_hash(self.previous_hash, place=place, at=self.at, body=self.body)

    @property
    def words(self) -> str:
        """What was written with it: an addendum, a comment, a reason."""
        return str(self.body.get("words", ""))

    @property
    def reason(self) -> str:
        return str(self.body.get("reason", ""))


class SignatureHead(models.Model):
    """The last signature of a practice, locked while the next one is written."""

    practice_id = models.UUIDField(primary_key=True)
    number = models.PositiveIntegerField(default=0)
    hash = models.CharField(max_length=64, default=GENESIS)

    def __str__(self) -> str:
        return f"signatures of {self.practice_id}"


def local_words(now: datetime, zone: Any) -> str:
    """A moment as the clock on the wall of the practice said it."""
    return f"{now.astimezone(zone).isoformat(timespec='seconds')} {zone.key}"
