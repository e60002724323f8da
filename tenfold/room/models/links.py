"""How somebody without an account gets to a meeting: links, browsers and codes."""

from datetime import datetime

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tenfold.core.fields import EncryptedTextField
from tenfold.groups.models import Enrolment
from tenfold.guests.models import Guest
from tenfold.practice.models import PracticeRow
from tenfold.scheduling.models import Meeting


class JoinLink(PracticeRow):
    """A person's own way to one meeting's lobby, sealed for sending again."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="join_links")
    enrolment = models.ForeignKey(
        Enrolment, models.PROTECT, null=True, related_name="join_links"
    )
    guest = models.ForeignKey(
        Guest, models.PROTECT, null=True, related_name="join_links"
    )
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
            ),
            models.UniqueConstraint(
                fields=["meeting", "guest"],
                condition=Q(revoked_at=None),
                name="one_living_link_for_a_guest_and_meeting",
            ),
            models.CheckConstraint(
                condition=Q(enrolment__isnull=False, guest=None)
                | Q(enrolment=None, guest__isnull=False),
                name="link_is_of_a_member_or_of_a_guest",
            ),
        ]

    def is_alive(self, now: datetime) -> bool:
        return self.revoked_at is None and now < self.expires_at

    @property
    def is_of_somebody_expected(self) -> bool:
        """Whether its owner is a member on that day, or a guest still invited."""
        if self.guest is not None:
            return self.guest.withdrawn_at is None
        enrolment = self.enrolment
        return enrolment is not None and enrolment.is_active_on(self.meeting.occurs_on)

    @property
    def email(self) -> str:
        """Where its owner reads mail."""
        if self.guest is not None:
            return str(self.guest.email)
        return str(self.enrolment.client.email) if self.enrolment else ""


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
