"""Finding the seat of who asks, and making it at their first visit."""

from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

from django.db import transaction

from tenfold.accounts.models import User
from tenfold.audit.actions import record
from tenfold.groups.models import Facilitation
from tenfold.room.models import Device, JoinLink, Seat
from tenfold.room.queries import Visitor, facilitation_for, link_for_browser
from tenfold.scheduling.models import Meeting

FIRST_MEMBER = 10
"""Leaders sit before the members; a member keeps the place of their enrolment.

Who accompanies a member has the number of that seat, and sits right after it.
"""
AFTER_ALL_MEMBERS = 10_000


def visit_as_leader(meeting_id: UUID, user: User, now: datetime) -> Visitor | None:
    """The seat of a facilitator of the meeting's day; None for anybody else."""
    meeting = (
        Meeting.objects.select_related("group", "practice")
        .filter(pk=meeting_id)
        .first()
    )
    if meeting is None:
        return None
    facilitation = facilitation_for(meeting, user, now)
    if facilitation is None:
        return None
    seat = Seat.objects.filter(
        meeting=meeting, staff=facilitation.staff_id
    ).first() or _seat_leader(meeting, facilitation=facilitation)
    seat.meeting, seat.staff = meeting, facilitation.staff
    return Visitor(seat)


def visit_by_link(meeting_id: UUID, browser_hash: str, now: datetime) -> Visitor | None:
    """The seat that belongs to a bound browser; None for any other browser."""
    link = link_for_browser(meeting_id, browser_hash, now)
    if link is None:
        return None
    device = Device.objects.filter(
        seat__meeting=link.meeting_id,
        seat__enrolment=link.enrolment_id,
        seat__guest=link.guest_id,
        browser_hash=browser_hash,
    ).select_related("seat").first() or _seat_owner(link, browser_hash=browser_hash)
    seat = device.seat
    seat.meeting, seat.enrolment = link.meeting, link.enrolment
    seat.guest = link.guest
    return Visitor(seat, device)


@transaction.atomic
def _seat_leader(meeting: Meeting, *, facilitation: Facilitation) -> Seat:
    leads = facilitation.role == Facilitation.Role.LEAD
    new: dict[str, Any] = {
        "practice_id": meeting.practice_id,
        "role": Seat.Role.FACILITATOR if leads else Seat.Role.CO_FACILITATOR,
        "order": partial(_rank, meeting, facilitation),  # asked only for a new seat
    }
    seat, is_new = Seat.objects.get_or_create(
        meeting=meeting, staff=facilitation.staff, defaults=new
    )
    if is_new:
        record("seat.taken", by=facilitation.staff.user, target=seat)
    return seat


def _rank(meeting: Meeting, facilitation: Facilitation) -> int:
    """The lead first, then who has led the group for longer: the same every week."""
    leaders = Facilitation.objects.active_on(meeting.occurs_on).filter(
        group=meeting.group_id
    )
    return [
        leader.pk for leader in leaders.order_by("-role", "from_on", "created_at", "pk")
    ].index(facilitation.pk)


@transaction.atomic
def _seat_owner(link: JoinLink, *, browser_hash: str) -> Device:
    meeting, enrolment, guest = link.meeting, link.enrolment, link.guest
    new: dict[str, Any] = {"practice_id": meeting.practice_id}
    if guest is not None:
        beside = guest.with_member
        new |= {
            "role": guest.kind,
            "order": FIRST_MEMBER + beside.seat if beside else AFTER_ALL_MEMBERS,
        }
    elif enrolment is not None:
        new |= {"role": Seat.Role.MEMBER, "order": FIRST_MEMBER + enrolment.seat}
    seat, is_new = Seat.objects.get_or_create(
        meeting=meeting, enrolment=enrolment, guest=guest, defaults=new
    )
    if is_new:
        record("seat.taken", by=seat, target=seat)
    device, _ = Device.objects.get_or_create(
        seat=seat,
        browser_hash=browser_hash,
        defaults={"practice_id": meeting.practice_id},
    )
    return device
