"""Who is where at a meeting: the stage, its places, and the seats."""

from datetime import datetime, timedelta
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tenfold.core.fields import (
    EncryptedJSONField,
    EncryptedTextField,
    OptionalEncryptedTextField,
)
from tenfold.core.tokens import random_name
from tenfold.groups.models import Enrolment
from tenfold.guests.models import Guest
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
    paused_at = models.DateTimeField(_("paused at"), null=True)
    scene = EncryptedJSONField(_("the format on stage"), null=True)
    scene_due_at = models.DateTimeField(
        _("when time alone changes the scene"), null=True, db_index=True
    )
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

    def in_order(self) -> Self:
        """Round the circle; who accompanies a member sits right after them."""
        return self.order_by("order", F("guest").asc(nulls_first=True), "pk")

    def named(self) -> Self:
        """With all that a seat's name may need."""
        return self.select_related("staff", "enrolment", "guest")


class Seat(PracticeRow):
    """A person at a meeting: who leads it, one of its members, or a guest."""

    class Role(models.TextChoices):
        FACILITATOR = "facilitator", _("Facilitator")
        CO_FACILITATOR = "co_facilitator", _("Co-facilitator")
        MEMBER = "member", _("Member")
        OBSERVER = "observer", _("Observer")
        INTERPRETER = "interpreter", _("Interpreter")
        SPEAKER = "speaker", _("Guest speaker")
        SUPPORT = "support", _("Support person")

    LEADING = (Role.FACILITATOR, Role.CO_FACILITATOR)

    class Standing(models.TextChoices):
        OUTSIDE = "outside", _("Outside")
        KNOCKING = "knocking", _("Waiting to be let in")
        ADMITTED = "admitted", _("In the circle")
        DENIED = "denied", _("Not let in")
        REMOVED = "removed", _("Removed")

    TIME_TO_GO = timedelta(seconds=5)

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="seats")
    staff = models.ForeignKey(
        StaffMember, models.PROTECT, null=True, related_name="seats"
    )
    enrolment = models.ForeignKey(
        Enrolment, models.PROTECT, null=True, related_name="seats"
    )
    guest = models.ForeignKey(Guest, models.PROTECT, null=True, related_name="seats")
    role = models.CharField(_("role"), choices=Role, max_length=20)
    order = models.PositiveIntegerField(_("place in the circle"))
    identity = models.CharField(max_length=64, unique=True, default=new_identity)
    name_here = EncryptedTextField(_("name at this meeting"), blank=True, default="")
    name_for_guests = OptionalEncryptedTextField(_("name that guests see"), null=True)
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
    place = models.ForeignKey(
        "Place",
        models.SET_NULL,
        null=True,
        related_name="sitters",
        verbose_name=_("where they belong now; nowhere else is the circle"),
    )
    placed_at = models.DateTimeField(null=True)
    is_listening = models.BooleanField(_("listening today"), default=False)
    is_without_camera = models.BooleanField(_("with the camera off"), default=False)
    is_interrupted = models.BooleanField(_("somebody walked in"), default=False)
    wants_time = models.BooleanField(_("would like time today"), default=False)
    is_camera_stopped = models.BooleanField(_("camera stopped"), default=False)
    location = EncryptedTextField(_("where they are today"), blank=True, default="")
    phone = EncryptedTextField(_("number for today"), blank=True, default="")

    objects = SeatQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(staff=None, guest=None, role="member")
                & Q(enrolment__isnull=False)
                | Q(staff__isnull=False, enrolment=None, guest=None)
                & Q(role__in=["facilitator", "co_facilitator"])
                | Q(staff=None, enrolment=None, guest__isnull=False)
                & Q(role__in=["observer", "interpreter", "speaker", "support"]),
                name="seat_is_of_who_leads_of_a_member_or_of_a_guest",
            ),
            models.UniqueConstraint(
                fields=["meeting", "staff"], name="one_seat_for_staff_at_a_meeting"
            ),
            models.UniqueConstraint(
                fields=["meeting", "enrolment"],
                name="one_seat_for_a_member_at_a_meeting",
            ),
            models.UniqueConstraint(
                fields=["meeting", "guest"], name="one_seat_for_a_guest_at_a_meeting"
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
            models.CheckConstraint(
                condition=Q(hand_order=0, guest__isnull=False) | Q(guest=None),
                name="guests_raise_no_hand",
            ),
        ]

    @property
    def leads(self) -> bool:
        return self.role in self.LEADING

    @property
    def is_guest(self) -> bool:
        return self.guest_id is not None

    @property
    def reads_along(self) -> bool:
        """Whether the chat is theirs to read: of the guests only to interpret it."""
        return not self.is_guest or self.role == self.Role.INTERPRETER

    @property
    def is_admitted(self) -> bool:
        return self.standing == self.Standing.ADMITTED

    def sent_on_at(self, *, since: datetime) -> datetime | None:
        """When this person, in a room since then, was sent to another, if they were."""
        placed_at = self.placed_at if self.is_admitted else None
        return placed_at if placed_at is not None and since <= placed_at else None

    @property
    def is_remembered(self) -> bool:
        """Whether this person was let in before and may come back without asking."""
        return self.admitted_at is not None

    def name_for(self, onlooker: "Seat") -> str:
        """What this person sees: of a member who chose so, a guest sees another."""
        if onlooker.is_guest and self.name_for_guests:
            return str(self.name_for_guests)
        return self.name

    @property
    def name(self) -> str:
        """What everybody of the group sees. Whoever looks is asked by `name_for`."""
        if self.name_here:
            return str(self.name_here)
        if self.enrolment is not None:
            return str(self.enrolment.display_name)
        if self.guest is not None:
            return str(self.guest.name)
        assert self.staff is not None  # noqa: S101 - by a constraint
        return self.staff.display_name


class Device(PracticeRow):
    """A browser of somebody with a link. One of them holds the seat."""

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

    def where_people_meet(self) -> Self:
        """The circle and the rooms beside it: every place but a lobby of one."""
        return self.exclude(kind=Place.Kind.LOBBY)

    def beside_the_circle(self) -> Self:
        return self.filter(kind__in=Place.BESIDE)


class Place(PracticeRow):
    """A room on the media server: the circle, one beside it, or a lobby of one."""

    class Kind(models.TextChoices):
        LOBBY = "lobby", _("Lobby")
        CIRCLE = "circle", _("Circle")
        PAIR = "pair", _("Pair")
        TEAM = "team", _("Team")
        ASIDE = "aside", _("Aside")

    BESIDE = (Kind.PAIR, Kind.TEAM, Kind.ASIDE)

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="places")
    kind = models.CharField(choices=Kind, max_length=20)
    seat = models.ForeignKey(Seat, models.PROTECT, null=True, related_name="lobbies")
    identity = models.CharField(
        _("who may be in this lobby"), max_length=64, blank=True
    )
    slot = models.UUIDField(_("which room beside the circle"), null=True)
    media_room = models.CharField(max_length=64, unique=True, default=random_name)
    epoch = models.PositiveIntegerField(default=1)
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    last_seen_at = models.DateTimeField(null=True)

    objects = PlaceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="circle", seat=None, identity="", slot=None)
                | Q(kind="lobby", seat__isnull=False, slot=None) & ~Q(identity="")
                | Q(kind__in=["pair", "team", "aside"], slot__isnull=False)
                & Q(seat=None, identity=""),
                name="lobby_is_of_one_person",
            ),
            models.UniqueConstraint(
                fields=["slot"],
                condition=Q(closed_at=None),
                name="one_open_place_for_a_slot",
            ),
            models.UniqueConstraint(
                fields=["slot", "epoch"], name="one_place_for_a_slot_and_epoch"
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
