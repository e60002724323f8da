"""A token for the place where a person belongs, and for no other."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction

from tenfold.guests.actions import MOST_GUESTS
from tenfold.room import errors, livekit
from tenfold.room.actions.admission import refuse_unless_doors_are_open
from tenfold.room.actions.circle import open_place
from tenfold.room.actions.stage import lock_stage, locked_visitor
from tenfold.room.grants import Grant, ahead_grant, grant_of, lobby_grant
from tenfold.room.models import Place, Seat, Stage
from tenfold.room.queries import Visitor, place_of
from tenfold.room.staging import next_place
from tenfold.scheduling.models import Meeting

LEADERS_GUESTS_AND_SPARE = 6 + MOST_GUESTS


@dataclass(frozen=True)
class Ticket:
    """How to get into a place of the media server, for the next minute and a half."""

    url: str
    token: str
    place_id: UUID
    kind: str
    grant: Grant
    version: int


def ticket(visitor: Visitor, *, now: datetime, is_ahead: bool = False) -> Ticket:
    """A ticket to where one belongs if admitted, else to one's own lobby.

    With `is_ahead` to where one goes next, so that everything is ready by then: until
    one belongs there it lets nobody hear or be heard.
    """
    place, grant, version = _place_for(visitor, now, is_ahead=is_ahead)
    try:
        room_for(place)
    except livekit.MediaError as error:
        raise errors.MediaDownError from error
    return Ticket(
        url=settings.LIVEKIT_URL,
        token=livekit.ticket_token(grant),
        place_id=place.pk,
        kind=place.kind,
        grant=grant,
        version=version,
    )


def room_for(place: Place) -> None:
    """Have the media server make the place's room, with as many seats as it needs."""
    seats = place.meeting.group.capacity + LEADERS_GUESTS_AND_SPARE
    only_one = place.kind == Place.Kind.LOBBY
    livekit.ensure_room(place.media_room, max_participants=1 if only_one else seats)


@transaction.atomic
def _place_for(
    visitor: Visitor, now: datetime, *, is_ahead: bool
) -> tuple[Place, Grant, int]:
    """Every ticket repeats the whole check; nothing is remembered from the last one."""
    stage = lock_stage(visitor.seat.meeting)
    visitor = locked_visitor(stage, visitor)
    seat = visitor.seat
    if visitor.device is not None or stage.meeting.is_over:
        refuse_unless_doors_are_open(stage.meeting, now)
    _refuse_who_may_not_come(visitor, now)
    if visitor.standing == Seat.Standing.ADMITTED:
        if stage.meeting.state != Meeting.State.OPEN:
            raise errors.NotOpenError
        circle = open_place(stage, now=now)
        place = place_of(seat) or circle
        coming = next_place(stage, seat, circle) if is_ahead else None
        if coming is not None:
            place = coming
            grant = ahead_grant(seat, place.media_room)
        else:
            grant = grant_of(seat, place.media_room)
    else:
        place = _lobby_for(stage, visitor, now)
        grant = lobby_grant(media_room=place.media_room, identity=place.identity)
    place.meeting = stage.meeting
    return place, grant, stage.version


def _refuse_who_may_not_come(visitor: Visitor, now: datetime) -> None:
    if visitor.standing == "elsewhere":
        raise errors.ElsewhereError
    if visitor.seat.standing == Seat.Standing.REMOVED:
        raise errors.RemovedError
    if visitor.standing == Seat.Standing.DENIED:
        raise errors.DeniedError


def _lobby_for(stage: Stage, visitor: Visitor, now: datetime) -> Place:
    """The one open lobby of this identity."""
    place, _ = Place.objects.get_or_create(
        identity=visitor.identity,
        kind=Place.Kind.LOBBY,
        closed_at=None,
        defaults={
            "practice_id": stage.practice_id,
            "meeting_id": stage.meeting_id,
            "seat": visitor.seat,
            "opened_at": now,
        },
    )
    place.last_seen_at = now
    place.save(update_fields=["last_seen_at"])
    return place
