"""Questions about the notes of a meeting."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import reduce
from operator import or_
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from tenfold.accounts.models import User
from tenfold.notes.models import (
    GroupSection,
    IndividualSection,
    Note,
    NoteConflict,
    NoteVersion,
)
from tenfold.practice.models import StaffMember
from tenfold.scheduling.models import Meeting


@dataclass(frozen=True)
class Section:
    """One section as the panel shows it."""

    note: Note
    enrolment_id: UUID | None
    title: str  # "" for the group
    seat: int
    fields: dict[str, Any]
    conflicts: Sequence[NoteConflict]

    @property
    def is_of_group(self) -> bool:
        return self.enrolment_id is None


def meetings_led_by(user: User, *, now: datetime) -> QuerySet[Meeting]:
    """Meetings that this person leads, at whichever practice."""
    none, door = Meeting.objects.none(), Meeting.objects.led_by
    led = (door(place, on=day) for place, day in _places(user, now))
    return reduce(or_, led, none)


def notes_led_by(user: User, *, now: datetime) -> QuerySet[Note]:
    """Notes of meetings that this person leads, at whichever practice."""
    none, door = Note.objects.none(), Note.objects.led_by
    led = (door(place, on=day) for place, day in _places(user, now))
    return reduce(or_, led, none)


def _places(user: User, now: datetime) -> list[tuple[StaffMember, date]]:
    """Where a person works, and which day it is there."""
    places = StaffMember.objects.of(user).select_related("practice")
    return [(place, place.practice.day_at(now)) for place in places]


def sections_of(meeting: Meeting) -> list[Section]:
    """The group's section, then the members' by seat."""
    conflicts = open_conflicts(Note.objects.filter(meeting=meeting))
    group = GroupSection.objects.select_related("note").filter(meeting=meeting)
    sections = [
        Section(s.note, None, "", 0, s.FIELDS, conflicts.get(s.note_id, []))
        for s in group
    ]
    here = meeting.group.enrolments.active_on(meeting.occurs_on)
    members = (
        IndividualSection.objects.filter(meeting=meeting)
        .filter(Q(enrolment__in=here) | Q(note__version__gt=0))
        .select_related("note", "enrolment")
        .order_by("enrolment__seat", "pk")
    )
    return sections + [
        Section(
            s.note,
            s.enrolment_id,
            s.enrolment.display_name,
            s.enrolment.seat,
            s.FIELDS,
            conflicts.get(s.note_id, []),
        )
        for s in members
    ]


def open_conflicts(notes: Any) -> dict[UUID, list[NoteConflict]]:
    """Texts that wait for a person to bring them together, by note."""
    found: dict[UUID, list[NoteConflict]] = {}
    waiting = (
        NoteConflict.objects.filter(note__in=notes, state=NoteConflict.State.OPEN)
        .select_related("note", "client__user")
        .order_by("created_at", "pk")
    )
    for conflict in waiting:
        found.setdefault(conflict.note_id, []).append(conflict)
    return found


def fields_of_note(note: Note) -> dict[str, Any]:
    """The fields of the section that the note is the text of."""
    if GroupSection.objects.filter(note=note).exists():
        return GroupSection.FIELDS
    return IndividualSection.FIELDS


def text_at(note: Note, field: str, version: int) -> str:
    """The text of a field as it was at a version of the note."""
    if version == 0:
        return ""
    if version == note.version:
        return note.text(field)
    return NoteVersion.objects.get(note=note, number=version).text(field)


def versions_of(meeting: Meeting) -> dict[UUID, int]:
    """The version of every note of a meeting."""
    return dict(Note.objects.filter(meeting=meeting).values_list("pk", "version"))


def first_broken_version(note: Note) -> int | None:
    """The first version that does not fit its chain, or None when all hold."""
    previous, number = None, 0
    for version in note.versions.order_by("number"):
        number += 1
        fits = version.number == number and version.hash == version.computed_hash()
        if not fits or (previous is not None and version.previous_hash != previous):
            return number
        previous = version.hash
    return None if (previous or note.head_hash) == note.head_hash else number
