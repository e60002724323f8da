"""What members fill in before a session, as the room tells of it."""

from collections.abc import Iterable

from django.urls import reverse

from tenfold.measures.queries import flags_at, waiting_at
from tenfold.room.before_contract import DueFacts, FlagFacts
from tenfold.room.models import Seat
from tenfold.scheduling.models import Meeting


def due_for(seat: Seat) -> list[DueFacts]:
    """What a member is still to fill in; of who leads or visits nothing is asked."""
    if seat.enrolment is None:
        return []
    return [
        DueFacts(title=one.form.title, minutes=one.form.minutes)
        for one in waiting_at(seat.meeting, seat.enrolment)
    ]


def flags_for(meeting: Meeting, seats: Iterable[Seat]) -> list[FlagFacts]:
    """The open flags of a meeting's members. For those who lead it alone."""
    seat_of = {seat.enrolment_id: seat.pk for seat in seats if seat.enrolment_id}
    slug = meeting.practice.slug
    return [
        FlagFacts(
            id=flag.pk,
            seat=seat_of.get(flag.assessment.enrolment_id),
            name=flag.assessment.enrolment.display_name,
            since=flag.raised_at,
            is_seen=flag.acknowledged_at is not None,
            wants_call=flag.wants_a_call,
            address=reverse("measures:flag", args=[slug, flag.pk]),
        )
        for flag in flags_at(meeting)
    ]
