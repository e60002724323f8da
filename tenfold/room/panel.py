"""What those who lead a meeting know of its members, and nobody else in the room."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from tenfold.room.contract import PulseFacts
from tenfold.room.models import Seat
from tenfold.scheduling.models import Meeting
from tenfold.traces.models import Pulse
from tenfold.traces.queries import accompanied_in


@dataclass(frozen=True)
class Panel:
    """By enrolment: who is accompanied, who is here for the first time, what they said.

    For a member it holds what they said themselves.
    """

    leads: bool
    accompanied: frozenset[UUID]
    known: frozenset[UUID]
    said: dict[tuple[UUID, str], dict[str, Any]]

    def pulse(self, seat: Seat, moment: Pulse.Moment) -> PulseFacts | None:
        """What somebody said, if this person may know it."""
        said = self.said.get((seat.enrolment_id, moment)) if seat.enrolment_id else None
        return PulseFacts(**said) if said else None

    def is_accompanied(self, seat: Seat) -> bool | None:
        return seat.enrolment_id in self.accompanied if self.leads else None

    def is_new(self, seat: Seat) -> bool | None:
        """Whether the others were here before and this member was not."""
        if not self.leads:
            return None
        is_member = seat.enrolment_id is not None
        return bool(self.known) and is_member and seat.enrolment_id not in self.known


def panel_for(meeting: Meeting, seat: Seat) -> Panel:
    """The same number of questions, however many people there are."""
    pulses = Pulse.objects.filter(meeting=meeting)
    if not seat.leads:
        pulses = pulses.filter(enrolment=seat.enrolment_id)
    return Panel(
        leads=seat.leads,
        accompanied=frozenset(accompanied_in(meeting.group) if seat.leads else ()),
        known=_known(meeting) if seat.leads else frozenset(),
        said={(one.enrolment_id, one.moment): one.said for one in pulses},
    )


def _known(meeting: Meeting) -> frozenset[UUID]:
    """Members who have been at an earlier session of this group."""
    seats = Seat.objects.filter(
        meeting__group=meeting.group_id,
        meeting__starts_at__lt=meeting.starts_at,
        enrolment__isnull=False,
        admitted_at__isnull=False,
    )
    return frozenset(
        pk for pk in seats.values_list("enrolment", flat=True).distinct() if pk
    )
