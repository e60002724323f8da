"""A client's record on paper: asked for membership by membership.

What stands on it is asked for by the one membership that it is of. Nothing is taken out
of a larger document, so nothing can be left in.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Q

from tenfold.clients.models import Client
from tenfold.groups.models import Enrolment, Facilitation
from tenfold.measures.queries import done_at
from tenfold.notes.guard import Found
from tenfold.notes.naming import company_of
from tenfold.plans.models import Consent
from tenfold.plans.queries import Care
from tenfold.practice.models import StaffMember
from tenfold.scheduling.models import Attendance, Meeting
from tenfold.workspace.queries.note_sheets import (
    Part,
    Sheet,
    may_read_drafts,
    own_sections,
    sheets_at,
)


@dataclass(frozen=True)
class Wanted:
    """What somebody asked for."""

    enrolments: list[Enrolment]
    since: date | None = None
    until: date | None = None
    with_drafts: bool = False
    with_plan: bool = True


@dataclass(frozen=True)
class SessionPaper:
    """One session: the facts, the part that all share, and this person's part."""

    meeting: Meeting
    attendance: Attendance | None
    participants: int
    leaders: list[str]
    sheet: Sheet | None
    measures: tuple[str, ...] = ()  # this member's own

    @property
    def parts(self) -> list[Part]:
        return self.sheet.parts if self.sheet else []


@dataclass(frozen=True)
class GroupPaper:
    """Everything of one membership."""

    enrolment: Enrolment
    sessions: list[SessionPaper]


@dataclass(frozen=True)
class Paper:
    client: Client
    by: StaffMember
    drawn_at: datetime
    groups: list[GroupPaper]
    care: list[Care]
    consent: Consent | None = None
    is_part2: bool = False

    @property
    def session_count(self) -> int:
        return sum(len(group.sessions) for group in self.groups)

    @property
    def sessions_read(self) -> list[UUID]:
        return [one.meeting.pk for group in self.groups for one in group.sessions]


@dataclass(frozen=True)
class Named:
    """A place in a record that tells who somebody else is."""

    where: str
    field: str
    found: Found
    meeting_id: UUID | None = None


def group_paper(
    enrolment: Enrolment, wanted: Wanted, *, staff: StaffMember, on: date
) -> GroupPaper:
    """What is kept of one membership, the earliest first."""
    mine = Attendance.objects.filter(enrolment=enrolment)
    attendances = {row.meeting_id: row for row in mine}
    written = own_sections([enrolment]).values("meeting")
    meetings = list(
        Meeting.objects.filter(Q(pk__in=attendances) | Q(pk__in=written))
        .filter(group=enrolment.group_id, **_period(wanted))
        .select_related("group")
        .order_by("starts_at", "pk")
    )
    ids = [meeting.pk for meeting in meetings]
    sheets = sheets_at(ids, [enrolment])
    drafts = set()
    if wanted.with_drafts:
        drafts = may_read_drafts(ids, staff=staff, on=on)
    counts = dict(
        Attendance.objects.filter(meeting__in=ids, status__in=Attendance.CAME)
        .values_list("meeting")
        .annotate(Count("pk"))
    )
    measures: dict[UUID, list[str]] = {}
    for done in done_at(ids, [enrolment]):
        measures.setdefault(done.assessment.meeting_id, []).append(done.words)
    leaders = list(
        Facilitation.objects.filter(group=enrolment.group_id)
        .select_related("staff")
        .order_by("-role", "from_on", "pk")
    )
    papers = [
        SessionPaper(
            meeting,
            attendances.get(meeting.pk),
            counts.get(meeting.pk, 0),
            [
                _signature(one.staff)
                for one in leaders
                if one.is_active_on(meeting.occurs_on)
            ],
            _to_print(sheets.get(meeting.pk), drafts),
            tuple(measures.get(meeting.pk, ())),
        )
        for meeting in meetings
    ]
    return GroupPaper(
        enrolment, [one for one in papers if one.sheet or one.attendance is not None]
    )


def _period(wanted: Wanted) -> dict[str, date]:
    days = {"occurs_on__gte": wanted.since, "occurs_on__lte": wanted.until}
    return {name: day for name, day in days.items() if day is not None}


def _signature(staff: StaffMember) -> str:
    parts = (staff.display_name, staff.credential)
    return ", ".join(part for part in parts if part)


def _to_print(sheet: Sheet | None, drafts: set[UUID]) -> Sheet | None:
    if sheet is None or sheet.meeting_id in drafts:
        return sheet
    return sheet.for_others()


def names_of_others(paper: Paper) -> list[Named]:
    """Wherever the record would tell who somebody else in a group is."""
    return list(_named(paper))


def _named(paper: Paper) -> Iterator[Named]:
    company = company_of(group.enrolment.group for group in paper.groups)
    guards = []
    for group in paper.groups:
        guard = company.guard_for(group.enrolment.client_id)
        guards.append(guard)
        for session in group.sessions:
            where = str(session.meeting.number)
            for field, text in session.parts:
                for found in guard.find(text):
                    yield Named(where, field, found, session.meeting.pk)
    for field, text in texts_of_care(paper.care):
        for guard in guards:
            for found in guard.find(text):
                yield Named("", field, found)


def texts_of_care(care: list[Care]) -> Iterator[Part]:
    """Every text of the plans that a record prints, under what it is called."""
    for one in care:
        yield "Why they come", one.episode.reason
        for problem in one.problems:
            yield "Problem", problem.wording
        for goal in one.goals:
            yield "Goal", goal.wording
            yield "Goal", goal.sign
        for review in one.reviews:
            yield "Review", review.summary
            for seen in review.progress.all():
                yield "Review", seen.comment
        if one.episode.until_on:
            yield from one.episode.discharge.parts
