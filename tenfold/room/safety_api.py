"""The room's deeds for when something happens."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from ninja import Router
from pydantic import BaseModel

from tenfold.clients.emergency import VERIFIED
from tenfold.room import contract
from tenfold.room.actions import safety
from tenfold.room.api import PLACE, look
from tenfold.room.doors import VisitorRequest, at_the_meeting, leads_the_meeting
from tenfold.room.emergency import Card

router = Router(by_alias=True)


class ContactFacts(BaseModel):
    name: str
    relation: str
    phone: str


class EmergencyCard(BaseModel):
    """For facilitators only, and kept sealed in their browser for the session."""

    seat: UUID
    name: str
    legal_name: str
    date_of_birth: str
    is_accompanied: bool
    location: str
    phones: list[str]
    contacts: list[ContactFacts]
    region: str | None
    ambulance: str | None
    police: str | None
    crisis: str | None
    verified: str


@router.post(f"{PLACE}/interrupted", auth=at_the_meeting, response=contract.Snapshot)
def interrupted(
    request: VisitorRequest,
    response: HttpResponse,
    meeting_id: UUID,
    body: contract.SwitchSaid,
) -> Any:
    safety.interrupt(request.auth, on=body.on, now=timezone.now())
    return look(request, response)


@router.post(f"{PLACE}/pause", auth=leads_the_meeting, response=contract.Snapshot)
def pause(
    request: VisitorRequest,
    response: HttpResponse,
    meeting_id: UUID,
    body: contract.SwitchSaid,
) -> Any:
    by = request.auth.seat
    safety.pause(by.meeting, on=body.on, by=by, now=timezone.now())
    return look(request, response)


@router.post(f"{PLACE}/aside", auth=leads_the_meeting, response=contract.Snapshot)
def aside(
    request: VisitorRequest,
    response: HttpResponse,
    meeting_id: UUID,
    body: contract.SeatSaid,
) -> Any:
    by, now = request.auth.seat, timezone.now()
    safety.go_aside(by.meeting, seat_id=body.seat, by=by, now=now)
    return look(request, response)


@router.post(f"{PLACE}/aside-end", auth=leads_the_meeting, response=contract.Snapshot)
def aside_end(
    request: VisitorRequest,
    response: HttpResponse,
    meeting_id: UUID,
    body: contract.Nothing,
) -> Any:
    by = request.auth.seat
    safety.end_aside(by.meeting, by=by, now=timezone.now())
    return look(request, response)


@router.get(f"{PLACE}/emergency", auth=leads_the_meeting, response=list[EmergencyCard])
def emergency(request: VisitorRequest, response: HttpResponse, meeting_id: UUID) -> Any:
    """Every member's card, so that it opens later without the network."""
    by = request.auth.seat
    response["Cache-Control"] = "no-store"
    return [_facts(card) for card in safety.fetch_cards(by)]


@router.post(
    f"{PLACE}/emergency-opened", auth=leads_the_meeting, response=contract.Snapshot
)
def emergency_opened(
    request: VisitorRequest,
    response: HttpResponse,
    meeting_id: UUID,
    body: contract.SeatSaid,
) -> Any:
    """A facilitator looked at a card; sent later if the network was down."""
    safety.note_opened(request.auth.seat, seat_id=body.seat)
    return look(request, response)


def _facts(card: Card) -> EmergencyCard:
    numbers = card.numbers
    return EmergencyCard(
        seat=card.seat.pk,
        name=card.seat.name,
        legal_name=card.legal_name,
        date_of_birth=card.date_of_birth,
        is_accompanied=card.is_accompanied,
        location=card.seat.location,
        phones=list(card.phones),
        contacts=[
            ContactFacts(name=one.name, relation=one.relation, phone=one.phone)
            for one in card.contacts
        ],
        region=numbers.region if numbers else None,
        ambulance=numbers.ambulance if numbers else None,
        police=numbers.police if numbers else None,
        crisis=(numbers.crisis or None) if numbers else None,
        verified=VERIFIED,
    )
