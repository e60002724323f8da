"""A note: the text of one section, and the panels it is written in."""

from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tenfold.accounts.models import User
from tenfold.clients.models import Client
from tenfold.core.fields import EncryptedJSONField
from tenfold.notes.history import GENESIS
from tenfold.notes.note_templates import USUAL
from tenfold.practice.models import PracticeRow, StaffMember
from tenfold.scheduling.models import Meeting

if TYPE_CHECKING:
    from tenfold.notes.models.sections import RecordNote


class NoteQuerySet(models.QuerySet["Note"]):
    def led_by(self, staff: StaffMember, *, on: date) -> Self:
        """Notes of meetings that this person leads."""
        return self.filter(meeting__in=Meeting.objects.led_by(staff, on=on))

    def written_by(self, staff: StaffMember, *, on: date) -> Self:
        """Notes this person may write in: of what they lead, and their own of clients
        whose record they may open. The only way in for a view that writes.
        """
        led = Q(meeting__in=Meeting.objects.led_by(staff, on=on))
        clients = Client.objects.visible_to(staff, on=on)
        about = Q(record__client=None) | Q(record__client__in=clients)
        own = Q(record__author=staff) & about
        return self.filter(led | own, practice=staff.practice)

    def read_by(self, staff: StaffMember, *, on: date) -> Self:
        """Notes this person may read: what they may write in, and what they are
        asked to approve. The only way in for a view that shows one.
        """
        asked = Note.objects.awaiting(staff).values("pk")
        own = Note.objects.written_by(staff, on=on).values("pk")
        return self.filter(Q(pk__in=own) | Q(pk__in=asked))

    def awaiting(self, staff: StaffMember) -> Self:
        """Signed notes that this person is asked to look at."""
        return self.filter(
            practice=staff.practice,
            supervisor=staff,
            closed_by__isnull=False,
            approved_by=None,
            struck_by=None,
        )


class Note(PracticeRow):
    """The text of one section: a few named fields under one version number."""

    meeting = models.ForeignKey(
        Meeting, models.PROTECT, null=True, related_name="notes"
    )
    template = models.CharField(_("template"), max_length=40, default=USUAL)
    template_version = models.PositiveIntegerField(default=1)
    version = models.PositiveIntegerField(_("version"), default=0)
    texts = EncryptedJSONField(_("texts"), default=dict)
    head_hash = models.CharField(max_length=64, default=GENESIS)
    saved_at = models.DateTimeField(_("saved at"), null=True)
    owner = models.ForeignKey(  # whose signature it waits for; nobody's yet
        StaffMember, models.PROTECT, null=True, related_name="+"
    )
    closed_by = models.ForeignKey(  # the signature under the text as it stands
        "notes.Signature", models.PROTECT, null=True, related_name="+"
    )
    supervisor = models.ForeignKey(  # who looks at what was signed
        StaffMember, models.PROTECT, null=True, related_name="+"
    )
    approved_by = models.ForeignKey(
        "notes.Signature", models.PROTECT, null=True, related_name="+"
    )
    struck_by = models.ForeignKey(
        "notes.Signature", models.PROTECT, null=True, related_name="+"
    )

    objects = NoteQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["practice"],
                condition=Q(closed_by__isnull=True, version__gt=0),
                name="words_that_wait",
            )
        ]

    def text(self, field: str) -> str:
        return str(self.texts.get(field, ""))

    @property
    def is_closed(self) -> bool:
        """Whether the text is signed, and so can change by no path."""
        return self.closed_by_id is not None

    @property
    def is_done(self) -> bool:
        """Whether nobody's signature is awaited any more."""
        seen = self.supervisor_id is None or self.approved_by_id is not None
        return self.struck_by_id is not None or (self.is_closed and seen)

    @property
    def awaits_approval(self) -> bool:
        return self.is_closed and not self.is_done

    @property
    def place(self) -> "Meeting | RecordNote":
        """Where the note is written: its session, or what it is about."""
        if self.meeting is not None:
            return self.meeting
        record: RecordNote = self.record
        return record


class NotePanel(PracticeRow):
    """One open panel in one browser tab; its id is the `client_id` of the protocol."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, null=True, related_name="+")
    record = models.ForeignKey(
        "notes.RecordNote", models.PROTECT, null=True, related_name="+"
    )
    user = models.ForeignKey(User, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(meeting__isnull=True) ^ Q(record__isnull=True),
                name="a_panel_belongs_to_one_place",
            )
        ]

    def is_of(self, place: Any, user: User) -> bool:
        """Whether it is this person's panel at this place."""
        return self.user_id == user.pk and place.pk in (self.meeting_id, self.record_id)
