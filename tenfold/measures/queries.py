"""Questions about measures: what waits, what was answered, how it went."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from uuid import UUID

from tenfold.clients.models import Client
from tenfold.groups.models import Enrolment, Group
from tenfold.measures.catalogue import Measure
from tenfold.measures.change import Course, course_of
from tenfold.measures.drawing import Line, line_of
from tenfold.measures.models import Assessment, Flag, MeasureRules, Rhythm
from tenfold.measures.scoring import Scored
from tenfold.measures.wording import course_words, result_words, score_words
from tenfold.practice.models import Practice, StaffMember
from tenfold.scheduling.models import Meeting

NEXT_SESSIONS = 6
MOST_READ = 200
_AS_GIVEN = ("created_at", "measure", "pk")
_NOT_OVER = (Meeting.State.SCHEDULED, Meeting.State.OPEN)


def rules_of(practice: Practice) -> MeasureRules:
    """What a practice said; a row that is not kept yet when it said nothing."""
    kept = MeasureRules.objects.filter(practice=practice).first()
    return kept or MeasureRules(practice=practice)


def rhythm_of(group: Group) -> Rhythm:
    kept = Rhythm.objects.filter(group=group).first()
    return kept or Rhythm(practice_id=group.practice_id, group=group)


def waiting_at(meeting: Meeting, enrolment: Enrolment) -> list[Assessment]:
    """What one member is still to fill in before a meeting, in the order it was given.

    The clinical order of a rhythm is the order of its measures.
    """
    asked = Assessment.objects.waiting().filter(meeting=meeting, enrolment=enrolment)
    return list(asked.order_by(*_AS_GIVEN))


@dataclass(frozen=True)
class Done:
    """One measure that was filled in, and what came of it."""

    assessment: Assessment

    @property
    def measure(self) -> Measure:
        return self.assessment.form

    @cached_property
    def scored(self) -> Scored:
        return self.assessment.sheet.scored

    @property
    def words(self) -> str:
        """ "PHQ-9: 9 (mild)"."""
        return result_words(self.measure, self.scored)

    @property
    def score(self) -> str:
        """ "9 (mild)"."""
        return score_words(self.scored)

    @property
    def at(self) -> datetime:
        return self.assessment.sheet.completed_at


def done_at(
    meetings: Iterable[Meeting | UUID], enrolments: Iterable[Enrolment] | None = None
) -> list[Done]:
    """What was filled in for these meetings, by one member or by all; one query."""
    found = Assessment.objects.done().filter(meeting__in=list(meetings))
    if enrolments is not None:
        found = found.filter(enrolment__in=list(enrolments))
    ordered = found.select_related("sheet").order_by("sheet__completed_at", *_AS_GIVEN)
    return [Done(one) for one in ordered]


@dataclass(frozen=True)
class History:
    """One measure of one client from the first time on: of one version at a time."""

    measure: Measure
    done: Sequence[Done]

    @cached_property
    def counted(self) -> list[Done]:
        """Those that have a total."""
        return [one for one in self.done if one.scored.value is not None]

    @property
    def latest(self) -> Done:
        return self.done[-1]

    @property
    def newest_first(self) -> list[Done]:
        return list(reversed(self.done))

    @cached_property
    def course(self) -> Course | None:
        values = [one.scored.value for one in self.counted]
        first, last = (values[0], values[-1]) if len(values) > 1 else (None, None)
        if first is None or last is None:
            return None
        return course_of(self.measure.total, first, last)

    @property
    def course_words(self) -> str:
        return course_words(self.measure, self.course) if self.course else ""

    @property
    def line(self) -> Line:
        values = [
            (one.at.date(), one.scored.value)
            for one in self.counted
            if one.scored.value is not None
        ]
        return line_of(self.measure.total, values)


def histories_of(client: Client, *, staff: StaffMember, on: date) -> list[History]:
    """Every measure that a client has filled in, those of the latest day first, and of
    one day always in the same order; one query."""
    visible = Assessment.objects.visible_to(staff, on=on).filter(
        enrolment__client=client
    )
    rows = visible.done().select_related("sheet", "flag", "meeting__group")
    found: dict[tuple[str, int], list[Done]] = {}
    for one in rows.order_by("sheet__completed_at", "pk"):
        found.setdefault((one.measure, one.version), []).append(Done(one))
    histories = [History(found[key][0].measure, found[key]) for key in sorted(found)]
    return sorted(histories, key=lambda one: one.latest.at.date(), reverse=True)


def waiting_of(client: Client, *, staff: StaffMember, on: date) -> list[Assessment]:
    """What a client is asked before sessions that are not over."""
    asked = Assessment.objects.visible_to(staff, on=on).waiting()
    coming = asked.filter(enrolment__client=client, meeting__state__in=_NOT_OVER)
    return list(
        coming.select_related("meeting__group", "enrolment").order_by(
            "meeting__starts_at", *_AS_GIVEN
        )
    )


def assessments_at(meeting: Meeting) -> dict[UUID, list[Assessment]]:
    """What each member was asked for a meeting, done or not; one query."""
    asked = Assessment.objects.filter(meeting=meeting, withdrawn_at=None)
    found: dict[UUID, list[Assessment]] = {}
    for one in asked.select_related("sheet").order_by(*_AS_GIVEN):
        found.setdefault(one.enrolment_id, []).append(one)
    return found


def has_unsettled_flags(practice: Practice) -> bool:
    """Whether any flag of a practice is open; on most days none is."""
    return Flag.objects.unsettled().filter(practice=practice).exists()


def unsettled_flags(staff: StaffMember, *, on: date) -> list[Flag]:
    """Flags of the people somebody cares for that are open, unseen ones first."""
    flags = Flag.objects.visible_to(staff, on=on).unsettled()
    whose = flags.select_related("assessment__enrolment__client", "acknowledged_by")
    found = list(whose.order_by("raised_at", "pk"))
    return sorted(found, key=lambda flag: flag.acknowledged_at is not None)


def flags_at(meeting: Meeting) -> list[Flag]:
    """Open flags of what members of a meeting's group answered, for who leads it."""
    flags = Flag.objects.unsettled().filter(
        assessment__enrolment__group=meeting.group_id
    )
    return list(
        flags.select_related("assessment__enrolment").order_by("raised_at", "pk")
    )


def overdue_flags(staff: StaffMember, *, raised_before: datetime) -> list[Flag]:
    """Flags that nobody has acknowledged, for who runs the practice: not whose."""
    if not staff.runs_the_practice:
        return []
    flags = (
        Flag.objects.unsettled()
        .unseen()
        .filter(practice=staff.practice, raised_at__lte=raised_before)
    )
    whose = flags.select_related("assessment__meeting__group")
    return list(whose.order_by("raised_at", "pk"))


def coming_meetings(groups: Iterable[Group], *, now: datetime) -> list[Meeting]:
    """The next few sessions of these groups before which something can be asked."""
    planned = Meeting.objects.filter(
        group__in=list(groups), state__in=_NOT_OVER, ends_at__gt=now
    )
    found: dict[UUID, list[Meeting]] = {}
    for one in planned.select_related("group").order_by("starts_at", "pk")[:MOST_READ]:
        found.setdefault(one.group_id, []).append(one)
    near = [one for own in found.values() for one in own[:NEXT_SESSIONS]]
    return sorted(near, key=lambda one: (one.starts_at, one.pk))
