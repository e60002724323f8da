"""Who is where at a meeting: the stage, its places, and the seats."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tenfold.core.fields import EncryptedTextField
from tenfold.core.tokens import random_name
from tenfold.groups.models import Enrolment
from tenfold.practice.models import PracticeRow, StaffMember
from tenfold.scheduling.models import Meeting


def new_identity() -> str:
    """What the media server calls a person: random, and different at each meeting."""
    return f"u-{random_name()}"


class Stage(PracticeRow):
    """What is happening in a meeting's room now. Every change raises its version."""

    meeting = models.OneToOneField(Meeting, models.PROTECT, related_name="stage")
    version = models.BigIntegerField(default=1)
    is_locked = models.BooleanField(_("locked"), default=False)
    spotlight = models.ForeignKey("Seat", models.SET_NULL, null=True, related_name="+")
    opened_at = models.DateTimeField(_("opened at"), null=True)
    closed_at = models.DateTimeField(_("closed at"), null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(version__gt=0), name="stage_version_is_positive"
            )
        ]


class SeatQuerySet(models.QuerySet["Seat"]):
    def in_the_circle(self) -> Self:
        """Those who are admitted and have not left."""
        return self.filter(standing=Seat.Standing.ADMITTED)

    def waiting(self) -> Self:
        return self.filter(standing=Seat.Standing.KNOCKING)


class Seat(PracticeRow):
    """A person at a meeting: one who leads it, or one of its members."""

    class Role(models.TextChoices):
        FACILITATOR = "facilitator", _("Facilitator")
        CO_FACILITATOR = "co_facilitator", _("Co-facilitator")
        MEMBER = "member", _("Member")

    class Standing(models.TextChoices):
        OUTSIDE = "outside", _("Outside")
        KNOCKING = "knocking", _("Waiting to be let in")
        ADMITTED = "admitted", _("In the circle")
        DENIED = "denied", _("Not let in")
        REMOVED = "removed", _("Removed")

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="seats")
    staff = models.ForeignKey(
        StaffMember, models.PROTECT, null=True, related_name="seats"
    )
    enrolment = models.ForeignKey(
        Enrolment, models.PROTECT, null=True, related_name="seats"
    )
    role = models.CharField(_("role"), choices=Role, max_length=20)
    order = models.PositiveIntegerField(_("place in the circle"))
    identity = models.CharField(max_length=64, unique=True, default=new_identity)
    name_here = EncryptedTextField(_("name at this meeting"), blank=True, default="")
    device_hash = models.CharField(
        _("browser with the seat"), max_length=64, blank=True
    )

    standing = models.CharField(
        choices=Standing, default=Standing.OUTSIDE, max_length=20
    )
    knocked_at = models.DateTimeField(null=True)
    is_early = models.BooleanField(_("came early"), default=False)
    admitted_at = models.DateTimeField(null=True)
    denied_at = models.DateTimeField(null=True)
    removed_at = models.DateTimeField(null=True)

    hand_order = models.BigIntegerField(_("when the hand went up"), default=0)
    is_listening = models.BooleanField(_("listening today"), default=False)
    is_camera_stopped = models.BooleanField(_("camera stopped"), default=False)
    location = EncryptedTextField(_("where they are today"), blank=True, default="")
    phone = EncryptedTextField(_("number for today"), blank=True, default="")

    objects = SeatQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(staff=None, enrolment__isnull=False, role="member")
                | Q(staff__isnull=False, enrolment=None)
                & Q(role__in=["facilitator", "co_facilitator"]),
                name="seat_is_of_staff_who_lead_or_of_a_member",
            ),
            models.UniqueConstraint(
                fields=["meeting", "staff"], name="one_seat_for_staff_at_a_meeting"
            ),
            models.UniqueConstraint(
                fields=["meeting", "enrolment"],
                name="one_seat_for_a_member_at_a_meeting",
            ),
            models.CheckConstraint(
                condition=~Q(standing="admitted") | Q(admitted_at__isnull=False),
                name="seat_in_the_circle_was_admitted",
            ),
            models.CheckConstraint(
                condition=Q(removed_at=None) | Q(standing="removed"),
                name="removed_seat_stays_removed",
            ),
            models.CheckConstraint(
                condition=Q(hand_order=0) | Q(standing="admitted"),
                name="hand_is_raised_in_the_circle_only",
            ),
        ]

    @property
    def leads(self) -> bool:
        return self.role != self.Role.MEMBER

    @property
    def is_admitted(self) -> bool:
        return self.standing == self.Standing.ADMITTED

    @property
    def is_remembered(self) -> bool:
        """Whether this person was let in before and may come back without asking."""
        return self.admitted_at is not None

    @property
    def name(self) -> str:
        """What the others see."""
        if self.name_here:
            return str(self.name_here)
        if self.enrolment is not None:
            return str(self.enrolment.display_name)
        assert self.staff is not None  # noqa: S101 - by a constraint
        return self.staff.display_name


class Device(PracticeRow):
    """A browser of a member at a meeting. One of them holds the seat."""

    class State(models.TextChoices):
        IDLE = "idle", _("Idle")
        ASKED = "asked", _("Asks for the seat that another device holds")
        REFUSED = "refused", _("Refused")
        DISPLACED = "displaced", _("Replaced by another device")

    seat = models.ForeignKey(Seat, models.PROTECT, related_name="devices")
    browser_hash = models.CharField(max_length=64)
    identity = models.CharField(max_length=64, unique=True, default=new_identity)
    state = models.CharField(choices=State, default=State.IDLE, max_length=20)
    asked_at = models.DateTimeField(null=True)
    location = EncryptedTextField(_("where they are today"), blank=True, default="")
    phone = EncryptedTextField(_("number for today"), blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["seat", "browser_hash"], name="one_row_for_a_browser_and_seat"
            )
        ]


class PlaceQuerySet(models.QuerySet["Place"]):
    def open(self) -> Self:
        return self.filter(closed_at=None)


class Place(PracticeRow):
    """A room on the media server: the circle, or one person's own lobby."""

    class Kind(models.TextChoices):
        LOBBY = "lobby", _("Lobby")
        CIRCLE = "circle", _("Circle")

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="places")
    kind = models.CharField(choices=Kind, max_length=20)
    seat = models.ForeignKey(Seat, models.PROTECT, null=True, related_name="lobbies")
    identity = models.CharField(
        _("who may be in this lobby"), max_length=64, blank=True
    )
    media_room = models.CharField(max_length=64, unique=True, default=random_name)
    epoch = models.PositiveIntegerField(default=1)
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    last_seen_at = models.DateTimeField(null=True)

    objects = PlaceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="circle", seat=None, identity="")
                | Q(kind="lobby", seat__isnull=False) & ~Q(identity=""),
                name="lobby_is_of_one_person",
            ),
            models.UniqueConstraint(
                fields=["meeting"],
                condition=Q(kind="circle", closed_at=None),
                name="one_open_circle_at_a_meeting",
            ),
            models.UniqueConstraint(
                fields=["meeting", "epoch"],
                condition=Q(kind="circle"),
                name="one_circle_for_an_epoch",
            ),
            models.UniqueConstraint(
                fields=["identity"],
                condition=Q(kind="lobby", closed_at=None),
                name="one_open_lobby_for_an_identity",
            ),
        ]


class JoinLink(PracticeRow):
    """A member's own way to one meeting's lobby, sealed for sending again."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="join_links")
    enrolment = models.ForeignKey(Enrolment, models.PROTECT, related_name="join_links")
    token_hash = models.CharField(max_length=64, unique=True)
    token = EncryptedTextField(_("token"))
    expires_at = models.DateTimeField(_("expires at"))
    revoked_at = models.DateTimeField(_("revoked at"), null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "enrolment"],
                condition=Q(revoked_at=None),
                name="one_living_link_for_a_member_and_meeting",
            )
        ]

    def is_alive(self, now: datetime) -> bool:
        return self.revoked_at is None and now < self.expires_at


class BoundBrowser(PracticeRow):
    """A browser in which a link was opened by the person it belongs to."""

    link = models.ForeignKey(JoinLink, models.CASCADE, related_name="browsers")
    browser_hash = models.CharField(max_length=64)
    bound_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["link", "browser_hash"], name="link_is_bound_to_a_browser_once"
            )
        ]
        indexes = [models.Index(fields=["browser_hash"], name="bound_browser_hash")]


class BrowserCode(PracticeRow):
    """A one-time code, sent to the person, for opening a link in another browser."""

    MAX_TRIES = 5

    link = models.ForeignKey(JoinLink, models.CASCADE, related_name="codes")
    browser_hash = models.CharField(max_length=64)
    code_hash = models.CharField(max_length=64)
    expires_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    used_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(tries__lte=5), name="code_is_tried_five_times_at_most"
            )
        ]


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
    joined_at = models.DateTimeField(null=True)
    happened_at = models.DateTimeField()
    processed_at = models.DateTimeField(null=True)


class Alert(PracticeRow):
    """Something that the facilitators of a meeting must hear about."""

    class Kind(models.TextChoices):
        STRANGER = "stranger", _("Somebody who was not let in was sent out")
        RETURNED = "returned", _("Somebody who was removed tried to come back")
        SECOND_DEVICE = "second_device", _("Somebody asks from a second device")

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="room_alerts")
    kind = models.CharField(choices=Kind, max_length=20)
    seat = models.ForeignKey(Seat, models.PROTECT, null=True, related_name="+")
    happened_at = models.DateTimeField()
