"""Who speaks how long at a meeting, for those who lead it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from tenfold.formats.voices import streak
from tenfold.room.models import Seat
from tenfold.scheduling.models import Meeting
from tenfold.traces.models import SpokenTime


@dataclass(frozen=True)
class Voice:
    """One person in the circle."""

    seat: UUID
    seconds: int
    last_spoke_at: datetime | None
    listening_streak: int


def voices_at(meeting: Meeting) -> list[Voice]:
    """Who leads and the members in seat order, who spoke how long until now."""
    of_the_group = Seat.objects.filter(meeting=meeting, guest=None)
    seats = of_the_group.in_the_circle().in_order()
    rows = {
        (row.enrolment_id, row.staff_id): row
        for row in SpokenTime.objects.filter(meeting=meeting)
    }
    listened = _listened(meeting)
    found = []
    for seat in seats:
        row = rows.get((seat.enrolment_id, seat.staff_id))
        found.append(
            Voice(
                seat=seat.pk,
                seconds=round(row.seconds) if row else 0,
                last_spoke_at=row.last_spoke_at if row else None,
                listening_streak=streak(listened.get(seat.enrolment_id, [])),
            )
        )
    return found


def _listened(meeting: Meeting) -> dict[UUID | None, list[bool]]:
    """For each member, whether they listened: this session first, then back in time."""
    seats = Seat.objects.filter(
        meeting__group=meeting.group_id,
        meeting__number__lte=meeting.number,
        enrolment__isnull=False,
        admitted_at__isnull=False,
    ).order_by("-meeting__number")
    listened: dict[UUID | None, list[bool]] = {}
    for enrolment, is_listening in seats.values_list("enrolment", "is_listening"):
        listened.setdefault(enrolment, []).append(is_listening)
    return listened
