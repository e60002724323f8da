"""The practice, to which every other row belongs, and the people who work there."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tenfold.accounts.models import User
from tenfold.core.fields import EncryptedTextField
from tenfold.core.models import BaseModel


class Practice(BaseModel):
    """A tenant. Several share one installation and never see each other."""

    slug = models.SlugField(_("address"), unique=True, max_length=60)
    name = models.CharField(_("name"), max_length=120)
    time_zone = models.CharField(_("time zone"), max_length=64, default="UTC")
    phone = models.CharField(_("phone"), max_length=32, blank=True)
    fallback = models.TextField(
        _("if video fails"),
        blank=True,
        help_text=_(
            "What people in the room read when video is down: a number to call."
        ),
    )

    def get_absolute_url(self) -> str:
        return reverse("workspace:today", args=[self.slug])

    def day_at(self, now: datetime) -> date:
        """Which day it is here."""
        return now.astimezone(ZoneInfo(self.time_zone)).date()


class PracticeRow(BaseModel):
    """A row that belongs to one practice."""

    practice = models.ForeignKey(
        Practice, models.PROTECT, related_name="+", verbose_name=_("practice")
    )

    class Meta:
        abstract = True


class StaffQuerySet(models.QuerySet["StaffMember"]):
    def active(self) -> "StaffQuerySet":
        return self.filter(is_active=True, user__is_active=True)

    def of(self, user: User) -> "StaffQuerySet":
        """Where this person works: the only way from a user to a practice."""
        return self.active().filter(user=user)

    def visible_to(self, staff: "StaffMember") -> "StaffQuerySet":
        return self.filter(practice=staff.practice)


class StaffMember(PracticeRow):
    """A person's place in a practice."""

    class Role(models.TextChoices):
        OWNER = "owner", _("Owner")
        MANAGER = "manager", _("Practice manager")
        INTAKE = "intake", _("Intake")
        FACILITATOR = "facilitator", _("Facilitator")
        SUPERVISOR = "supervisor", _("Supervisor")
        TRAINEE = "trainee", _("Trainee")
        BILLING = "billing", _("Billing")

    RUN_THE_PRACTICE = (Role.OWNER, Role.MANAGER)
    KEEP_RECORDS = (Role.OWNER, Role.MANAGER, Role.INTAKE)

    user = models.ForeignKey(User, models.PROTECT, related_name="places")
    role = models.CharField(_("role"), choices=Role, max_length=20)
    display_name = models.CharField(_("name shown to members"), max_length=60)
    credential = models.CharField(_("credential"), max_length=80, blank=True)
    supervisor = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="supervisees"
    )
    is_active = models.BooleanField(_("active"), default=True)

    objects = StaffQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["practice", "user"], name="one_place_in_a_practice_for_a_person"
            )
        ]

    @property
    def runs_the_practice(self) -> bool:
        return self.role in self.RUN_THE_PRACTICE

    @property
    def keeps_records(self) -> bool:
        """Whether this role sees every client's contact data."""
        return self.role in self.KEEP_RECORDS

    @property
    def sees_attendance(self) -> bool:
        return self.role in (*self.RUN_THE_PRACTICE, self.Role.BILLING)


class StaffInvitationQuerySet(models.QuerySet["StaffInvitation"]):
    def visible_to(
        self, staff: StaffMember, *, now: datetime
    ) -> "StaffInvitationQuerySet":
        """Invitations that still wait for an answer."""
        if not staff.runs_the_practice:
            return self.none()
        waiting = self.filter(practice=staff.practice, accepted_at=None)
        return waiting.filter(expires_at__gt=now).order_by("created_at", "pk")


class StaffInvitation(PracticeRow):
    """A colleague asked to join. The token is kept as a fingerprint only."""

    email = EncryptedTextField(_("email address"))
    email_index = models.CharField(max_length=64)
    role = models.CharField(_("role"), choices=StaffMember.Role, max_length=20)
    display_name = models.CharField(_("name shown to members"), max_length=60)
    token_hash = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    invited_by = models.ForeignKey(StaffMember, models.PROTECT, related_name="+")

    objects = StaffInvitationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["practice", "email_index"],
                condition=Q(accepted_at__isnull=True),
                name="one_open_invitation_for_an_email_address",
            )
        ]
