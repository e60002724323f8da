"""What one visitor is told about the guests of a meeting."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from tenfold.formats.base import State
from tenfold.guests.models import Guest
from tenfold.guests.queries import Answers, answers_to, guests_at
from tenfold.room.guest_contract import GuestFacts, MissingFacts
from tenfold.room.guest_rules import missing_for
from tenfold.room.models import Seat
from tenfold.scheduling.models import Meeting


@dataclass(frozen=True)
class Company:
    """The guests who are expected, and what has been said to them."""

    guests: Mapping[UUID, Guest]
    answers: Answers
    state: State | None

    def asked_of(self, seat: Seat) -> list[GuestFacts]:
        """Whom a member is asked about, with their own answers and no others."""
        if seat.enrolment_id is None:
            return []
        return [self._facts(guest, seat.enrolment_id) for guest in self.guests.values()]

    def missing_for(self, seat: Seat, seats: Iterable[Seat]) -> MissingFacts | None:
        """Why a guest cannot be let in yet, or None if they can."""
        guest = self.guests.get(seat.guest_id) if seat.guest_id else None
        if guest is None:
            return None
        found = missing_for(guest, seats=seats, answers=self.answers, state=self.state)
        if found.may_come:
            return None
        return MissingFacts(
            is_refused=found.is_refused,
            unanswered=list(found.unanswered),
            waits_for_theory=found.waits_for_theory,
        )

    def _facts(self, guest: Guest, enrolment: UUID) -> GuestFacts:
        said = self.answers.get((guest.pk, enrolment))
        return GuestFacts(
            guest=guest.pk,
            name=str(guest.name),
            role=guest.kind,  # type: ignore[arg-type]  # the choices are these literals
            asks=guest.asks,
            says_yes=said.says_yes if said else None,
        )


def company_at(meeting: Meeting, state: State | None) -> Company:
    guests = guests_at(meeting)
    return Company({guest.pk: guest for guest in guests}, answers_to(guests), state)
