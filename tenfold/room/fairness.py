"""Whose turn it might be at a meeting, out of the ledger and today's wishes."""

from datetime import datetime

from tenfold.formats.fairness import Waited, suggested_order
from tenfold.room.models import Seat
from tenfold.scheduling.models import Meeting
from tenfold.traces.ledger import accounts_at


def waiting_at(meeting: Meeting, *, now: datetime) -> list[Waited]:
    """The members in the circle, in the order in which a turn is suggested."""
    seats = list(
        Seat.objects.filter(meeting=meeting, enrolment__isnull=False)
        .in_the_circle()
        .in_order()
    )
    enrolments = [seat.enrolment_id for seat in seats if seat.enrolment_id]
    accounts = accounts_at(meeting, enrolments=enrolments, now=now)
    return suggested_order(
        Waited(
            seat=seat.pk,
            wants_time=seat.wants_time,
            meetings_since=accounts[seat.enrolment_id].meetings_since,
            seconds_this_month=accounts[seat.enrolment_id].seconds_this_month,
        )
        for seat in seats
        if seat.enrolment_id
    )
