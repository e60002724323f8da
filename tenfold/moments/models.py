"""What facilitators stamp while they listen: raw working notes, not the record."""

from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tenfold.accounts.models import User
from tenfold.core.fields import EncryptedTextField
from tenfold.groups.models import Enrolment
from tenfold.moments import builtin
from tenfold.moments.keys import RESERVED
from tenfold.practice.models import Practice, PracticeRow, StaffMember
from tenfold.scheduling.models import Meeting


class Destination(models.TextChoices):
    CHART = builtin.CHART, _("The notes of the session")
    PROCESS = builtin.PROCESS, _("My private note alone")
    BOTH = builtin.BOTH, _("Both")


class TagQuerySet(models.QuerySet["Tag"]):
    def visible_to(self, staff: StaffMember) -> Self:
        return self.filter(practice=staff.practice)

    def in_use(self) -> Self:
        return self.filter(is_retired=False).order_by("position", "pk")


class Tag(PracticeRow):
    """What a moment can be. Practices change its key, its name and its words."""

    MOST = 14

    key = models.CharField(_("key"), max_length=1)
    label = models.CharField(_("name"), max_length=24)
    destination = models.CharField(_("goes to"), choices=Destination, max_length=8)
    sentence = models.CharField(_("words about one member"), blank=True, max_length=160)
    group_sentence = models.CharField(
        _("words about the group"), blank=True, max_length=160
    )
    is_alert = models.BooleanField(_("tells the facilitators at once"), default=False)
    position = models.PositiveSmallIntegerField(_("place in the list"))
    is_retired = models.BooleanField(_("no longer used"), default=False)

    objects = TagQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["practice", "key"],
                condition=Q(is_retired=False),
                name="one_tag_of_a_practice_on_a_key",
            ),
            models.CheckConstraint(
                condition=~Q(key__in=sorted(RESERVED)) & ~Q(key=""),
                name="a_tag_has_no_key_of_a_member",
            ),
        ]

    @property
    def is_private(self) -> bool:
        return self.destination == Destination.PROCESS


class Retention(PracticeRow):
    """How long a practice keeps moments. Without a row: until the notes are signed."""

    class Until(models.TextChoices):
        SIGNED = "signed", _("Until all notes of the session are signed")
        MONTH = "month", _("For 30 days after the session")

    until = models.CharField(
        _("moments are kept"), choices=Until, default=Until.SIGNED, max_length=8
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["practice"], name="one_retention_of_moments_in_a_practice"
            )
        ]

    @classmethod
    def of(cls, practice: Practice) -> "Retention":
        found = cls.objects.filter(practice=practice).first()
        return found or cls(practice=practice)


class Sheet(PracticeRow):
    """All moments of a meeting under one version number, and who has which key."""

    meeting = models.OneToOneField(Meeting, models.PROTECT, related_name="moment_sheet")
    version = models.PositiveIntegerField(_("version"), default=0)
    keys = models.JSONField(_("keys of members"), default=dict)
    forgotten_at = models.DateTimeField(_("erased at"), null=True)


class Desk(PracticeRow):
    """One open page of one facilitator; its id is the `client_id` of what it sends."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="+")
    user = models.ForeignKey(User, models.PROTECT, related_name="+")
    acked = models.PositiveIntegerField(_("last change that arrived"), default=0)


class MomentQuerySet(models.QuerySet["Moment"]):
    def seen_by(self, staff: StaffMember, *, on: date) -> Self:
        """Moments of the meetings this person leads; private ones to their author."""
        led = self.filter(meeting__in=Meeting.objects.led_by(staff, on=on))
        return led.filter(~Q(destination=Destination.PROCESS) | Q(author=staff))

    def of_the_record(self) -> Self:
        """What a note may be written from: no private ones, none taken back."""
        return self.filter(
            destination__in=(Destination.CHART, Destination.BOTH), undone_at=None
        )

    def in_time(self) -> Self:
        return self.order_by("at", "created_at", "pk")


class Moment(PracticeRow):
    """Somebody led a meeting and marked that something happened, to whom, and when."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="moments")
    enrolment = models.ForeignKey(
        Enrolment, models.PROTECT, null=True, related_name="moments"
    )  # none: the whole group
    tag = models.ForeignKey(Tag, models.PROTECT, related_name="moments")
    destination = models.CharField(
        _("goes to"), choices=Destination, max_length=8
    )  # as the tag said then
    at = models.DateTimeField(_("at"))
    text = EncryptedTextField(_("words"), blank=True, default="")
    author = models.ForeignKey(StaffMember, models.PROTECT, related_name="moments")
    desk = models.ForeignKey(Desk, models.PROTECT, related_name="moments")
    seq = models.PositiveIntegerField()
    revision = models.PositiveIntegerField()  # the version of the sheet it changed at
    undone_at = models.DateTimeField(_("taken back at"), null=True)

    objects = MomentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["desk", "seq"], name="moment_is_accepted_once"
            )
        ]
        indexes = [models.Index(fields=["meeting", "revision"])]

    @property
    def seconds_in(self) -> int:
        """How long after the beginning, in seconds; never before it."""
        began_at = self.meeting.opened_at or self.meeting.starts_at
        return max(0, round((self.at - began_at).total_seconds()))

    @classmethod
    def stamped(cls, desk: Desk, tag: Tag, **fields: Any) -> "Moment":
        return cls(
            practice_id=desk.practice_id,
            meeting_id=desk.meeting_id,
            desk=desk,
            tag=tag,
            destination=tag.destination,
            **fields,
        )
