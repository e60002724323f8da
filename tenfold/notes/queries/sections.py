"""Questions about the notes of a meeting."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import reduce
from operator import or_
from typing import Any, Literal
from uuid import UUID

from django.db.models import Q, QuerySet

from tenfold.accounts.models import User
from tenfold.notes.models import (
    GroupSection,
    IndividualSection,
    Note,
    NoteConflict,
    NoteVersion,
    RecordNote,
)
from tenfold.notes.note_templates import NoteField, NoteTemplate, kept, label_of
from tenfold.notes.queries.templates import Known, templates_of
from tenfold.practice.models import StaffMember
from tenfold.scheduling.models import Meeting

Kind = Literal["group", "member", "record"]


@dataclass(frozen=True)
class Section:
    """One section as the panel shows it."""

    note: Note
    kind: Kind
    enrolment_id: UUID | None
    title: str  # "" for the group
    seat: int
    template: NoteTemplate
    conflicts: Sequence[NoteConflict]

    @property
    def is_of_group(self) -> bool:
        return self.kind == "group"

    @property
    def asked(self) -> tuple[NoteField, ...]:
        """The fields of the template."""
        return self.template.part(is_of_group=self.is_of_group)

    @property
    def kept(self) -> list[NoteField]:
        """Fields of another template whose words stay."""
        keys = kept(self.asked, self.note.texts)
        return [NoteField(key=key, label=label_of(key)) for key in keys]

    @property
    def said(self) -> list[tuple[str, str]]:
        """What is written, under what it is called."""
        return [
            (field.label, field.said(self.note.text(field.key)))
            for field in self.fields
            if self.note.text(field.key).strip()
        ]

    @property
    def fields(self) -> list[NoteField]:
        return [*self.asked, *self.kept]


def meetings_led_by(user: User, *, now: datetime) -> QuerySet[Meeting]:
    """Meetings that this person leads, at whichever practice."""
    none, door = Meeting.objects.none(), Meeting.objects.led_by
    led = (door(place, on=day) for place, day in _places(user, now))
    return reduce(or_, led, none)


def notes_written_by(user: User, *, now: datetime) -> QuerySet[Note]:
    """Notes this person may write in, at whichever practice."""
    none, door = Note.objects.none(), Note.objects.written_by
    own = (door(place, on=day) for place, day in _places(user, now))
    return reduce(or_, own, none)


def records_written_by(user: User, *, now: datetime) -> QuerySet[RecordNote]:
    """Notes of no session that this person wrote, at whichever practice."""
    return RecordNote.objects.filter(note__in=notes_written_by(user, now=now))


def _places(user: User, now: datetime) -> list[tuple[StaffMember, date]]:
    """Where a person works, and which day it is there."""
    places = StaffMember.objects.of(user).select_related("practice")
    return [(place, place.practice.day_at(now)) for place in places]


def sections_of(meeting: Meeting) -> list[Section]:
    """The group's section, then the members' by seat."""
    group = GroupSection.objects.select_related("note").filter(meeting=meeting)
    here = meeting.group.enrolments.active_on(meeting.occurs_on)
    members = (
        IndividualSection.objects.filter(meeting=meeting, is_struck=False)
        .filter(Q(enrolment__in=here) | Q(note__version__gt=0))
        .select_related("note", "enrolment")
        .order_by("enrolment__seat", "pk")
    )
    rows: list[GroupSection | IndividualSection] = [*group, *members]
    notes = [row.note for row in rows]
    conflicts = open_conflicts(Note.objects.filter(meeting=meeting)) if notes else {}
    known = templates_of(notes)
    return [_section(row, known, conflicts) for row in rows]


def section_of_record(record: RecordNote) -> Section:
    """The one section of a note of no session."""
    note = record.note
    return Section(
        note,
        "record",
        None,
        record.client.preferred_name if record.client else "",
        0,
        templates_of([note])[note.template, note.template_version],
        open_conflicts([note]).get(note.pk, []),
    )


def _section(
    row: GroupSection | IndividualSection,
    known: Known,
    conflicts: dict[UUID, list[NoteConflict]],
) -> Section:
    note = row.note
    template = known[note.template, note.template_version]
    waiting = conflicts.get(note.pk, [])
    if isinstance(row, GroupSection):
        return Section(note, "group", None, "", 0, template, waiting)
    who = row.enrolment
    return Section(
        note, "member", who.pk, who.display_name, who.seat, template, waiting
    )


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


def section_of(note: Note) -> Section:
    """The section that a note is the text of."""
    if note.meeting is None:
        return section_of_record(
            RecordNote.objects.select_related("client").get(note=note)
        )
    found = next((s for s in sections_of(note.meeting) if s.note == note), None)
    return found or _struck_section(note)


def _struck_section(note: Note) -> Section:
    """What was entered in error is seen on its own page alone."""
    row = IndividualSection.objects.select_related("note", "enrolment").get(note=note)
    return _section(row, templates_of([note]), {})


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
