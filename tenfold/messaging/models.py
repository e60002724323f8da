"""The outbox: everything that leaves the house, one recipient each."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from tenfold.clients.models import Client
from tenfold.core.fields import EncryptedTextField
from tenfold.core.models import BaseModel
from tenfold.practice.models import Practice, StaffMember


class MessageQuerySet(models.QuerySet["Message"]):
    def visible_to(self, staff: StaffMember) -> "MessageQuerySet":
        own = self.filter(practice=staff.practice)
        return own if staff.runs_the_practice else own.none()


class Message(BaseModel):
    """One mail to one person. Without a practice: to an address nobody here has."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        SENT = "sent", _("Sent")
        WITHHELD = "withheld", _("Withheld")
        FAILED = "failed", _("Failed")

    practice = models.ForeignKey(
        Practice,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("practice"),
    )
    client = models.ForeignKey(
        Client, models.PROTECT, null=True, blank=True, related_name="messages"
    )
    kind = models.CharField(_("kind"), max_length=40)
    dedupe_key = models.CharField(max_length=120, unique=True)
    to = EncryptedTextField(_("to"))
    subject = EncryptedTextField(_("subject"))
    body = EncryptedTextField(_("body"))
    state = models.CharField(
        _("state"), choices=State, default=State.WAITING, max_length=12
    )
    withheld_because = models.CharField(max_length=120, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    due_at = models.DateTimeField(_("due at"))
    lease_until = models.DateTimeField(null=True)
    valid_until = models.DateTimeField(_("not sent after"), null=True)
    sent_at = models.DateTimeField(_("sent at"), null=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["state", "due_at"])]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(state="sent") | models.Q(sent_at__isnull=False),
                name="a_sent_message_says_when",
            )
        ]
