"""Whom to call in an emergency: what is known of a member, and the numbers."""

from collections.abc import Iterable
from dataclasses import dataclass

import phonenumbers

from tenfold.clients.models import EmergencyContact
from tenfold.room.models import Seat
from tenfold.scheduling.models import Meeting
from tenfold.traces.queries import accompanied_in

VERIFIED = "2026-11"
"""When the numbers below were last compared with those of their countries."""


@dataclass(frozen=True)
class Numbers:
    """Emergency numbers of one country; a crisis line where there is one for all."""

    region: str
    ambulance: str
    police: str
    crisis: str = ""


EUROPE = (
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU",
    "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
)  # fmt: skip
NUMBERS = {
    **{region: Numbers(region, "112", "112") for region in EUROPE},
    "DE": Numbers("DE", "112", "110", "116 123"),
    "PT": Numbers("PT", "112", "112", "1411"),
    "IE": Numbers("IE", "112", "112", "116 123"),
    "GB": Numbers("GB", "999", "999", "116 123"),
    "CH": Numbers("CH", "144", "117", "143"),
    "US": Numbers("US", "911", "911", "988"),
    "CA": Numbers("CA", "911", "911", "988"),
    "AU": Numbers("AU", "000", "000", "13 11 14"),
    "NZ": Numbers("NZ", "111", "111", "1737"),
}


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


def numbers_for(phones: Iterable[str]) -> Numbers | None:
    """The numbers of the country that a telephone number says; None if none does."""
    for phone in phones:
        try:
            region = phonenumbers.region_code_for_number(phonenumbers.parse(phone))
        except phonenumbers.NumberParseException:
            continue
        if region in NUMBERS:
            return NUMBERS[region]
    return None
