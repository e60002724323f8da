"""Homework as one person in the room may know it."""

from typing import Any
from uuid import UUID

from django.db.models import Count, Max, QuerySet

from tenfold.groups.queries import members_on
from tenfold.library.queries.exercises import exercises_for
from tenfold.room.homework_contract import GivenHomework, HomeworkFacts, LastHomework
from tenfold.room.queries import Visitor
from tenfold.traces.homework import Taken, homework_of, last_homework
from tenfold.traces.models import Homework, HomeworkReport


def homework_for(visitor: Visitor) -> HomeworkFacts:
    """The same number of questions, however many people there are."""
    seat = visitor.seat
    meeting, enrolment = seat.meeting, seat.enrolment
    if seat.staff is not None:
        members = members_on(meeting.group, on=meeting.occurs_on)
        last = last_homework(meeting, [one.pk for one in members])
        return HomeworkFacts(
            given=[_given(one, one.enrolment_id) for one in homework_of(meeting)],
            last=[_last(one, who) for who, taken in last.items() for one in taken],
            exercises=[one.title for one in exercises_for(seat.staff)],
        )
    if enrolment is None or visitor.is_kept_out_by_another_device:
        return HomeworkFacts(given=[], last=[], exercises=[])
    given = homework_of(meeting) if seat.admitted_at else []
    own = last_homework(meeting, [enrolment.pk])[enrolment.pk]
    return HomeworkFacts(
        given=[
            _given(one, None) for one in given if one.enrolment in (None, enrolment)
        ],
        last=[_last(one, None) for one in own],
        exercises=[],
    )


def homework_mark(visitor: Visitor) -> str:
    """Something that changes whenever what others do changes `homework_for` them."""
    seat = visitor.seat
    given = Homework.objects.filter(meeting=seat.meeting)
    if seat.leads:
        reports = HomeworkReport.objects.filter(meeting=seat.meeting)
        return f"{_extent(given, 'given_at')} {_extent(reports, 'said_at')}"
    is_in = seat.admitted_at and not visitor.is_kept_out_by_another_device
    if seat.enrolment is None or not is_in:
        return ""
    return _extent(given.for_member(seat.enrolment), "given_at")


def _extent(rows: QuerySet[Any], at: str) -> str:
    """How many there are, and when the last came: one question."""
    found = rows.aggregate(count=Count("pk"), last=Max(at))
    return f"{found['count']} {found['last']}"


def _given(one: Homework, whose: UUID | None) -> GivenHomework:
    return GivenHomework(
        id=one.pk,
        enrolment=whose,
        words=one.words,
        name=one.enrolment.display_name if one.enrolment else None,
        is_own=one.is_own,
    )


def _last(one: Taken, whose: UUID | None) -> LastHomework:
    return LastHomework(
        id=one.homework.pk,
        enrolment=whose,
        words=one.homework.words,
        day=one.homework.meeting.occurs_on,
        is_own=one.homework.is_own,
        outcome=one.outcome or None,  # type: ignore[arg-type]  # the choices are these literals
    )
