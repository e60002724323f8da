"""Deeds about messages: put one in the outbox, send what is due."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from tenfold.audit.actions import record
from tenfold.clients.models import Client
from tenfold.core.errors import DomainError
from tenfold.messaging.mail import MailNotSentError, deliver
from tenfold.messaging.models import Message
from tenfold.practice.models import Practice, StaffMember

LEASE = timedelta(minutes=2)
RETRY_AFTER = (
    timedelta(seconds=10),
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
)
FORBIDDEN_IN_SUBJECT = ("therap", "\n", "\r")


class CannotSendMessageError(DomainError):
    pass


@dataclass(frozen=True)
class Letter:
    """One mail to one person. The subject says nothing that others may not read."""

    kind: str
    to: str
    subject: str
    body: str
    dedupe_key: str
    client: Client | None = None
    valid_until: datetime | None = None


@transaction.atomic
def send_mail(
    practice: Practice | None, *, letter: Letter, by: StaffMember | None, now: datetime
) -> Message:
    """Put one mail for one recipient in the outbox; the worker sends it.

    A client who may not be written to gets a withheld message, so that staff see why
    nothing went out. The same `dedupe_key` gives the message that is there already.
    """
    if any(word in letter.subject.lower() for word in FORBIDDEN_IN_SUBJECT):
        raise CannotSendMessageError(_("The subject says too much."))
    message = Message.objects.filter(dedupe_key=letter.dedupe_key).first()
    if message is not None:
        return message
    reason = _reason_to_withhold(letter.client, letter.to)
    message = Message.objects.create(
        practice=practice,
        client=letter.client,
        kind=letter.kind,
        dedupe_key=letter.dedupe_key,
        to=letter.to,
        subject=letter.subject,
        body=letter.body,
        state=Message.State.WITHHELD if reason else Message.State.WAITING,
        withheld_because=reason,
        due_at=now,
        valid_until=letter.valid_until,
    )
    record(
        f"message.{'withheld' if reason else 'queued'}",
        by=by.user if by else None,
        target=message,
        details={"kind": letter.kind},
    )
    return message


def _reason_to_withhold(client: Client | None, to: str) -> str:
    if client is not None and not client.may_mail:
        return _("asked not to be written to")
    if not to:
        return _("no email address")
    try:
        validate_email(to)
    except ValidationError:
        return _("this is not one email address")
    return ""


def drain_outbox(now: datetime, *, limit: int = 20) -> int:
    """Send what is due; the number of messages that went out."""
    return sum(_send_one(pk, now) for pk in _claim(now, limit))


@transaction.atomic
def _claim(now: datetime, limit: int) -> list[UUID]:
    """Take due messages for a while, so that no other worker sends them too."""
    free = Q(lease_until=None) | Q(lease_until__lte=now)
    due = (
        Message.objects.select_for_update(skip_locked=True)
        .filter(free, state=Message.State.WAITING, due_at__lte=now)
        .order_by("due_at", "pk")[:limit]
    )
    claimed = [message.pk for message in due]
    Message.objects.filter(pk__in=claimed).update(lease_until=now + LEASE)
    return claimed


def _send_one(pk: UUID, now: datetime) -> bool:
    message = Message.objects.select_related("client").get(pk=pk)
    reason = _reason_to_withhold(message.client, message.to)
    if message.valid_until and message.valid_until <= now:
        reason = _("too late to be of use")
    if reason:
        _withhold(message, reason)
        return False
    host = urlsplit(settings.PUBLIC_ADDRESS).hostname
    try:
        deliver(
            to=message.to,
            subject=message.subject,
            body=message.body,
            message_id=f"<{message.pk}@{host}>",
        )
    except MailNotSentError:
        _retry_later(message, now)
        return False
    _mark_sent(message, now)
    return True


@transaction.atomic
def _withhold(message: Message, reason: str) -> None:
    message.state = Message.State.WITHHELD
    message.withheld_because = reason
    message.save(update_fields=["state", "withheld_because"])
    record("message.withheld", by=None, target=message)


@transaction.atomic
def _retry_later(message: Message, now: datetime) -> None:
    message.attempts += 1
    message.lease_until = None
    if message.attempts > len(RETRY_AFTER):
        message.state = Message.State.FAILED
        record("message.failed", by=None, target=message)
    else:
        message.due_at = now + RETRY_AFTER[message.attempts - 1]
    message.save(update_fields=["attempts", "lease_until", "state", "due_at"])


@transaction.atomic
def _mark_sent(message: Message, now: datetime) -> None:
    message.state = Message.State.SENT
    message.sent_at = now
    message.attempts += 1
    message.save(update_fields=["state", "sent_at", "attempts"])
    record("message.sent", by=None, target=message, details={"kind": message.kind})
