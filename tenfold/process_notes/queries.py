"""Questions of an author about their own notes, and about nobody else's."""

from datetime import date

from django.db.models import Q, QuerySet

from tenfold.moments.models import Destination, Moment
from tenfold.practice.models import StaffMember
from tenfold.process_notes.models import ProcessNote
from tenfold.scheduling.models import Meeting


def meetings_open_to(staff: StaffMember, *, on: date) -> QuerySet[Meeting]:
    """Meetings this person leads, or of which they have a note of their own."""
    led = Meeting.objects.led_by(staff, on=on).values("pk")
    written = ProcessNote.objects.written_by(staff).values("meeting")
    return Meeting.objects.filter(
        Q(pk__in=led) | Q(pk__in=written), practice=staff.practice
    )


def notes_of(staff: StaffMember) -> QuerySet[ProcessNote]:
    """A person's own notes, the latest session first."""
    notes = ProcessNote.objects.written_by(staff).defer("text")
    found = notes.select_related("meeting__group", "meeting__practice")
    return found.order_by("-meeting__starts_at", "pk")


def private_moments(meeting: Meeting, *, author: StaffMember) -> list[Moment]:
    """What this person stamped for their private note."""
    mine = Moment.objects.filter(
        meeting=meeting,
        author=author,
        undone_at=None,
        destination__in=(Destination.PROCESS, Destination.BOTH),
    )
    return list(mine.select_related("tag", "enrolment", "meeting").in_time())
