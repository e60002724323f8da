"""What waits for a person's signature, and until when."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Count, Max, Q

from tenfold.notes.models import Note, NoteRules, RecordNote
from tenfold.notes.note_templates import NoteTemplate
from tenfold.notes.queries.signing import members_asked_of
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
    """What this person has to sign and to approve.

    A session counts for four weeks after it, and for as long as words of it wait.
    """
    led = Meeting.objects.led_by(staff, on=on)
    held = led.filter(state=Meeting.State.ENDED, starts_at__gt=now - LOOK_BACK)
    return queue_after(held.select_related("group"), staff, on=on, now=now)


def queue_after(
    recent: Iterable[Meeting], staff: StaffMember, *, on: date, now: datetime
) -> Queue:
    """The queue of somebody who led these sessions of the last four weeks."""
    rules = NoteRules.of(staff.practice)
    held = [*recent, *_older(staff, on=on, now=now)]
    written = _written(held, staff)
    found = []
    for one in held:
        notes = written.get(one.pk, UNOPENED)
        if notes.waiting or not notes.is_opened:
            until = _until(one.over_at, rules, now)
            found.append(Due(one, notes.waiting, notes.is_begun, *until))
    own = _own_records(staff, on=on)
    approve = _asked(staff)
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


def _older(staff: StaffMember, *, on: date, now: datetime) -> list[Meeting]:
    """The sessions before the last four weeks of which words wait."""
    since = now - LOOK_BACK
    worded = Note.objects.filter(
        practice=staff.practice,
        version__gt=0,
        closed_by=None,
        meeting__starts_at__lte=since,
        meeting__state=Meeting.State.ENDED,
    )
    keys = set(worded.values_list("meeting_id", flat=True))
    if not keys:
        return []
    led = Meeting.objects.led_by(staff, on=on).filter(pk__in=keys)
    return list(led.select_related("group"))


@dataclass(frozen=True)
class Written:
    """What there is of a session's notes, and how many wait for one person."""

    is_opened: bool = False
    is_begun: bool = False
    waiting: int = 0


UNOPENED = Written()


def _written(held: list[Meeting], staff: StaffMember) -> dict[UUID, Written]:
    """The state of these sessions' notes, where there are any."""
    rows = Note.objects.filter(meeting__in=[one.pk for one in held])
    counted = rows.values_list("meeting_id").annotate(
        words=Max("version"),
        groups=Count("group_section"),
        waiting=Count("group_section", filter=_awaited(staff)),
    )
    members = Counter(members_asked_of(held, _awaited(staff, "note__")).values())
    return {
        meeting: Written(groups > 0, words > 0, waiting + members[meeting])
        for meeting, words, groups, waiting in counted
    }


def _awaited(staff: StaffMember, note: str = "") -> Q:
    """Notes that nobody has signed and no colleague has made their own."""
    ours = Q(**{f"{note}owner": None}) | Q(**{f"{note}owner": staff})
    return ours & Q(**{f"{note}closed_by": None})


def _own_records(staff: StaffMember, *, on: date) -> list[RecordNote]:
    """Their open notes of no session; mostly there are none."""
    if not RecordNote.objects.filter(author=staff, note__closed_by=None).exists():
        return []
    records = RecordNote.objects.written_by(staff, on=on).filter(note__closed_by=None)
    return list(records.select_related("note", "client").defer("note__texts"))


def _asked(staff: StaffMember) -> list[Note]:
    """Signed notes that they are asked to look at; most people are never asked."""
    asked = Note.objects.awaiting(staff)
    if not asked.exists():
        return []
    shown = asked.select_related("closed_by", "meeting__group").defer("texts")
    return list(shown.order_by("closed_by__at", "pk"))


def _until(
    over_at: datetime, rules: NoteRules, now: datetime
) -> tuple[datetime, datetime, str]:
    """When it is due, when it is late, and how it stands."""
    due_at, late_at = rules.due_at(over_at), rules.late_at(over_at)
    standing = "late" if now >= late_at else "due" if now >= due_at else "open"
    return due_at, late_at, standing
