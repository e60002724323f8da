"""What the media server said: written down once, then acted on in any order."""

from datetime import datetime

from django.db import transaction

from tenfold.room.actions.attendance import keep, known_interval, settle_attendance
from tenfold.room.actions.roster import check_identity, greet_ahead
from tenfold.room.actions.stage import lock_stage
from tenfold.room.livekit import Heard
from tenfold.room.models import LiveKitEvent, Place
from tenfold.room.presence import Sighting, arrive, depart
from tenfold.scheduling.models import Meeting

JOINED = "participant_joined"
OF_USE = (JOINED, "participant_left")


def hear(heard: Heard, *, now: datetime) -> None:
    """Write down an event of one of our rooms, once, and act on it."""
    if heard.kind not in OF_USE or heard.joined_at is None:
        return
    place = Place.objects.filter(media_room=heard.media_room).first()
    if place is None:
        return
    event, is_new = LiveKitEvent.objects.get_or_create(
        event_id=heard.event_id,
        defaults={
            "practice_id": place.practice_id,
            "place": place,
            "kind": heard.kind,
            "sid": heard.sid,
            "identity": heard.identity,
            "is_ahead": heard.is_ahead,
            "joined_at": heard.joined_at,
            "happened_at": heard.happened_at,
        },
    )
    if is_new:
        process(event, now=now)


def process_inbox(now: datetime) -> int:
    """Act on what was written down when its server died; how many there were."""
    left_over = LiveKitEvent.objects.filter(processed_at=None)
    events = list(left_over.order_by("happened_at", "pk")[:500])
    for event in events:
        process(event, now=now)
    return len(events)


@transaction.atomic
def process(event: LiveKitEvent, *, now: datetime) -> None:
    """Open or close the connection's interval; send out who may not be there."""
    place = Place.objects.select_related("meeting__group").get(pk=event.place_id)
    stage = lock_stage(place.meeting)  # so that a look at the same moment waits
    event.refresh_from_db(fields=["processed_at"])
    if event.processed_at is not None or event.joined_at is None:
        return
    sighting = Sighting(event.sid, event.identity, event.joined_at)
    known = known_interval(place, sighting)
    if event.is_ahead:
        if event.kind == JOINED:
            greet_ahead(stage, place, event.identity)
    elif event.kind == JOINED:
        keep(place, arrive(known, sighting, event.happened_at))
        check_identity(place, event.identity, since=event.joined_at, now=now)
    else:
        keep(place, depart(known, sighting, event.happened_at))
    event.processed_at = now
    event.save(update_fields=["processed_at"])
    if place.meeting.state == Meeting.State.ENDED and place.closed_at is not None:
        settle_attendance(place.meeting, now=now)
