"""Guests of a meeting: invited with a link of their own, asked about, taken back."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from tenfold.audit.actions import record
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
from tenfold.room.models import JoinLink, Seat, Stage
from tenfold.room.naming import clean_name, is_of_somebody_else, looks_alike
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
    stage, seat = _members_seat(visitor)
    guest = Guest.objects.expected().filter(meeting=stage.meeting, pk=guest_id).first()
    if guest is None:
        raise errors.NotInRoomError
    assert seat.enrolment is not None  # noqa: S101 - a member's seat
    said, by = Answer(says_yes), actor(seat)
    answer_guest(guest, member=seat.enrolment, answer=said, by=by, now=now)
    announce(stage)


@transaction.atomic
def be_called_by_guests(visitor: Visitor, *, name: str) -> None:
    """A member chooses the name that guests see today; empty restores their own."""
    stage, seat = _members_seat(visitor)
    if stage.meeting.is_over:
        raise errors.EndedError
    if not Guest.objects.expected().filter(meeting=stage.meeting).exists():
        raise errors.CannotError(_("No guest is expected."))
    seat.meeting = stage.meeting
    chosen = clean_name(name)
    if is_of_somebody_else(chosen, seat):
        raise errors.InvalidError(_("Somebody else has this name. Choose another."))
    is_own = looks_alike(chosen) in ("", looks_alike(seat.name))
    seat.name_for_guests = None if is_own else chosen
    seat.save(update_fields=["name_for_guests"])
    record("seat.named_for_guests", by=actor(seat), target=seat)
    announce(stage)


def end_visits(stage: Stage) -> None:
    """The session is over: guests are out, and the names they saw are forgotten.

    Both at once, so that no guest is told a name that a member kept from them.
    """
    seats = Seat.objects.filter(meeting=stage.meeting_id)
    inside = seats.filter(guest__isnull=False).in_the_circle()
    inside.update(standing=Seat.Standing.OUTSIDE)
    names = seats.filter(name_for_guests__isnull=False).update(name_for_guests=None)
    if names:
        details = {"names": names}
        record("guest_names.erased", by=None, target=stage, details=details)


def _members_seat(visitor: Visitor) -> tuple[Stage, Seat]:
    """The stage and a member's own seat, both locked; nobody else has one here."""
    stage = lock_stage(visitor.seat.meeting)
    visitor = locked_visitor(stage, visitor)
    if visitor.seat.enrolment is None:
        raise NotYoursError
    if visitor.standing == "elsewhere" or visitor.is_kept_out_by_another_device:
        raise errors.ElsewhereError
    return stage, visitor.seat


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
