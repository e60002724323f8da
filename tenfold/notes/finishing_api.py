"""What the panel asks when notes are to be finished: facts, moments and names."""

from datetime import datetime
from typing import Annotated, Any, Self
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from ninja import Router
from pydantic import BaseModel, StringConstraints

from tenfold.notes.actions.checks import LONGEST_REASON, confirm_facts, keep_name
from tenfold.notes.actions.panels import open_panel
from tenfold.notes.doors import NotesRequest, signed_in
from tenfold.notes.fact_lines import attendance_lines, member_words, session_lines
from tenfold.notes.models import Note
from tenfold.notes.queries.checks import Checked, Composed, Desk, desk_of
from tenfold.notes.queries.sections import meetings_led_by, notes_written_by
from tenfold.notes.schemas import Strict
from tenfold.scheduling.models import Meeting

router = Router(auth=signed_in)
PLACE = "/meetings/{uuid:meeting_id}"


class NothingIn(Strict):
    pass


class KeepIn(Strict):
    words: Annotated[str, StringConstraints(min_length=1, max_length=200)]
    reason: Annotated[str, StringConstraints(max_length=LONGEST_REASON)]


class LineOut(BaseModel):
    label: str
    said: str


class ConfirmedOut(BaseModel):
    by: str
    at: datetime


class FactsOut(BaseModel):
    session: list[LineOut]
    attendance: list[LineOut]
    confirmed: ConfirmedOut | None
    is_current: bool


class SourceOut(BaseModel):
    id: UUID
    tag: str
    seconds_in: int
    by: str


class OfferOut(BaseModel):
    sentence: str
    sources: list[SourceOut]

    @classmethod
    def of(cls, one: Composed) -> Self:
        sources = [
            SourceOut(
                id=moment.pk,
                tag=moment.tag.label,
                seconds_in=moment.seconds_in,
                by=moment.author.display_name,
            )
            for moment in one.moments
        ]
        return cls(sentence=one.fragment.sentence, sources=sources)


class NamedOut(BaseModel):
    field: str
    start: int
    end: int
    text: str
    replacement: str


class KeptOut(BaseModel):
    words: str
    reason: str
    by: str


class SharedOut(BaseModel):
    sentence: str
    others: int


class CheckedOut(BaseModel):
    id: UUID
    fact: str
    offers: list[OfferOut]
    named: list[NamedOut]
    kept: list[KeptOut]
    shared: list[SharedOut]
    is_copied: bool
    sign: str  # the page where it is read and signed; empty while it is not ready

    @classmethod
    def of(cls, one: Checked, desk: Desk, practice: str) -> Self:
        note = one.section.note
        is_due = one.is_ready and note.version > 0 and not note.is_closed
        member = desk.facts.members.get(one.section.enrolment_id or one.section.note.pk)
        return cls(
            id=one.section.note.pk,
            fact=member_words(member) if member else "",
            offers=[OfferOut.of(offer) for offer in one.offered],
            named=[
                NamedOut(
                    field=named.field,
                    start=named.found.start,
                    end=named.found.end,
                    text=named.found.text,
                    replacement=named.found.replacement,
                )
                for named in one.named
            ],
            kept=[
                KeptOut(words=row.words, reason=row.reason, by=row.by_name)
                for row in one.kept
            ],
            shared=[
                SharedOut(sentence=shared.sentence, others=shared.others)
                for shared in one.likeness.shared
            ],
            is_copied=one.likeness.is_copied,
            sign=reverse("notes:note", args=[practice, note.pk]) if is_due else "",
        )


class FinishingOut(BaseModel):
    facts: FactsOut
    sections: list[CheckedOut]

    @classmethod
    def of(cls, desk: Desk, practice: str) -> Self:
        facts, confirmed = desk.facts, desk.confirmed
        return cls(
            facts=FactsOut(
                session=_lines(session_lines(facts.session)),
                attendance=_lines(attendance_lines(facts)),
                confirmed=ConfirmedOut(by=confirmed.by_name, at=confirmed.at)
                if confirmed
                else None,
                is_current=desk.is_confirmed,
            ),
            sections=[CheckedOut.of(one, desk, practice) for one in desk.sections],
        )


@router.get(f"{PLACE}/finishing", response=FinishingOut)
def finishing(
    request: NotesRequest, response: HttpResponse, meeting_id: UUID, client_id: UUID
) -> Any:
    meeting = _led(request, meeting_id)
    open_panel(meeting, client_id=client_id, by=request.user)
    return _answer(response, meeting)


@router.post(f"{PLACE}/facts", response=FinishingOut)
def facts_confirm(
    request: NotesRequest, response: HttpResponse, meeting_id: UUID, body: NothingIn
) -> Any:
    meeting = _led(request, meeting_id)
    confirm_facts(meeting, by=request.user, now=timezone.now())
    return _answer(response, meeting)


@router.post("/{uuid:note_id}/kept-names", response=FinishingOut)
def name_keep(
    request: NotesRequest, response: HttpResponse, note_id: UUID, body: KeepIn
) -> Any:
    notes = notes_written_by(request.user, now=timezone.now())
    of_sessions = notes.filter(meeting__isnull=False).select_related("practice")
    note = get_object_or_404(of_sessions, pk=note_id)
    keep_name(note, words=body.words, reason=body.reason, by=request.user)
    return _answer(response, _of(note))


def _answer(response: HttpResponse, meeting: Meeting) -> FinishingOut:
    response["Cache-Control"] = "no-store"
    return FinishingOut.of(desk_of(meeting), meeting.practice.slug)


def _led(request: NotesRequest, meeting_id: UUID) -> Meeting:
    led = meetings_led_by(request.user, now=timezone.now())
    return get_object_or_404(led.select_related("group", "practice"), pk=meeting_id)


def _of(note: Note) -> Meeting:
    return Meeting.objects.select_related("group", "practice").get(notes=note)


def _lines(lines: list[tuple[str, str]]) -> list[LineOut]:
    return [LineOut(label=label, said=said) for label, said in lines]
