"""Questions about the guests of a meeting."""

from collections.abc import Iterable
from uuid import UUID

from tenfold.guests.models import Guest, GuestConsent
from tenfold.scheduling.models import Meeting

Answers = dict[tuple[UUID, UUID], GuestConsent]
"""What was answered, by guest and enrolment."""


def guests_at(meeting: Meeting) -> list[Guest]:
    """Who is expected as a guest, in the order in which they were invited."""
    guests = Guest.objects.expected().filter(meeting=meeting)
    return list(guests.select_related("with_member").order_by("created_at", "pk"))


def answers_to(guests: Iterable[Guest]) -> Answers:
    """What the members have said to these guests."""
    given = GuestConsent.objects.filter(guest__in=[guest.pk for guest in guests])
    return {
        (one.guest_id, one.enrolment_id): one
        for one in given.select_related("told_to").order_by("pk")
    }
