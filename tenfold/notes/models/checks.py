"""What a person confirmed before signing: the facts, and names that may stay."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from tenfold.accounts.models import User
from tenfold.core.fields import EncryptedJSONField, EncryptedTextField
from tenfold.notes.models.notes import Note
from tenfold.practice.models import PracticeRow
from tenfold.scheduling.models import Meeting


class ConfirmedFacts(PracticeRow):
    """The facts of a meeting as somebody who led it confirmed them. The last counts."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="confirmed_facts")
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("at"))
    data = EncryptedJSONField(_("facts"))

    by_name: str  # where a query adds it


class KeptName(PracticeRow):
    """Words that look like another member's name and stay in a note, with a reason."""

    note = models.ForeignKey(Note, models.PROTECT, related_name="kept_names")
    words = EncryptedTextField(_("words"))
    reason = EncryptedTextField(_("why they stay"))
    by = models.ForeignKey(User, models.PROTECT, related_name="+")

    by_name: str  # where a query adds it
