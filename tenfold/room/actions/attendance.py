"""Who was connected to a place, from when to when, and what it means for attendance."""

from collections import defaultdict
from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from django.db import transaction

from tenfold.room.models import Place, PresenceInterval, Seat
from tenfold.room.presence import Interval, Sighting, Span, whole_minutes
from tenfold.room.queries import seat_of_identity
from tenfold.scheduling.actions import propose_attendance
from tenfold.scheduling.models import Meeting


def interval_of(row: PresenceInterval) -> Interval:
    return Interval(
        sid=row.sid,
        identity=row.identity,
        started_at=row.started_at,
        last_seen_at=row.last_seen_at,
        ended_at=row.ended_at,
        is_inferred=row.is_inferred,
    )


def open_intervals(place: Place) -> list[Interval]:
    """Connections to a place that have not ended, as far as we know."""
    rows = PresenceInterval.objects.filter(place=place, ended_at=None)
    return [interval_of(row) for row in rows.order_by("pk")]


def known_interval(place: Place, sighting: Sighting) -> Interval | None:
    row = PresenceInterval.objects.filter(place=place, sid=sighting.sid).first()
    return interval_of(row) if row else None


def keep(place: Place, interval: Interval) -> None:
    """Write down what is known of one connection."""
    fields = asdict(interval)
    sid = fields.pop("sid")
    row = PresenceInterval.objects.filter(sid=sid).first()
    if row is None:
        seat = seat_of_identity(place.meeting, interval.identity)
        PresenceInterval.objects.create(
            practice_id=place.practice_id, place=place, seat=seat, sid=sid, **fields
        )
        return
    changed = [name for name, value in fields.items() if getattr(row, name) != value]
    for name in changed:
        setattr(row, name, fields[name])
    row.save(update_fields=changed)


@transaction.atomic
def settle_attendance(meeting: Meeting, *, now: datetime) -> None:
    """Propose each member's minutes with the others, from their intervals together."""
    end = min(now, meeting.ended_at or now)
    rows = PresenceInterval.objects.filter(
        place__in=Place.objects.filter(meeting=meeting).where_people_meet(),
        seat__role=Seat.Role.MEMBER,
    ).select_related("seat")
    spans: dict[UUID, list[Span]] = defaultdict(list)
    estimated: dict[UUID, bool] = defaultdict(bool)
    for row in rows.order_by("started_at", "pk"):
        assert row.seat is not None  # noqa: S101 - filtered by its role
        enrolment_id = row.seat.enrolment_id
        assert enrolment_id is not None  # noqa: S101 - by a constraint on members
        until = min(row.ended_at or end, end)
        if row.started_at < until:
            spans[enrolment_id].append((row.started_at, until))
        estimated[enrolment_id] |= row.is_inferred
    minutes = {
        enrolment_id: (whole_minutes(spans[enrolment_id]), estimated[enrolment_id])
        for enrolment_id in estimated
    }
    propose_attendance(meeting, minutes=minutes)
