"""Time of one's own: asking for it, and what a turn leaves behind."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from tenfold.audit.actions import record
from tenfold.formats import turn
from tenfold.formats.turn import TurnState
from tenfold.room import errors
from tenfold.room.actions.stage import actor, announce, lock_stage, locked_visitor
from tenfold.room.models import Seat, Stage
from tenfold.room.queries import Visitor
from tenfold.traces.actions.turns import keep_turn as keep

GONE = (Seat.Standing.DENIED, Seat.Standing.REMOVED, "elsewhere")


@transaction.atomic
def ask_for_time(visitor: Visitor, *, on: bool) -> None:
    """Say that one would like time today, or not any more. Facilitators see it."""
    stage = lock_stage(visitor.seat.meeting)
    visitor = locked_visitor(stage, visitor)
    seat = visitor.seat
    if seat.is_guest:
        raise errors.NotInRoomError
    if seat.leads:
        raise errors.CannotError(_("Who leads asks for no time."))
    if visitor.standing in GONE or stage.meeting.is_over:
        raise errors.NotInRoomError
    if seat.wants_time == on:
        return
    seat.wants_time = on
    seat.save(update_fields=["wants_time"])
    details = {"wants_time": on}
    record("seat.asked_for_time", by=actor(seat), target=seat, details=details)
    announce(stage)


def keep_turn(stage: Stage, state: TurnState, now: datetime) -> None:
    """A turn that was one goes into the ledger, and its wish is fulfilled."""
    seat = Seat.objects.select_related("enrolment").filter(pk=state.seat).first()
    if seat is None or seat.enrolment is None or not turn.counts(state, now):
        return
    keep(
        stage.meeting,
        scene=state.id,
        who=seat.enrolment,
        seconds=turn.taken_seconds(state, now),
        now=now,
    )
    Seat.objects.filter(pk=seat.pk).update(wants_time=False)
