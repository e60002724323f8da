"""What waits for a person's signature, and until when."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q

from tenfold.notes.models import (
    GroupSection,
    Note,
    NoteRules,
    RecordNote,
)
from tenfold.notes.note_templates import NoteTemplate
from tenfold.notes.queries.signing import notes_asked_of
from tenfold.notes.queries.templates import templates_of
from tenfold.practice.models import StaffMember
from tenfold.scheduling.models import Meeting

LOOK_BACK = timedelta(weeks=4)


@dataclass(frozen=True)
class Due:
    """The notes of one session, or one note, that wait for a signature."""

    place: Meeting | RecordNote
    count: int
    is_begun: bool
    due_at: datetime
    late_at: datetime
    standing: str
    """open, due or late."""
    template: NoteTemplate | None = None

    @property
    def meeting(self) -> Meeting | None:
        return self.place if isinstance(self.place, Meeting) else None

    @property
    def is_late(self) -> bool:
        return self.standing == "late"

    @property
    def is_due(self) -> bool:
        return self.standing == "due"


@dataclass(frozen=True)
class Asked:
    """A signed note that this person is asked to look at."""

    note: Note
    template: NoteTemplate


@dataclass(frozen=True)
class Queue:
    """What waits for one person, the oldest first."""

    to_sign: list[Due] = field(default_factory=list)
    to_approve: list[Asked] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.to_sign) + len(self.to_approve)

    def first(self, most: int) -> "Queue":
        """The most urgent ones; what a supervisor is asked for has its share."""
        asked = self.to_approve[: max(most - len(self.to_sign), most // 2)]
        return Queue(self.to_sign[: most - len(asked)], asked)


def queue_of(staff: StaffMember, *, on: date, now: datetime) -> Queue:
    """What this person has to sign and to approve. Ten queries at most.

    A session counts for four weeks after it, and for as long as words of it wait.
    """
    rules = NoteRules.of(staff.practice)
    held = _held(staff, on=on, now=now)
    begun, opened = _begun(held)
    ours = Q(note__owner=None) | Q(note__owner=staff)
    awaited = notes_asked_of(held, ours & Q(note__closed_by=None))
    waiting = Counter(awaited.values())
    found = []
    for one in held:
        if waiting[one.pk] or one.pk not in opened:
            until = _until(one.over_at, rules, now)
            found.append(Due(one, waiting[one.pk], one.pk in begun, *until))
    records = RecordNote.objects.written_by(staff, on=on).filter(note__closed_by=None)
    own = list(records.select_related("note", "client").defer("note__texts"))
    asked = Note.objects.awaiting(staff).select_related("closed_by", "meeting__group")
    approve = list(asked.defer("texts").order_by("closed_by__at", "pk"))
    known = templates_of([*(one.note for one in own), *approve])
    for own_one in own:
        note = own_one.note
        template = known[note.template, note.template_version]
        until = _until(own_one.happened_at, rules, now)
        found.append(Due(own_one, 1, note.version > 0, *until, template))
    return Queue(
        to_sign=sorted(found, key=lambda one: one.due_at),
        to_approve=[
            Asked(note, known[note.template, note.template_version]) for note in approve
        ],
    )


def sessions_due(staff: StaffMember, *, on: date, now: datetime) -> dict[UUID, Due]:
    """The sessions whose notes wait for this person's signature."""
    waiting = queue_of(staff, on=on, now=now).to_sign
    return {due.meeting.pk: due for due in waiting if due.meeting}


def _held(staff: StaffMember, *, on: date, now: datetime) -> list[Meeting]:
    """The sessions that may still ask something of this person."""
    worded = Note.objects.filter(
        practice=staff.practice, version__gt=0, closed_by=None, meeting__isnull=False
    )
    since = now - LOOK_BACK
    ended = Meeting.objects.led_by(staff, on=on).filter(state=Meeting.State.ENDED)
    ended = ended.select_related("group")
    keys = set(worded.values_list("meeting_id", flat=True))
    older = ended.filter(pk__in=keys, starts_at__lte=since)
    return [*ended.filter(starts_at__gt=since), *older]


def _begun(held: Iterable[Meeting]) -> tuple[set[Any], set[Any]]:
    """Of which sessions something is written, and whose notes were ever opened."""
    rows = GroupSection.objects.filter(meeting__in=[one.pk for one in held])
    opened = set(rows.values_list("meeting_id", flat=True))
    worded = Note.objects.filter(meeting__in=opened, version__gt=0)
    return set(worded.values_list("meeting_id", flat=True)), opened


def _until(
    over_at: datetime, rules: NoteRules, now: datetime
) -> tuple[datetime, datetime, str]:
    """When it is due, when it is late, and how it stands."""
    due_at, late_at = rules.due_at(over_at), rules.late_at(over_at)
    standing = "late" if now >= late_at else "due" if now >= due_at else "open"
    return due_at, late_at, standing
