"""What lies beside a note while it is written: the last one, goals, homework, facts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery

from tenfold.groups.queries import clients_in_care_of
from tenfold.notes.models import GroupSection, IndividualSection, Note, RecordNote
from tenfold.notes.note_templates import said
from tenfold.notes.queries.templates import templates_of
from tenfold.plans.queries import GoalLine, goals_of_all
from tenfold.practice.models import StaffMember
from tenfold.runsheet.queries import blocks_run, exercises_of
from tenfold.scheduling.models import Attendance, Meeting
from tenfold.traces.homework import Taken, homework_of, last_homework
from tenfold.traces.models import Homework

Row = GroupSection | IndividualSection


@dataclass(frozen=True)
class Last:
    """What the latest earlier note of the same person, or of the group, says."""

    meeting: Meeting
    is_signed: bool
    said: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Beside:
    """What lies beside one note."""

    note_id: UUID
    minutes: int | None
    goals: Sequence[GoalLine]
    last: Last | None
    taken: Sequence[Taken] = ()
    given: Sequence[Homework] = ()


@dataclass(frozen=True)
class Table:
    """What lies beside all notes of a place."""

    notes: Sequence[Beside]
    exercises: Sequence[str]

    @property
    def shown(self) -> set[Meeting]:
        """The earlier sessions whose notes are shown."""
        return {one.last.meeting for one in self.notes if one.last}


def table_of(place: Meeting | RecordNote, staff: StaffMember, *, on: date) -> Table:
    """What this person has beside the notes of a place; the queries do not grow."""
    if isinstance(place, Meeting):
        return _of_meeting(place, staff, on)
    return _of_record(place, staff, on)


def _of_meeting(meeting: Meeting, staff: StaffMember, on: date) -> Table:
    sections = IndividualSection.objects.filter(meeting=meeting, is_struck=False)
    members = list(sections.select_related("enrolment"))
    group = list(GroupSection.objects.filter(meeting=meeting))
    earlier = Meeting.objects.led_by(staff, on=on).filter(
        group=meeting.group_id, starts_at__lt=meeting.starts_at
    )
    lasts = _lasts([*_last_of_group(earlier), *_last_of_members(members, earlier)])
    in_care = set(clients_in_care_of(staff, on=on).values_list("pk", flat=True))
    goals = goals_of_all({one.enrolment.client_id for one in members} & in_care)
    minutes = _minutes(meeting)
    taken = last_homework(meeting, [one.enrolment_id for one in members])
    given = homework_of(meeting)
    notes = [Beside(one.note_id, None, (), lasts.get(None)) for one in group]
    notes += [
        Beside(
            one.note_id,
            minutes.get(one.enrolment_id),
            goals.get(one.enrolment.client_id, ()),
            lasts.get(one.enrolment_id),
            taken.get(one.enrolment_id, ()),
            [row for row in given if row.enrolment_id in (None, one.enrolment_id)],
        )
        for one in members
    ]
    blocks = blocks_run(meeting)
    named = exercises_of(blocks, meeting)
    titles = [named[one.exercise].title for one in blocks if one.exercise in named]
    return Table(notes, list(dict.fromkeys(titles)))


def _of_record(record: RecordNote, staff: StaffMember, on: date) -> Table:
    cared_for = clients_in_care_of(staff, on=on).filter(record_notes=record)
    found = goals_of_all(cared_for.values_list("pk", flat=True))
    goals = next(iter(found.values()), [])
    return Table([Beside(record.note_id, None, goals, None)], [])


def _last_of_group(earlier: QuerySet[Meeting]) -> list[Row]:
    written = GroupSection.objects.filter(meeting__in=earlier, note__version__gt=0)
    latest = written.select_related("note", "meeting")
    return list(latest.order_by("-meeting__starts_at", "pk")[:1])


def _last_of_members(
    members: Sequence[IndividualSection], earlier: QuerySet[Meeting]
) -> list[Row]:
    written = IndividualSection.objects.filter(
        meeting__in=earlier, is_struck=False, note__version__gt=0
    )
    of_each = written.filter(enrolment=OuterRef("enrolment"))
    latest = of_each.order_by("-meeting__starts_at", "pk").values("pk")[:1]
    own = written.filter(enrolment__in=[one.enrolment_id for one in members])
    return list(own.filter(pk=Subquery(latest)).select_related("note", "meeting"))


def _lasts(rows: Sequence[Row]) -> Mapping[UUID | None, Last]:
    """By member; of the group under None."""
    known = templates_of(row.note for row in rows)
    found: dict[UUID | None, Last] = {}
    for row in rows:
        note: Note = row.note
        template = known[note.template, note.template_version]
        is_of_group = isinstance(row, GroupSection)
        lines = said(template.part(is_of_group=is_of_group), note.texts)
        whose = None if isinstance(row, GroupSection) else row.enrolment_id
        if lines:
            found[whose] = Last(row.meeting, note.is_closed, lines)
    return found


def _minutes(meeting: Meeting) -> dict[UUID, int]:
    rows = Attendance.objects.filter(meeting=meeting, minutes__gt=0)
    return dict(rows.values_list("enrolment_id", "minutes"))
