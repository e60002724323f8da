"""What the media server told us, and what facilitators must hear about."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tenfold.practice.models import PracticeRow
from tenfold.room.models.seats import Place, Seat
from tenfold.scheduling.models import Meeting


class PresenceInterval(PracticeRow):
    """One connection of one person to one place."""

    place = models.ForeignKey(Place, models.PROTECT, related_name="intervals")
    seat = models.ForeignKey(Seat, models.PROTECT, null=True, related_name="intervals")
    sid = models.CharField(_("participant sid"), max_length=64, unique=True)
    identity = models.CharField(max_length=64)
    started_at = models.DateTimeField()
    last_seen_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    is_inferred = models.BooleanField(_("end was not heard"), default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(ended_at__gte=F("started_at")),
                name="presence_ends_after_it_starts",
            )
        ]


class LiveKitEvent(PracticeRow):
    """The inbox of the media server's webhooks. It holds no names."""

    event_id = models.CharField(max_length=64, unique=True)
    kind = models.CharField(max_length=64)
    place = models.ForeignKey(Place, models.PROTECT, related_name="events")
    sid = models.CharField(max_length=64, blank=True)
    identity = models.CharField(max_length=64, blank=True)
    is_ahead = models.BooleanField(
        _("neither heard anything nor was heard"), default=False
    )
    joined_at = models.DateTimeField(null=True)
    happened_at = models.DateTimeField()
    processed_at = models.DateTimeField(null=True)


class Alert(PracticeRow):
    """Something that the facilitators of a meeting must hear about."""

    class Kind(models.TextChoices):
        STRANGER = "stranger", _("Somebody who was not let in was sent out")
        RETURNED = "returned", _("Somebody who was removed tried to come back")
        SECOND_DEVICE = "second_device", _("Somebody asks from a second device")
        INTERRUPTED = "interrupted", _("Somebody walked in on a member")
        OBJECTED = "objected", _("A guest is back in the lobby: somebody said no")

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="room_alerts")
    kind = models.CharField(choices=Kind, max_length=20)
    seat = models.ForeignKey(Seat, models.PROTECT, null=True, related_name="+")
    happened_at = models.DateTimeField()
