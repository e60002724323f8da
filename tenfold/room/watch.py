"""The looks at the media server that keep our records true. The worker calls them."""

import logging
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from tenfold.room import doorbell, livekit
from tenfold.room.actions.circle import end_session
from tenfold.room.actions.inbox import process_inbox
from tenfold.room.actions.looks import close_unseen, take_note
from tenfold.room.actions.tickets import room_for
from tenfold.room.models import Place, PlaceQuerySet, PresenceInterval, Seat
from tenfold.room.snapshots import version_of
from tenfold.scheduling.models import Meeting

logger = logging.getLogger(__name__)

LOBBY_IS_LOOKED_AFTER = timedelta(minutes=2)
CLOSED_IS_LOOKED_AFTER = timedelta(minutes=15)
DESERTED_FOR = timedelta(minutes=30)
LEFT_ALONE_FOR = timedelta(minutes=30)
SEEN_NOW = timedelta(minutes=1)


def watched_places(now: datetime) -> QuerySet[Place]:
    """Where people meet, and the lobbies in which somebody was a moment ago."""
    recent = Q(last_seen_at__gt=now - LOBBY_IS_LOOKED_AFTER)
    return (
        Place.objects.open()
        .filter(~Q(kind=Place.Kind.LOBBY) | recent)
        .select_related("meeting__group")
        .order_by("pk")
    )


def closed_places(now: datetime) -> PlaceQuerySet:
    """Places that have just been closed, whose media rooms must be gone.

    Who was called back from a room beside the circle gets the time to go by themselves.
    """
    lately = now - CLOSED_IS_LOOKED_AFTER
    going = Q(kind__in=Place.BESIDE, closed_at__gt=now - Seat.TIME_TO_GO)
    return Place.objects.filter(closed_at__gt=lately).exclude(going).order_by("pk")


def left_places(now: datetime) -> QuerySet[Place]:
    """Places that moved on, to which somebody still seems to be connected."""
    return (
        closed_places(now)
        .where_people_meet()
        .filter(
            meeting__state=Meeting.State.OPEN,
            intervals__ended_at=None,
            intervals__isnull=False,
        )
        .select_related("meeting__group")
        .distinct()
    )


def watch_rooms(now: datetime) -> int:
    """Every five seconds: who is where, who may not be, who left unheard."""
    process_inbox(now)
    places = list(watched_places(now))
    living = _living(places)
    for place in places:
        try:
            people = livekit.people_in(place.media_room, living)
        except livekit.MediaError:
            close_unseen(place, now=now)
            continue
        take_note(place, people, now=now)
    for place in left_places(now):
        close_unseen(place, now=now)
    return len(places)


def _living(places: Iterable[Place]) -> set[str]:
    """Which of their media rooms are there, in one question; none if nobody answers."""
    try:
        return livekit.living_rooms(place.media_room for place in places)
    except livekit.MediaError:
        return set()


def watch_media(now: datetime) -> int:
    """Every second: make rooms that a media server forgot when it died, and see that
    closed ones are gone; how many were made."""
    places = {place.media_room: place for place in watched_places(now)}
    closed = {place.media_room for place in closed_places(now)}
    if not places and not closed:
        return 0
    try:
        living = livekit.living_rooms([*places, *closed])
        for media_room in places.keys() - living:
            room_for(places[media_room])
            doorbell.ring([media_room], version_of(places[media_room].meeting))
    except livekit.MediaError as error:
        logger.info("the media server does not answer: %s", error)
        return 0
    doorbell.close(closed & living)
    return len(places.keys() - living)


def deserted_meetings(now: datetime) -> QuerySet[Meeting]:
    """Open meetings past their time in which nobody has been for half an hour."""
    since = now - DESERTED_FOR
    seen = PresenceInterval.objects.filter(
        place__meeting=OuterRef("pk"), last_seen_at__gt=since
    ).exclude(place__kind=Place.Kind.LOBBY)
    circles = Place.objects.open().filter(kind=Place.Kind.CIRCLE, opened_at__lt=since)
    late = Meeting.objects.filter(
        pk__in=circles.values("meeting"), state=Meeting.State.OPEN, ends_at__lt=since
    )
    return late.exclude(Exists(seen)).order_by("pk")


def meetings_left_alone(now: datetime) -> QuerySet[Meeting]:
    """Open meetings whose members are there, and for half an hour nobody who leads.

    That members are seen says that we would see who leads as well.
    """
    here = PresenceInterval.objects.filter(place__meeting=OuterRef("pk")).exclude(
        place__kind=Place.Kind.LOBBY
    )
    led = here.filter(seat__staff__isnull=False)
    return Meeting.objects.filter(
        Exists(led),
        ~Exists(led.filter(last_seen_at__gt=now - LEFT_ALONE_FOR)),
        Exists(here.filter(last_seen_at__gt=now - SEEN_NOW)),
        state=Meeting.State.OPEN,
    ).order_by("pk")


def end_deserted(now: datetime) -> int:
    """Every minute: end what everybody, or everyone who leads, has left."""
    found = [*deserted_meetings(now), *meetings_left_alone(now)]
    for meeting in found:
        end_session(meeting, by=None, now=now)
    return len(found)
