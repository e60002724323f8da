"""What happened in somebody's care, the latest first, a page at a time."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from tenfold.clients.models import Client
from tenfold.groups.models import Enrolment, Group
from tenfold.plans.models import Document, Episode, Review
from tenfold.plans.queries import Care
from tenfold.practice.models import StaffMember
from tenfold.scheduling.models import Attendance, Meeting
from tenfold.workspace.queries.note_sheets import (
    Sheet,
    may_read_drafts,
    own_sections,
    sheets_at,
)

PAGE = 20
END_OF_DAY = time(23, 59)


@dataclass(frozen=True)
class Session:
    """A session somebody was expected at, and what was written of them."""

    meeting: Meeting
    attendance: Attendance | None
    sheet: Sheet | None
    may_write: bool


@dataclass(frozen=True)
class Event:
    """One thing that happened; what it is decides how it is shown."""

    kind: str  # session, review, opened, ended, document
    what: Session | Review | Episode | Document


@dataclass(frozen=True)
class Timeline:
    events: list[Event]
    number: int
    pages: int

    @property
    def sessions_read(self) -> list[UUID]:
        """The sessions whose notes stand on this page."""
        return [
            one.what.meeting.pk
            for one in self.events
            if isinstance(one.what, Session) and one.what.sheet
        ]

    @property
    def newer(self) -> int | None:
        return self.number - 1 if self.number > 1 else None

    @property
    def older(self) -> int | None:
        return self.number + 1 if self.number < self.pages else None


@dataclass(frozen=True)
class Chart:
    """Whose chart it is, who reads it, and what is known of it already."""

    client: Client
    staff: StaffMember
    on: date
    care: list[Care]
    documents: list[Document]

    def enrolments(self) -> list[Enrolment]:
        """The memberships whose notes this person may read."""
        led = Group.objects.led_by(self.staff, on=self.on)
        return list(self.client.enrolments.filter(group__in=led))


Entry = tuple[datetime, str, UUID]


def timeline(chart: Chart, *, number: int) -> Timeline:
    """One page of a chart. What it costs does not grow with how long the chart is."""
    enrolments = chart.enrolments()
    entries = sorted(
        [*_sessions(chart, enrolments), *_rest(chart)], key=_when, reverse=True
    )
    pages = max(1, -(-len(entries) // PAGE))
    number = min(max(number, 1), pages)
    here = entries[(number - 1) * PAGE : number * PAGE]
    return Timeline(_events(chart, here, enrolments), number, pages)


def _when(entry: Entry) -> tuple[datetime, str]:
    return entry[0], str(entry[2])


def _sessions(chart: Chart, enrolments: list[Enrolment]) -> set[Entry]:
    visible = Meeting.objects.visible_to(chart.staff, on=chart.on)
    came = Attendance.objects.filter(
        enrolment__client=chart.client, meeting__in=visible
    ).values_list("meeting__starts_at", "meeting_id")
    written = own_sections(enrolments).values_list("meeting__starts_at", "meeting_id")
    return {(at, "session", pk) for at, pk in {*came, *written}}


def _rest(chart: Chart) -> Iterable[Entry]:
    zone = ZoneInfo(chart.staff.practice.time_zone)

    def at(day: date) -> datetime:
        return datetime.combine(day, END_OF_DAY, zone)

    for care in chart.care:
        yield at(care.episode.from_on), "opened", care.episode.pk
        if care.episode.until_on:
            yield at(care.episode.until_on), "ended", care.episode.pk
        for review in care.reviews:
            yield at(review.held_on), "review", review.pk
    for document in chart.documents:
        yield at(document.dated_on), "document", document.pk


def _events(
    chart: Chart, entries: list[Entry], enrolments: list[Enrolment]
) -> list[Event]:
    known = sessions_at(
        chart, [pk for _at, kind, pk in entries if kind == "session"], enrolments
    )
    episodes = {care.episode.pk: care.episode for care in chart.care}
    reviews = {one.pk: one for care in chart.care for one in care.reviews}
    papers = {one.pk: one for one in chart.documents}
    found: dict[str, dict[UUID, Any]] = {
        "session": known,
        "review": reviews,
        "opened": episodes,
        "ended": episodes,
        "document": papers,
    }
    return [Event(kind, found[kind][pk]) for _at, kind, pk in entries]


def sessions_at(
    chart: Chart, meeting_ids: list[UUID], enrolments: list[Enrolment]
) -> dict[UUID, Session]:
    """These sessions with everything a chart says of them."""
    meetings = Meeting.objects.filter(pk__in=meeting_ids).select_related("group")
    attendances = {
        one.meeting_id: one
        for one in Attendance.objects.filter(
            meeting__in=meeting_ids, enrolment__client=chart.client
        )
    }
    sheets = sheets_at(meeting_ids, enrolments)
    own = may_read_drafts(meeting_ids, staff=chart.staff, on=chart.on)
    return {
        meeting.pk: Session(
            meeting,
            attendances.get(meeting.pk),
            _readable(sheets.get(meeting.pk), is_own=meeting.pk in own),
            meeting.pk in own,
        )
        for meeting in meetings
    }


def _readable(sheet: Sheet | None, *, is_own: bool) -> Sheet | None:
    return sheet if sheet is None or is_own else sheet.for_others()
