"""Whose text a note is: the group's, one member's, or one of no session."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tenfold.clients.models import Client
from tenfold.groups.models import Enrolment
from tenfold.notes.models.notes import Note
from tenfold.practice.models import PracticeRow, StaffMember
from tenfold.scheduling.models import Meeting


class GroupSection(PracticeRow):
    """What is true of the whole group at one meeting. It names nobody."""

    meeting = models.OneToOneField(
        Meeting, models.PROTECT, related_name="group_section"
    )
    note = models.OneToOneField(Note, models.PROTECT, related_name="group_section")


class IndividualSection(PracticeRow):
    """What is true of one member at one meeting."""

    meeting = models.ForeignKey(
        Meeting, models.PROTECT, related_name="individual_sections"
    )
    enrolment = models.ForeignKey(Enrolment, models.PROTECT, related_name="sections")
    note = models.OneToOneField(Note, models.PROTECT, related_name="individual_section")
    is_struck = models.BooleanField(_("entered in error"), default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "enrolment"],
                condition=Q(is_struck=False),
                name="one_section_for_a_member",
            )
        ]


class RecordNoteQuerySet(models.QuerySet["RecordNote"]):
    def written_by(self, staff: StaffMember, *, on: date) -> Self:
        """Notes of no session that this person wrote and may still open."""
        clients = Client.objects.visible_to(staff, on=on)
        about = Q(client=None) | Q(client__in=clients)
        return self.filter(about, practice=staff.practice, author=staff)


class RecordNote(PracticeRow):
    """A note of no session: of one client, or of nobody (supervision).

    A screening, a crisis contact, a talk with somebody else, a review, a discharge.
    """

    note = models.OneToOneField(Note, models.PROTECT, related_name="record")
    client = models.ForeignKey(
        Client, models.PROTECT, null=True, related_name="record_notes"
    )
    author = models.ForeignKey(StaffMember, models.PROTECT, related_name="record_notes")
    happened_at = models.DateTimeField(_("when it was"))

    objects = RecordNoteQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["client", "happened_at"])]
