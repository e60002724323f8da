"""What the panel lays beside a note: quick phrases, the last note, goals, homework."""

from datetime import datetime
from typing import Any, Literal, Self
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import Router
from pydantic import BaseModel

from tenfold.notes.actions.panels import note_beside_opened, open_panel
from tenfold.notes.doors import NotesRequest, signed_in
from tenfold.notes.finishing_api import LineOut
from tenfold.notes.queries.beside import Beside, Last, Table, table_of
from tenfold.notes.queries.phrases import phrases_of
from tenfold.notes.queries.sections import meetings_led_by, records_written_by
from tenfold.practice.models import StaffMember
from tenfold.traces.homework import Taken
from tenfold.traces.models import Homework

router = Router(auth=signed_in)


class PhraseOut(BaseModel):
    key: str
    part: str
    text: str


class GoalOut(BaseModel):
    number: int
    wording: str
    sign: str


class LastOut(BaseModel):
    number: int
    starts_at: datetime
    is_signed: bool
    lines: list[LineOut]

    @classmethod
    def of(cls, last: Last) -> Self:
        return cls(
            number=last.meeting.number,
            starts_at=last.meeting.starts_at,
            is_signed=last.is_signed,
            lines=[LineOut(label=label, said=said) for label, said in last.said],
        )


class TakenOut(BaseModel):
    """From the last session that the member came to, and how it went."""

    id: UUID
    words: str
    outcome: Literal["done", "partly", "not_yet"] | None

    @classmethod
    def of(cls, taken: Taken) -> Self:
        return cls(
            id=taken.homework.pk,
            words=taken.homework.words,
            outcome=taken.outcome or None,  # type: ignore[arg-type]  # the choices are these literals
        )


class GivenOut(BaseModel):
    """Left to do after this session."""

    id: UUID
    words: str
    is_for_everybody: bool
    is_own: bool

    @classmethod
    def of(cls, given: Homework) -> Self:
        return cls(
            id=given.pk,
            words=given.words,
            is_for_everybody=given.is_for_everybody,
            is_own=given.is_own,
        )


class BesideNoteOut(BaseModel):
    id: UUID
    minutes: int | None
    goals: list[GoalOut]
    last: LastOut | None
    taken: list[TakenOut]
    given: list[GivenOut]

    @classmethod
    def of(cls, one: Beside) -> Self:
        return cls(
            id=one.note_id,
            minutes=one.minutes,
            goals=[
                GoalOut(number=goal.number, wording=goal.wording, sign=goal.sign)
                for goal in one.goals
            ],
            last=LastOut.of(one.last) if one.last else None,
            taken=[TakenOut.of(taken) for taken in one.taken],
            given=[GivenOut.of(given) for given in one.given],
        )


class BesideOut(BaseModel):
    phrases: list[PhraseOut]
    exercises: list[str]
    is_over: bool  # while a session is on, nothing is listened to
    notes: list[BesideNoteOut]

    @classmethod
    def of(cls, table: Table, *, practice: UUID, is_over: bool) -> Self:
        return cls(
            phrases=[PhraseOut(**one.model_dump()) for one in phrases_of(practice)],
            exercises=list(table.exercises),
            is_over=is_over,
            notes=[BesideNoteOut.of(one) for one in table.notes],
        )


@router.get("/meetings/{uuid:meeting_id}/beside", response=BesideOut)
def beside(
    request: NotesRequest, response: HttpResponse, meeting_id: UUID, client_id: UUID
) -> Any:
    now = timezone.now()
    led = meetings_led_by(request.user, now=now).select_related("group", "practice")
    meeting = get_object_or_404(led, pk=meeting_id)
    open_panel(meeting, client_id=client_id, by=request.user)
    staff = StaffMember.objects.of(request.user).get(practice=meeting.practice)
    table = table_of(meeting, staff, on=meeting.practice.day_at(now))
    note_beside_opened(meeting, table.shown, by=request.user)
    response["Cache-Control"] = "no-store"
    is_over = not meeting.is_to_come(now)
    return BesideOut.of(table, practice=meeting.practice_id, is_over=is_over)


@router.get("/records/{uuid:record_id}/beside", response=BesideOut)
def record_beside(
    request: NotesRequest, response: HttpResponse, record_id: UUID, client_id: UUID
) -> Any:
    now = timezone.now()
    own = records_written_by(request.user, now=now).select_related("practice")
    record = get_object_or_404(own, pk=record_id)
    open_panel(record, client_id=client_id, by=request.user)
    staff = StaffMember.objects.of(request.user).get(practice=record.practice)
    response["Cache-Control"] = "no-store"
    table = table_of(record, staff, on=record.practice.day_at(now))
    return BesideOut.of(table, practice=record.practice_id, is_over=True)
