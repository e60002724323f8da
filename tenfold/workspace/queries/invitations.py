"""Who has been invited to a session."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from tenfold.groups.models import Enrolment
from tenfold.groups.queries import members_on
from tenfold.messaging.models import Message
from tenfold.room.models import JoinLink
from tenfold.scheduling.models import Meeting

KIND = "meeting.invitation"
PREFIX = "invitation-"
UUID_LENGTH = 36


@dataclass(frozen=True)
class Invitation:
    """A member who is expected, and what became of their mail."""

    enrolment: Enrolment
    message: Message | None

    @property
    def is_missing(self) -> bool:
        return self.message is None

    @property
    def is_withheld(self) -> bool:
        return self.message is not None and self.message.state == Message.State.WITHHELD


def invitations_to(meeting: Meeting) -> list[Invitation]:
    """Everybody who is expected, in seat order, with the latest mail to each."""
    members = members_on(meeting.group, on=meeting.occurs_on)
    mails = _latest_mails(meeting, members)
    return [Invitation(member, mails.get(member.pk)) for member in members]


def _latest_mails(
    meeting: Meeting, members: Iterable[Enrolment]
) -> dict[UUID, Message]:
    """The newest invitation to each member; its key names the link that it carries."""
    links = {
        str(link.pk): link.enrolment_id
        for link in JoinLink.objects.filter(meeting=meeting, revoked_at=None)
    }
    clients = {member.client_id for member in members}
    mails = Message.objects.filter(kind=KIND, client__in=clients).filter(
        created_at__gte=meeting.created_at
    )
    latest: dict[UUID, Message] = {}
    for mail in mails.order_by("created_at", "pk"):
        enrolment = links.get(mail.dedupe_key.removeprefix(PREFIX)[:UUID_LENGTH])
        if enrolment is not None:
            latest[enrolment] = mail
    return latest
