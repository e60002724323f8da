"""Questions about what people took on, and what they said of it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from tenfold.scheduling.models import Attendance, Meeting
from tenfold.traces.models import Homework, HomeworkReport

NOT_LONGER_AGO = timedelta(weeks=8)


@dataclass(frozen=True)
class Taken:
    """What a member took on at the last session they came to, and how it went."""

    homework: Homework
    outcome: str  # of HomeworkReport.Outcome; empty when nothing was said


def homework_of(meeting: Meeting) -> list[Homework]:
    """Everything that a meeting left to do, in the order in which it was given."""
    rows = Homework.objects.filter(meeting=meeting).select_related("enrolment")
    return list(rows.order_by("given_at", "created_at", "pk"))


def last_homework(meeting: Meeting, members: Iterable[UUID]) -> dict[UUID, list[Taken]]:
    """By enrolment, from the last earlier session that each came to.

    Three questions, however many members there are and however long the group meets.
    """
    members = set(members)
    came = Attendance.objects.filter(
        enrolment__in=members,
        status__in=Attendance.CAME,
        meeting__group=meeting.group_id,
        meeting__starts_at__lt=meeting.starts_at,
        meeting__starts_at__gte=meeting.starts_at - NOT_LONGER_AGO,
    ).order_by("meeting__starts_at", "meeting")
    last: dict[UUID, UUID] = dict(came.values_list("enrolment_id", "meeting_id"))
    given = Homework.objects.filter(meeting__in=set(last.values()))
    rows = list(
        given.select_related("meeting").order_by("given_at", "created_at", "pk")
    )
    reports = HomeworkReport.objects.filter(homework__in=rows, enrolment__in=members)
    said = {(one.homework_id, one.enrolment_id): one.outcome for one in reports}
    taken: dict[UUID, list[Taken]] = defaultdict(list)
    for who, where in last.items():
        for row in rows:
            if row.meeting_id == where and row.enrolment_id in (None, who):
                taken[who].append(Taken(row, said.get((row.pk, who), "")))
    return taken


def reports_at(meeting: Meeting) -> dict[UUID, list[HomeworkReport]]:
    """By enrolment: what was said at a meeting of what was given before it."""
    rows = HomeworkReport.objects.filter(meeting=meeting).select_related("homework")
    said: dict[UUID, list[HomeworkReport]] = defaultdict(list)
    for row in rows.order_by("homework__given_at", "homework__created_at", "pk"):
        said[row.enrolment_id].append(row)
    return said
