"""Guests of a meeting: invited with a link of their own, asked about, taken back."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from tenfold.formats.base import NotYoursError
from tenfold.groups.models import Enrolment
from tenfold.guests.actions import (
    Answer,
    GuestData,
    add_guest,
    answer_guest,
    withdraw_guest,
)
from tenfold.guests.models import Guest
from tenfold.messaging.actions import Letter, send_mail
from tenfold.messaging.models import Message
from tenfold.practice.models import StaffMember
from tenfold.room import errors
from tenfold.room.actions.invitations import when_in
from tenfold.room.actions.links import address_of, ensure_guest_link, revoke_link
from tenfold.room.actions.stage import actor, announce, lock_stage, locked_visitor
from tenfold.room.models import JoinLink
from tenfold.room.queries import Visitor
from tenfold.scheduling.models import Meeting


@transaction.atomic
def invite_guest(
    meeting: Meeting, *, data: GuestData, by: StaffMember, now: datetime
) -> Message:
    """Write a guest down, send them their own link, and let the members be asked."""
    stage = lock_stage(meeting)
    guest = add_guest(stage.meeting, data=data, by=by, now=now)
    message = write_to_guest(guest, by=by, now=now)
    announce(stage)
    return message


@transaction.atomic
def write_to_guest(guest: Guest, *, by: StaffMember, now: datetime) -> Message:
    """Send a guest their own link, again if need be."""
    link = ensure_guest_link(guest, by=by, now=now)
    when = when_in(link.meeting.group.time_zone, link.meeting)
    letter = Letter(
        kind="guest.invitation",
        to=str(guest.email),
        subject=_("Your appointment on %(day)s at %(time)s") % when,
        body=render_to_string(
            "room/guest_invitation.txt", when | {"address": address_of(link)}
        ),
        # Pressing twice sends once; pressing again later sends again.
        dedupe_key=f"guest-{link.pk}-{now:%Y%m%d%H%M}",
        valid_until=link.expires_at,
    )
    return send_mail(link.meeting.practice, letter=letter, by=by, now=now)


@transaction.atomic
def take_guest_back(guest: Guest, *, by: StaffMember, now: datetime) -> None:
    """The guest does not come after all: out at once, and their link leads nowhere."""
    stage = lock_stage(guest.meeting)
    if not withdraw_guest(guest, by=by, now=now):
        return
    for link in JoinLink.objects.filter(guest=guest, revoked_at=None):
        revoke_link(link, by=by, now=now)
    announce(stage)


@transaction.atomic
def answer_about_guest(
    visitor: Visitor, *, guest_id: UUID, says_yes: bool, now: datetime
) -> None:
    """A member says whether a guest may come. A no sends the guest back at once."""
    stage = lock_stage(visitor.seat.meeting)
    visitor = locked_visitor(stage, visitor)
    member = visitor.seat.enrolment
    if member is None:
        raise NotYoursError
    if visitor.standing == "elsewhere" or visitor.is_kept_out_by_another_device:
        raise errors.ElsewhereError
    guest = Guest.objects.expected().filter(meeting=stage.meeting, pk=guest_id).first()
    if guest is None:
        raise errors.NotInRoomError
    said, by = Answer(says_yes), actor(visitor.seat)
    answer_guest(guest, member=member, answer=said, by=by, now=now)
    announce(stage)


@transaction.atomic
def note_answer(
    guest: Guest,
    *,
    member: Enrolment,
    says_yes: bool,
    by: StaffMember,
    now: datetime,
) -> None:
    """Write down what a member told a facilitator. It counts as said in the room."""
    stage = lock_stage(guest.meeting)
    said = Answer(says_yes, told_to=by)
    answer_guest(guest, member=member, answer=said, by=by.user, now=now)
    announce(stage)
