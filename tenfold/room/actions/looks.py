"""What follows from a look at who is in a place."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from tenfold.room.actions.attendance import interval_of, keep
from tenfold.room.actions.roster import greet_ahead, send_out
from tenfold.room.actions.stage import lock_stage
from tenfold.room.livekit import Present
from tenfold.room.models import Place, PresenceInterval
from tenfold.room.presence import Interval, Sighting, infer_end, is_overdue, look
from tenfold.room.queries import identities_in


@transaction.atomic
def take_note(place: Place, people: Iterable[Present], *, now: datetime) -> None:
    """Bring the place's intervals up to date, and send out who may not be there."""
    stage = lock_stage(place.meeting)  # so that a webhook at the same moment waits
    people = list(people)
    for person in people:
        if person.is_ahead:
            greet_ahead(stage, place, person.identity)
    people = [person for person in people if not person.is_ahead]
    present = [person for person in people if person.is_active]
    sightings = [Sighting(p.sid, p.identity, p.joined_at) for p in present]
    known = _known(place, {person.sid for person in present})
    for interval in look(known, sightings, now).values():
        keep(place, interval)
    if present:
        Place.objects.filter(pk=place.pk).update(last_seen_at=now)
    allowed = identities_in(place)
    for person in people:
        if person.identity not in allowed:
            send_out(place, person.identity, since=person.joined_at, now=now)


@transaction.atomic
def close_unseen(place: Place, *, now: datetime) -> None:
    """The place could not be looked at: whoever was not seen for a while has gone."""
    lock_stage(place.meeting)
    for interval in _known(place, set()).values():
        if is_overdue(interval, now):
            keep(place, infer_end(interval))


def _known(place: Place, sids: set[str]) -> dict[str, Interval]:
    """Intervals that are open, and those of connections that are there after all."""
    rows = PresenceInterval.objects.filter(place=place)
    wanted = rows.filter(ended_at=None) | rows.filter(sid__in=sids)
    return {row.sid: interval_of(row) for row in wanted}
