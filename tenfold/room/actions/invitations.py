"""Writing to the members of a meeting: one mail each, with words that say nothing."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction
from django.template.loader import render_to_string
from django.utils import formats, timezone
from django.utils.translation import gettext as _

from tenfold.audit.actions import record
from tenfold.core.errors import DomainError
from tenfold.groups.models import Enrolment
from tenfold.messaging.actions import Letter, send_mail
from tenfold.messaging.models import Message
from tenfold.practice.models import StaffMember
from tenfold.room.actions.links import address_of, ensure_link
from tenfold.room.models import JoinLink
from tenfold.scheduling.models import Meeting


class CannotInviteError(DomainError):
    pass


@dataclass(frozen=True)
class Invited:
    """What became of an invitation."""

    sent: int
    withheld: int


@transaction.atomic
def invite_members(
    meeting: Meeting, *, by: StaffMember, now: datetime, only: UUID | None = None
) -> Invited:
    """Send each member of the day their own link; who lacks one gets a new one.

    `only` is the enrolment of the one member to write to.
    """
    meeting = (
        Meeting.objects.select_for_update(of=("self",))
        .select_related("practice", "group")
        .get(pk=meeting.pk)
    )
    if meeting.is_over or now >= meeting.ends_at:
        raise CannotInviteError(_("This session is over."))
    members = Enrolment.objects.filter(group=meeting.group_id).active_on(
        meeting.occurs_on
    )
    if only is not None:
        members = members.filter(pk=only)
    messages = [
        _invite(ensure_link(meeting, enrolment=member, by=by, now=now), by=by, now=now)
        for member in members.select_related("client").order_by("seat", "pk")
    ]
    withheld = sum(message.state == Message.State.WITHHELD for message in messages)
    record(
        "meeting.invited",
        by=by.user,
        target=meeting,
        details={"sent": len(messages) - withheld, "withheld": withheld},
    )
    return Invited(sent=len(messages) - withheld, withheld=withheld)


def _invite(link: JoinLink, *, by: StaffMember, now: datetime) -> Message:
    assert link.enrolment is not None  # noqa: S101 - it was made for a member
    client = link.enrolment.client
    when = when_in(client.time_zone, link.meeting)
    letter = Letter(
        kind="meeting.invitation",
        to=client.email,
        client=client,
        subject=_("Your appointment on %(day)s at %(time)s") % when,
        body=render_to_string(
            "room/invitation.txt", when | {"address": address_of(link)}
        ),
        # Pressing twice sends once; pressing again later sends again.
        dedupe_key=f"invitation-{link.pk}-{now:%Y%m%d%H%M}",
        valid_until=link.expires_at,
    )
    return send_mail(link.meeting.practice, letter=letter, by=by, now=now)


def when_in(zone: str, meeting: Meeting) -> dict[str, str]:
    """When a meeting is, in words, by the clock of a place."""
    starts_at = timezone.localtime(meeting.starts_at, ZoneInfo(zone))
    return {
        "day": formats.date_format(starts_at, "l"),
        "date": formats.date_format(starts_at, "l j F"),
        "time": formats.date_format(starts_at, "H:i"),
        "zone": zone.replace("_", " "),
    }
