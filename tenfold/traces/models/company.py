"""What people write to each other during a meeting, and the signs that they give."""

from datetime import date
from typing import Self
from uuid import UUID

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tenfold.core.fields import EncryptedTextField
from tenfold.groups.models import Group
from tenfold.practice.models import PracticeRow, StaffMember
from tenfold.scheduling.models import Meeting


class ChatRules(PracticeRow):
    """To whom the members of a group may write during a session."""

    group = models.OneToOneField(Group, models.PROTECT, related_name="chat_rules")
    is_open = models.BooleanField(_("members may write to everybody"), default=True)
    to_facilitators = models.BooleanField(
        _("members may write to the facilitators alone"), default=True
    )
    between_members = models.BooleanField(
        _("members may write to each other alone"), default=False
    )


class ChatLineQuerySet(models.QuerySet["ChatLine"]):
    def seen_by(self, seat: UUID, *, leads: bool) -> Self:
        """Lines that somebody at this seat may read, oldest first."""
        channel = ChatLine.Channel
        seen = Q(channel=channel.GROUP) | Q(channel=channel.DESK, to=seat)
        seen |= Q(channel=channel.PRIVATE) & (Q(writer=seat) | Q(to=seat))
        if leads:
            seen |= Q(channel__in=[channel.LEADERS, channel.DESK])
        return self.filter(seen).order_by("created_at", "pk")

    def led_by(self, staff: StaffMember, *, on: date) -> Self:
        """What facilitators may read again after the session."""
        meetings = Meeting.objects.led_by(staff, on=on)
        theirs = self.filter(practice=staff.practice, meeting__in=meetings)
        return theirs.exclude(channel=ChatLine.Channel.PRIVATE)


class ChatLine(PracticeRow):
    """Something that was written. Seats are named by their id: the room knows them."""

    class Channel(models.TextChoices):
        GROUP = "group", _("Everybody")
        LEADERS = "leaders", _("Facilitators among themselves")
        DESK = "desk", _("One member and the facilitators")
        PRIVATE = "private", _("Two members")

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="chat_lines")
    channel = models.CharField(choices=Channel, max_length=8)
    writer = models.UUIDField(_("seat of who wrote it"))
    to = models.UUIDField(_("seat of the member it concerns"), null=True)
    text = EncryptedTextField(_("text"))

    objects = ChatLineQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(channel__in=["group", "leaders"], to=None)
                | Q(channel__in=["desk", "private"], to__isnull=False),
                name="a_line_to_one_says_to_whom",
            )
        ]
        indexes = [models.Index(fields=["meeting", "created_at"])]


class Reaction(PracticeRow):
    """A sign that somebody gives; a moment later it is gone."""

    class Kind(models.TextChoices):
        HEART = "heart", _("With you")
        THANKS = "thanks", _("Thank you")
        YES = "yes", _("Yes")
        SAME = "same", _("Me too")
        MOVED = "moved", _("Moved")

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="reactions")
    seat = models.UUIDField()
    kind = models.CharField(choices=Kind, max_length=8)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "seat"], name="one_sign_of_a_person_at_a_time"
            )
        ]
