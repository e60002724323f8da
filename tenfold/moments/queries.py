"""Questions about moments."""

from collections.abc import Sequence
from datetime import datetime
from functools import reduce
from operator import or_
from uuid import UUID

from django.db.models import QuerySet

from tenfold.accounts.models import User
from tenfold.groups.models import Enrolment
from tenfold.moments.models import Moment, Tag
from tenfold.practice.models import StaffMember
from tenfold.scheduling.models import Meeting


def meetings_led_by(user: User, *, now: datetime) -> QuerySet[Meeting]:
    """Meetings that this person leads, at whichever practice."""
    places = StaffMember.objects.of(user).select_related("practice")
    led = (
        Meeting.objects.led_by(place, on=place.practice.day_at(now)) for place in places
    )
    return reduce(or_, led, Meeting.objects.none())


def place_of(user: User, meeting: Meeting) -> StaffMember:
    """The person's place in the practice whose meeting they lead."""
    return StaffMember.objects.of(user).get(practice=meeting.practice_id)


def members_at(meeting: Meeting) -> Sequence[Enrolment]:
    """Who is expected, by seat."""
    enrolments = meeting.group.enrolments.active_on(meeting.occurs_on)
    return list(enrolments.order_by("seat", "pk"))


def moments_since(
    meeting: Meeting, *, seen_by: StaffMember, after: int, now: datetime
) -> list[Moment]:
    """What this person may see and has not seen yet, in the order of change."""
    on = seen_by.practice.day_at(now)
    moments = Moment.objects.seen_by(seen_by, on=on).filter(meeting=meeting)
    if after == 0:
        moments = moments.filter(undone_at=None)
    return list(
        moments.filter(revision__gt=after)
        .select_related("author", "enrolment", "meeting", "tag")
        .order_by("revision", "pk")
    )


def moments_for_notes(meeting: Meeting) -> list[Moment]:
    """What sections may be written from, with tags and members, in time."""
    moments = Moment.objects.filter(meeting=meeting).of_the_record()
    found = moments.select_related("tag", "enrolment", "author", "meeting")
    return list(found.in_time())


def tags_of(practice_id: UUID) -> list[Tag]:
    """All tags of a practice, also those that old moments still have."""
    return list(Tag.objects.filter(practice=practice_id).order_by("position", "pk"))
