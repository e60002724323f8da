"""What was written at a meeting, for those who led it."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from tenfold.practice.models import StaffMember
from tenfold.room.models import Seat
from tenfold.scheduling.models import Meeting
from tenfold.traces.models import ChatLine


@dataclass(frozen=True)
class Line:
    at: datetime
    name: str
    text: str
    whom: str


def chat_of(meeting: Meeting, *, staff: StaffMember, on: date) -> list[Line]:
    """The lines with the names as they were in the room, oldest first."""
    lines = ChatLine.objects.led_by(staff, on=on).filter(meeting=meeting)
    seats = Seat.objects.filter(meeting=meeting).named()
    names = {seat.pk: seat.name for seat in seats}
    return [
        Line(
            line.created_at,
            names[line.writer],
            str(line.text),
            _whom(line, names.get(line.to) if line.to else None),
        )
        for line in lines.order_by("created_at", "pk")
    ]


def _whom(line: ChatLine, name: str | None) -> str:
    if line.channel == ChatLine.Channel.LEADERS:
        return _("facilitators only")
    if line.channel == ChatLine.Channel.DESK:
        return _("%(name)s and the facilitators") % {"name": name or ""}
    return ""
