"""When something happens: a walk-in, an aside, a pause for all, an emergency."""

from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from tenfold.audit.actions import record
from tenfold.room import errors
from tenfold.room.actions.alerts import alert
from tenfold.room.actions.moderation import mute_members
from tenfold.room.actions.stage import (
    actor,
    announce,
    lock_stage,
    locked_seat,
    locked_visitor,
)
from tenfold.room.emergency import Card, cards_for
from tenfold.room.models import Alert, Place, Seat, Stage
from tenfold.room.queries import Visitor, place_of
from tenfold.room.seating import close_beside, open_beside
from tenfold.scheduling.models import Meeting


@transaction.atomic
def interrupt(visitor: Visitor, *, on: bool, now: datetime) -> None:
    """Somebody walked in on a member, or has gone again. The facilitators are told."""
    stage = lock_stage(visitor.seat.meeting)
    visitor = locked_visitor(stage, visitor)
    seat = visitor.seat
    if visitor.standing != Seat.Standing.ADMITTED:
        raise errors.NotInRoomError
    if seat.is_interrupted == on:
        return
    seat.is_interrupted = on
    seat.save(update_fields=["is_interrupted"])
    if on:
        alert(stage, Alert.Kind.INTERRUPTED, seat=seat, now=now)
    verb = "seat.interrupted" if on else "seat.undisturbed"
    record(verb, by=actor(seat), target=seat)
    announce(stage)


def pause(meeting: Meeting, *, on: bool, by: Seat, now: datetime) -> None:
    """Stop for everybody: members' microphones off, something calm to look at."""
    with transaction.atomic():
        stage = lock_stage(meeting)
        if stage.meeting.state != Meeting.State.OPEN:
            raise errors.NotOpenError
        if bool(stage.paused_at) == on:
            return
        stage.paused_at = now if on else None
        stage.save(update_fields=["paused_at"])
        record("room.paused" if on else "room.resumed", by=actor(by), target=stage)
        announce(stage)
    if on:
        mute_members(stage)


def go_aside(meeting: Meeting, *, seat_id: UUID, by: Seat, now: datetime) -> None:
    """Go into a room with one member. If nobody who leads stays, the others rest."""
    with transaction.atomic():
        stage = lock_stage(meeting)
        by, seat = locked_seat(stage, by.pk), locked_seat(stage, seat_id)
        _refuse_aside(seat, by)
        place = open_beside(stage, slot=uuid4(), kind=Place.Kind.ASIDE, now=now)
        for one in (by, seat):
            one.place, one.placed_at = place, now
            one.save(update_fields=["place", "placed_at"])
        record("aside.started", by=actor(by), target=seat)
        announce(stage)
        is_left = not _who_leads_outside(stage)
    if is_left:
        mute_members(stage, but=seat)


@transaction.atomic
def end_aside(meeting: Meeting, *, by: Seat, now: datetime) -> None:
    """Both come back to the others."""
    stage = lock_stage(meeting)
    place = place_of(locked_seat(stage, by.pk))
    if place is None or place.kind != Place.Kind.ASIDE:
        return
    close_beside(place, now=now)
    record("aside.ended", by=actor(by), target=place)
    announce(stage)


@transaction.atomic
def fetch_cards(by: Seat) -> list[Card]:
    """Every member's emergency card, for a facilitator's browser to keep sealed."""
    cards = cards_for(by.meeting)
    for card in cards:
        record("emergency.fetched", by=actor(by), target=card.seat)
    return cards


@transaction.atomic
def note_opened(by: Seat, *, seat_id: UUID) -> None:
    """A facilitator looked at somebody's emergency card, perhaps without a network."""
    seat = locked_seat(lock_stage(by.meeting), seat_id)
    record("emergency.opened", by=actor(by), target=seat)


def _refuse_aside(seat: Seat, by: Seat) -> None:
    if seat.enrolment_id is None or not seat.is_admitted or not by.is_admitted:
        raise errors.CannotError(_("This person is not in the circle."))
    for one in (seat, by):
        place = place_of(one)
        if place is not None and place.kind == Place.Kind.ASIDE:
            raise errors.CannotError(_("One of you is in a room aside already."))


def _who_leads_outside(stage: Stage) -> bool:
    """Whether somebody who leads is not aside with a member."""
    leaders = Seat.objects.filter(meeting=stage.meeting_id, role__in=Seat.LEADING)
    aside = Q(place__kind=Place.Kind.ASIDE, place__closed_at=None)
    return leaders.in_the_circle().exclude(aside).exists()
