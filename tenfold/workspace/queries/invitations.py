"""Who has been invited to a session."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from tenfold.groups.models import Enrolment
from tenfold.groups.queries import members_on
from tenfold.messaging.models import Message
from tenfold.room.actions.links import address_of
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
    link: JoinLink | None

    @property
    def address(self) -> str:
        """Their own link, for giving it to them by other means than mail."""
        return address_of(self.link) if self.link else ""

    @property
    def is_missing(self) -> bool:
        return self.message is None

    @property
    def is_withheld(self) -> bool:
        return self.message is not None and self.message.state == Message.State.WITHHELD


def invitations_to(meeting: Meeting) -> list[Invitation]:
    """Everybody who is expected, in seat order, with the latest mail to each."""
    return invitations_of(meeting, members_on(meeting.group, on=meeting.occurs_on))


def invitations_of(meeting: Meeting, members: Iterable[Enrolment]) -> list[Invitation]:
    """These members, who are expected, with the latest mail to each."""
    members = list(members)
    theirs = JoinLink.objects.filter(
        meeting=meeting, enrolment__isnull=False, revoked_at=None
    )
    shown = theirs.only("practice", "enrolment", "token")
    links = {link.enrolment_id: link for link in shown if link.enrolment_id}
    mails = _latest_mails(members, links, since=meeting.created_at)
    return [
        Invitation(member, mails.get(member.pk), links.get(member.pk))
        for member in members
    ]


def _latest_mails(
    members: Iterable[Enrolment], links: Mapping[UUID, JoinLink], *, since: datetime
) -> dict[UUID, Message]:
    """The newest invitation to each member; its key names the link that it carries."""
    owners = {str(link.pk): enrolment for enrolment, link in links.items()}
    mails = Message.objects.filter(
        kind=KIND,
        client__in=[member.client_id for member in members],
        created_at__gte=since,
    )
    latest: dict[UUID, Message] = {}
    shown = mails.only("dedupe_key", "state", "withheld_because", "sent_at")
    for mail in shown.order_by("created_at", "pk"):
        owner = owners.get(mail.dedupe_key.removeprefix(PREFIX)[:UUID_LENGTH])
        if owner is not None:
            latest[owner] = mail
    return latest
