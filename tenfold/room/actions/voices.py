"""What a facilitator's browser heard, taken in for the balance of the circle."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from tenfold.formats.voices import is_in_time
from tenfold.room.models import Seat
from tenfold.scheduling.models import Meeting
from tenfold.traces.actions.voices import Heard, count_voices


def hear(
    meeting: Meeting, *, window: int, seconds: Mapping[UUID, float], now: datetime
) -> None:
    """Count who spoke. Nothing is counted where the group does without, or too late."""
    is_on = meeting.group.counts_voices and meeting.state == Meeting.State.OPEN
    if not is_on or not is_in_time(window, now):
        return
    of_the_group = Seat.objects.filter(meeting=meeting, guest=None, pk__in=seconds)
    seats = of_the_group.in_the_circle()
    heard = [
        Heard(seat.enrolment_id, seat.staff_id, seconds[seat.pk]) for seat in seats
    ]
    if heard:
        count_voices(meeting, window=window, heard=heard, now=now)
