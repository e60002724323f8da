"""Whom to call in an emergency: what is known of a member, and the numbers."""

from dataclasses import dataclass

from tenfold.clients.emergency import Numbers, numbers_for
from tenfold.clients.models import EmergencyContact
from tenfold.room.models import Seat
from tenfold.scheduling.models import Meeting
from tenfold.traces.queries import accompanied_in


@dataclass(frozen=True)
class Card:
    """What somebody needs who has to send help."""

    seat: Seat
    legal_name: str
    date_of_birth: str
    phones: tuple[str, ...]
    contacts: tuple[EmergencyContact, ...]
    numbers: Numbers | None
    is_accompanied: bool


def cards_for(meeting: Meeting) -> list[Card]:
    """The card of each member who has a seat at this meeting."""
    seats = Seat.objects.filter(meeting=meeting, role=Seat.Role.MEMBER)
    accompanied = accompanied_in(meeting.group)
    return [
        _card(seat, is_accompanied=seat.enrolment_id in accompanied)
        for seat in seats.select_related("enrolment__client")
        .prefetch_related("enrolment__client__emergency_contacts")
        .in_order()
    ]


def _card(seat: Seat, *, is_accompanied: bool) -> Card:
    assert seat.enrolment is not None  # noqa: S101 - by a constraint on members
    client = seat.enrolment.client
    phones = dict.fromkeys(number for number in (seat.phone, client.phone) if number)
    return Card(
        seat=seat,
        legal_name=client.legal_name or client.preferred_name,
        date_of_birth=client.date_of_birth,
        phones=tuple(phones),
        contacts=tuple(client.emergency_contacts.all()),
        numbers=numbers_for(phones),
        is_accompanied=is_accompanied,
    )
