"""What a round of pairs leaves behind the moment it is over."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from tenfold.formats.base import State
from tenfold.formats.pairs import has_met
from tenfold.formats.pairs_state import PairsState, Phase
from tenfold.room.models import Seat, Stage
from tenfold.traces.actions.pairs import RoomMet, remember_round


def remember(
    stage: Stage, before: State | None, after: State | None, *, now: datetime
) -> None:
    """Keep who talked with whom, when their round has come to its end."""
    if not isinstance(before, PairsState) or not has_met(before, now):
        return
    if isinstance(after, PairsState) and after.phase != Phase.BACK:
        return
    members = Seat.objects.filter(meeting=stage.meeting_id, enrolment__isnull=False)
    enrolled = dict(members.values_list("pk", "enrolment"))

    def room_met(slot: UUID, seats: Iterable[UUID]) -> RoomMet:
        known = tuple(e for seat in seats if (e := enrolled.get(seat)) is not None)
        return RoomMet(slot, known)

    meeting = stage.meeting
    first = before.rooms[0].id if before.rooms else before.id
    remember_round(
        meeting,
        rooms=[room_met(room.id, room.seats) for room in before.rooms],
        left_over=[room_met(first, before.left_over)],
        on=meeting.practice.day_at(now),
    )
