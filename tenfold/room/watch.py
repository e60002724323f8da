"""The looks at the media server that keep our records true. The worker calls them."""

import logging
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from tenfold.room import doorbell, livekit
from tenfold.room.actions.inbox import process_inbox
from tenfold.room.actions.looks import close_unseen, take_note
from tenfold.room.actions.tickets import room_for
from tenfold.room.models import Place
from tenfold.room.snapshots import version_of

logger = logging.getLogger(__name__)

LOBBY_IS_LOOKED_AFTER = timedelta(minutes=2)


def watched_places(now: datetime) -> QuerySet[Place]:
    """Open circles, and the lobbies in which somebody was a moment ago."""
    recent = Q(last_seen_at__gt=now - LOBBY_IS_LOOKED_AFTER)
    return (
        Place.objects.open()
        .filter(Q(kind=Place.Kind.CIRCLE) | recent)
        .select_related("meeting__group")
        .order_by("pk")
    )


def watch_rooms(now: datetime) -> int:
    """Every five seconds: who is where, who may not be, who left unheard."""
    process_inbox(now)
    places = list(watched_places(now))
    for place in places:
        try:
            people = livekit.people_in(place.media_room)
        except livekit.MediaError:
            close_unseen(place, now=now)
            continue
        take_note(place, people, now=now)
    return len(places)


def watch_media(now: datetime) -> int:
    """Every second: make rooms again that a media server forgot when it died."""
    places = {place.media_room: place for place in watched_places(now)}
    if not places:
        return 0
    try:
        missing = places.keys() - livekit.living_rooms(places)
        for media_room in missing:
            room_for(places[media_room])
            doorbell.ring([media_room], version_of(places[media_room].meeting))
    except livekit.MediaError as error:
        logger.info("the media server does not answer: %s", error)
        return 0
    return len(missing)
