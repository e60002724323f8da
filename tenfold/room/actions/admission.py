"""Knocking, and what facilitators answer."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from tenfold.audit.actions import record
from tenfold.guests.models import Guest
from tenfold.room import errors
from tenfold.room.actions.alerts import alert
from tenfold.room.actions.stage import (
    actor,
    announce,
    lock_stage,
    locked_seat,
    locked_visitor,
    show_out,
)
from tenfold.room.guest_rules import missing_at
from tenfold.room.models import Alert, Device, Seat, Stage
from tenfold.room.queries import Visitor
from tenfold.scheduling.models import Meeting
from tenfold.traces.actions.pulses import PulseData, say_pulse

ASK_AGAIN_AFTER = timedelta(minutes=1)


@dataclass(frozen=True)
class Whereabouts:
    """Where a person is today, and a number to call them on."""

    location: str
    phone: str


@dataclass(frozen=True)
class CheckIn:
    """What a member says of today in private, with their knock."""

    pulse: PulseData
    is_listening: bool


def refuse_unless_doors_are_open(meeting: Meeting, now: datetime) -> None:
    """Members may be in their lobby from a quarter of an hour before."""
    if meeting.state == Meeting.State.CANCELLED:
        raise errors.CancelledError
    if meeting.state == Meeting.State.ENDED:
        raise errors.EndedError
    if not meeting.doors_are_open(now):
        raise errors.NotOpenError if now < meeting.ends_at else errors.EndedError


@transaction.atomic
def knock(
    visitor: Visitor,
    *,
    today: Whereabouts,
    now: datetime,
    check_in: CheckIn | None = None,
) -> None:
    """Ask to be let in. Who was let in before comes back, in the same browser."""
    stage = lock_stage(visitor.seat.meeting)
    visitor = locked_visitor(stage, visitor)
    seat, device = visitor.seat, visitor.device
    if device is None:
        raise errors.CannotError(_("Facilitators open the session instead."))
    refuse_unless_doors_are_open(stage.meeting, now)
    if seat.standing == Seat.Standing.REMOVED:
        raise errors.RemovedError

    if visitor.is_kept_out_by_another_device:
        _ask_for_the_seat(stage, visitor, today=today, now=now)
    elif seat.is_admitted:
        return
    elif _may_return(stage, visitor):
        _let_in(stage, seat, now=now)
        _note_whereabouts(seat, today)
        _check_in(seat, check_in, now)
        record("seat.returned", by=seat, target=seat)
    else:
        _refuse_to_hear(stage, seat, now)
        _wait(seat, device, early=now < stage.meeting.starts_at, now=now)
        _note_whereabouts(seat, today)
        _check_in(seat, check_in, now)
        record("seat.knocked", by=seat, target=seat)
    announce(stage)


def _may_return(stage: Stage, visitor: Visitor) -> bool:
    """A guest comes back without asking only if they might be let in now as well."""
    guest = visitor.seat.guest
    if guest is not None and not missing_at(stage, guest).may_come:
        return False
    is_same_browser = (
        visitor.device is not None
        and visitor.seat.device_hash == visitor.device.browser_hash
    )
    is_open = stage.meeting.state == Meeting.State.OPEN
    return is_same_browser and visitor.seat.is_remembered and is_open


def _refuse_to_hear(stage: Stage, seat: Seat, now: datetime) -> None:
    if stage.is_locked:
        raise errors.LockedError
    if seat.denied_at is not None and now < seat.denied_at + ASK_AGAIN_AFTER:
        raise errors.DeniedError
    _refuse_if_full(stage, seat)


def _refuse_if_full(stage: Stage, seat: Seat) -> None:
    """Guests take no member's seat, and members none of theirs."""
    if seat.is_guest:
        return
    others = Seat.objects.filter(meeting=stage.meeting_id, role=Seat.Role.MEMBER)
    taken = others.in_the_circle().exclude(pk=seat.pk).count()
    if taken >= stage.meeting.group.capacity:
        raise errors.FullError


def _wait(seat: Seat, device: Device, *, early: bool, now: datetime) -> None:
    if seat.standing != Seat.Standing.KNOCKING:
        seat.knocked_at = now
    seat.standing = Seat.Standing.KNOCKING
    seat.is_early = early
    seat.admitted_at = None
    seat.denied_at = None
    give_seat(seat, device)
    seat.save(
        update_fields=["standing", "knocked_at", "is_early", "admitted_at", "denied_at"]
    )


def give_seat(seat: Seat, device: Device) -> None:
    """Let a browser hold the seat; the one that held it is told."""
    if seat.device_hash and seat.device_hash != device.browser_hash:
        Device.objects.filter(seat=seat, browser_hash=seat.device_hash).update(
            state=Device.State.DISPLACED
        )
    seat.device_hash, seat.identity = device.browser_hash, device.identity
    seat.save(update_fields=["device_hash", "identity"])
    device.state = Device.State.IDLE
    device.save(update_fields=["state"])


def _note_whereabouts(row: Seat | Device, today: Whereabouts) -> None:
    row.location, row.phone = today.location, today.phone
    row.save(update_fields=["location", "phone"])


def _check_in(seat: Seat, said: CheckIn | None, now: datetime) -> None:
    if said is None or seat.enrolment is None:
        return
    say_pulse(seat.meeting, of=seat.enrolment, data=said.pulse, by=seat, now=now)
    seat.is_listening = said.is_listening
    seat.is_without_camera = seat.is_without_camera and said.is_listening
    seat.save(update_fields=["is_listening", "is_without_camera"])


def _ask_for_the_seat(
    stage: Stage, visitor: Visitor, *, today: Whereabouts, now: datetime
) -> None:
    device = visitor.device
    assert device is not None  # noqa: S101 - only a member's browser is kept out
    is_refused = device.state == Device.State.REFUSED and device.asked_at is not None
    if is_refused and device.asked_at and now < device.asked_at + ASK_AGAIN_AFTER:
        raise errors.DeniedError
    if device.state != Device.State.ASKED:
        device.asked_at = now
    device.state = Device.State.ASKED
    device.save(update_fields=["state", "asked_at"])
    _note_whereabouts(device, today)
    alert(stage, Alert.Kind.SECOND_DEVICE, seat=visitor.seat, now=now)
    record("device.knocked", by=visitor.seat, target=device)


def _refuse_guest(stage: Stage, guest: Guest) -> None:
    missing = missing_at(stage, guest)
    if missing.is_refused:
        raise errors.CannotError(
            _("Somebody in the group would rather not. This guest stays outside.")
        )
    if missing.unanswered:
        raise errors.CannotError(
            _("Not everybody has said yes yet. Missing: %(names)s.")
            % {"names": ", ".join(missing.unanswered)}
        )
    if missing.waits_for_theory:
        raise errors.CannotError(
            _("A guest speaker comes in while a theory part is on the stage.")
        )


def _let_in(stage: Stage, seat: Seat, *, now: datetime) -> None:
    if seat.guest is not None:
        _refuse_guest(stage, seat.guest)
    if not seat.leads:
        _refuse_if_full(stage, seat)
    seat.standing = Seat.Standing.ADMITTED
    seat.admitted_at = now
    seat.save(update_fields=["standing", "admitted_at"])


@transaction.atomic
def admit(meeting: Meeting, *, seat_id: UUID, by: Seat, now: datetime) -> None:
    """Let in who knocks or was just refused, or let a second device have the seat."""
    stage = lock_stage(meeting)
    if stage.meeting.state != Meeting.State.OPEN:
        raise errors.NotOpenError
    device = _locked_device(stage, seat_id)
    seat = device.seat if device else locked_seat(stage, seat_id)
    if device is not None:
        _move_to(stage, device, by=by, now=now)
    elif seat.standing in (Seat.Standing.KNOCKING, Seat.Standing.DENIED):
        _let_in(stage, seat, now=now)
    elif not seat.is_admitted:
        raise errors.CannotError(_("This person does not wait to be let in any more."))
    record("seat.admitted", by=actor(by), target=seat)
    announce(stage)


def _locked_device(stage: Stage, device_id: UUID) -> Device | None:
    return (
        Device.objects.select_for_update(of=("self", "seat"))
        .select_related("seat__guest")
        .filter(
            pk=device_id,
            seat__meeting=stage.meeting_id,
            state__in=(Device.State.ASKED, Device.State.REFUSED),
        )
        .first()
    )


def _move_to(stage: Stage, device: Device, *, by: Seat, now: datetime) -> None:
    seat = device.seat
    if seat.standing not in (Seat.Standing.KNOCKING, Seat.Standing.ADMITTED):
        raise errors.CannotError(_("This person does not wait to be let in any more."))
    if seat.is_admitted:
        show_out(stage, seat)
    give_seat(seat, device)
    _note_whereabouts(seat, Whereabouts(device.location, device.phone))
    _let_in(stage, seat, now=now)
    record("device.allowed", by=actor(by), target=device)


@transaction.atomic
def admit_all(meeting: Meeting, *, by: Seat, now: datetime) -> None:
    """Let in the members who knock. Guests and second devices come one by one."""
    stage = lock_stage(meeting)
    if stage.meeting.state != Meeting.State.OPEN:
        raise errors.NotOpenError
    members = Seat.objects.filter(meeting=meeting, guest=None)
    waiting = members.waiting().select_for_update()
    for seat in waiting.order_by("knocked_at", "pk"):
        _let_in(stage, seat, now=now)
        record("seat.admitted", by=actor(by), target=seat)
    announce(stage)


@transaction.atomic
def deny(meeting: Meeting, *, seat_id: UUID, by: Seat, now: datetime) -> None:
    """Do not let somebody in. They may ask again after a minute."""
    stage = lock_stage(meeting)
    device = _locked_device(stage, seat_id)
    if device is not None:
        device.state, device.asked_at = Device.State.REFUSED, now
        device.save(update_fields=["state", "asked_at"])
        record("device.refused", by=actor(by), target=device)
    else:
        seat = locked_seat(stage, seat_id)
        if seat.standing != Seat.Standing.KNOCKING:
            raise errors.CannotError(_("This person does not wait to be let in."))
        seat.standing, seat.denied_at = Seat.Standing.DENIED, now
        seat.save(update_fields=["standing", "denied_at"])
        record("seat.denied", by=actor(by), target=seat)
    announce(stage)
