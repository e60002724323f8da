"""Questions about what is signed, and what a session still asks for."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from tenfold.notes.models import (
    IndividualSection,
    Note,
    NoteRules,
    RecordNote,
    Signature,
)
from tenfold.scheduling.models import Attendance, Meeting

Asked = dict[UUID, UUID]  # a note's key, its session's


def happened_at(note: Note) -> datetime:
    """When what the note is about was over."""
    if note.meeting is not None:
        return note.meeting.over_at
    return RecordNote.objects.get(note=note).happened_at


def late_at(note: Note) -> datetime:
    """From when on a signature is a late entry."""
    return NoteRules.of(note.practice).late_at(happened_at(note))


def signatures_of(notes: Iterable[Note]) -> dict[UUID, list[Signature]]:
    """What was signed of each note, in order."""
    found: dict[UUID, list[Signature]] = {}
    rows = Signature.objects.filter(note__in=[note.pk for note in notes])
    for row in rows.order_by("number"):
        found.setdefault(row.note_id, []).append(row)
    return found


def members_asked_of(meetings: Iterable[Meeting], among: Q | None = None) -> Asked:
    """The notes of members that must be signed, each with its session. `among`
    narrows which sections are looked at.

    Where nobody's attendance is known, of everybody who has a section. Whoever has
    words written about them is always counted.
    """
    here = Q(meeting__in=[meeting.pk for meeting in meetings]) & (among or Q())
    members = list(
        IndividualSection.objects.filter(here, is_struck=False).values_list(
            "meeting_id", "enrolment_id", "note_id", "note__version"
        )
    )
    rows = Attendance.objects.filter(meeting__in={row[0] for row in members})
    status = {
        (meeting, enrolment): status
        for meeting, enrolment, status in rows.values_list(
            "meeting_id", "enrolment_id", "status"
        )
    }
    known = {meeting for meeting, _ in status}
    return {
        note: meeting
        for meeting, enrolment, note, version in members
        if version
        or meeting not in known
        or status.get((meeting, enrolment)) in Attendance.CAME
    }


def is_all_signed(meeting: Meeting) -> bool:
    """Whether nobody's signature is awaited for a session any more: neither under the
    group's note nor under those of its members.
    """
    asked = Q(group_section__meeting=meeting) | Q(pk__in=members_asked_of([meeting]))
    notes = Note.objects.filter(asked).defer("texts")
    return bool(notes) and all(note.is_done for note in notes)
