"""Sessions of the past with what was written of somebody at them."""

from datetime import datetime, timedelta

from django.db import models

from tenfold.groups.models import Enrolment, Group
from tenfold.notes.actions.signing import sign_note
from tenfold.notes.models import GroupSection, IndividualSection, Note
from tenfold.practice.models import StaffMember
from tenfold.scheduling.models import Attendance, Meeting

FIRST = "presentation"
SHARED = "focus"


def past_meetings(group: Group, count: int, *, before: datetime) -> list[Meeting]:
    """So many sessions that were held, one a day."""
    last = group.meetings.aggregate(last=models.Max("number"))["last"] or 0
    made = []
    for number in range(count):
        starts_at = before - timedelta(days=count - number, hours=1)
        made.append(
            Meeting(
                practice=group.practice,
                group=group,
                number=last + 1 + number,
                occurs_on=starts_at.date(),
                starts_at=starts_at,
                ends_at=starts_at + timedelta(minutes=90),
                state=Meeting.State.ENDED,
                ended_at=starts_at + timedelta(minutes=90),
            )
        )
    return Meeting.objects.bulk_create(made)


def written(meeting: Meeting, enrolment: Enrolment | None, text: str) -> Note:
    """What was written of a member, or of the group, at a session."""
    note = Note(practice=meeting.practice, meeting=meeting, version=1)
    note.texts = {FIRST if enrolment else SHARED: text}
    note.save()
    about = {"practice": meeting.practice, "meeting": meeting, "note": note}
    if enrolment is None:
        GroupSection.objects.create(**about)
    else:
        IndividualSection.objects.create(enrolment=enrolment, **about)
        Attendance.objects.create(
            practice=meeting.practice,
            meeting=meeting,
            enrolment=enrolment,
            status=Attendance.Status.PRESENT,
            minutes=88,
            confirmed_at=meeting.ends_at,
        )
    return note


def signed(note: Note, *, by: StaffMember, now: datetime) -> None:
    """Sign what was written, with the risk that every template asks for."""
    note.texts = {**note.texts, "risk": "none"}
    note.save()
    sign_note(note, version=note.version, by=by, now=now, reason="On a journey")
    note.refresh_from_db()
