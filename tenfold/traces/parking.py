"""The topics that a group has parked, and for how many sessions."""

from dataclasses import dataclass

from tenfold.scheduling.models import Meeting
from tenfold.traces.models import Topic


@dataclass(frozen=True)
class Parked:
    """A topic that waits, at a meeting."""

    topic: Topic
    meetings: int
    """How many sessions it has been waiting for."""


def parked_at(meeting: Meeting) -> list[Parked]:
    """What waits, longest first, of members who belong to the group that day."""
    rows = (
        Topic.objects.filter(
            group=meeting.group_id,
            state=Topic.State.PARKED,
            brought_to__number__lte=meeting.number,
        )
        .select_related("enrolment", "brought_to")
        .order_by("brought_to__number", "created_at", "pk")
    )
    return [
        Parked(row, meeting.number - row.brought_to.number)
        for row in rows
        if row.enrolment.is_active_on(meeting.occurs_on)
    ]
