"""What a person in the circle does with their own seat."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from tenfold.audit.actions import record
from tenfold.room import errors
from tenfold.room.actions.admission import give_seat
from tenfold.room.actions.stage import (
    actor,
    admitted,
    announce,
    lock_stage,
    locked_seat,
    locked_visitor,
)
from tenfold.room.models import Device, Seat, Stage
from tenfold.room.queries import Visitor
from tenfold.scheduling.models import Meeting
from tenfold.traces.actions.pulses import PulseData, say_pulse
from tenfold.traces.models import Pulse


@transaction.atomic
def raise_hand(visitor: Visitor, *, up: bool) -> None:
    """Raise or lower one's own hand; a hand that is up keeps its turn."""
    stage, seat = _admitted_of_the_group(visitor)
    if up == bool(seat.hand_order):
        return
    seat.hand_order = stage.version if up else 0
    seat.save(update_fields=["hand_order"])
    record("hand.raised" if up else "hand.lowered", by=actor(seat), target=seat)
    announce(stage)


@transaction.atomic
def lower_hand(meeting: Meeting, *, seat_id: UUID, by: Seat) -> None:
    """Lower somebody's hand, who has had their turn."""
    stage = lock_stage(meeting)
    seat = locked_seat(stage, seat_id)
    seat.hand_order = 0
    seat.save(update_fields=["hand_order"])
    record("hand.lowered", by=actor(by), target=seat)
    announce(stage)


@transaction.atomic
def listen(visitor: Visitor, *, on: bool, is_without_camera: bool = False) -> None:
    """Say that one would rather listen today, perhaps unseen, or not any more."""
    stage, seat = _admitted_of_the_group(visitor)
    is_without_camera = on and is_without_camera
    if (seat.is_listening, seat.is_without_camera) == (on, is_without_camera):
        return
    seat.is_listening, seat.is_without_camera = on, is_without_camera
    seat.save(update_fields=["is_listening", "is_without_camera"])
    details = {"is_listening": on, "is_without_camera": is_without_camera}
    record("seat.listening", by=actor(seat), target=seat, details=details)
    announce(stage)


@transaction.atomic
def check_out(visitor: Visitor, *, mood: int | None, words: str, now: datetime) -> None:
    """Say in private how one leaves, and what one takes along."""
    stage, seat = _admitted_of_the_group(visitor)
    if seat.enrolment is None:
        raise errors.CannotError(_("Only members are asked how they leave."))
    data = PulseData(Pulse.Moment.AFTER, mood=mood, words=words)
    say_pulse(stage.meeting, of=seat.enrolment, data=data, by=seat, now=now)
    announce(stage)


def _admitted_of_the_group(visitor: Visitor) -> tuple[Stage, Seat]:
    stage, seat = admitted(visitor)
    if seat.is_guest:
        raise errors.NotInRoomError
    return stage, seat


@transaction.atomic
def leave(visitor: Visitor) -> None:
    """Go: from the circle, which remembers that one was let in, or from the lobby."""
    stage = lock_stage(visitor.seat.meeting)
    visitor = locked_visitor(stage, visitor)
    seat, device = visitor.seat, visitor.device
    if device is not None and visitor.is_kept_out_by_another_device:
        device.state = Device.State.IDLE
        device.save(update_fields=["state"])
    elif seat.standing in (Seat.Standing.KNOCKING, Seat.Standing.ADMITTED):
        _stand_up(stage, seat)
    else:
        return
    record("seat.left", by=actor(seat), target=seat)
    announce(stage)


def _stand_up(stage: Stage, seat: Seat) -> None:
    if stage.spotlight_id == seat.pk:
        stage.spotlight = None
        stage.save(update_fields=["spotlight"])
    seat.standing, seat.hand_order = Seat.Standing.OUTSIDE, 0
    seat.save(update_fields=["standing", "hand_order"])
    asking = seat.devices.filter(state=Device.State.ASKED).order_by("asked_at").first()
    if asking is None:
        return
    give_seat(seat, asking)
    seat.standing, seat.knocked_at, seat.admitted_at = (
        Seat.Standing.KNOCKING,
        asking.asked_at,
        None,
    )
    seat.location, seat.phone = asking.location, asking.phone
    seat.save(
        update_fields=["standing", "knocked_at", "admitted_at", "location", "phone"]
    )
