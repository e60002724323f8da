"""Decks to choose from, pictures on the table, and the cards that somebody keeps."""

from typing import Any, cast
from uuid import UUID

from django.http import Http404, HttpResponse
from django.utils import timezone
from ninja import Router
from pydantic import BaseModel

from tenfold.formats.base import Face
from tenfold.formats.cards_table import CardsState
from tenfold.formats.scenes import view_of
from tenfold.library.models import Deck
from tenfold.library.queries.decks import card_called
from tenfold.library.serving import give_file
from tenfold.room.api import PLACE
from tenfold.room.doors import VisitorRequest, at_the_meeting, leads_the_meeting
from tenfold.room.models import Seat, Stage
from tenfold.room.queries import Visitor
from tenfold.room.staging import circle_of_seats, scene_of, sitter
from tenfold.traces.models import KeptCard

router = Router(auth=at_the_meeting, by_alias=True)


class KeptFacts(BaseModel):
    cards: list[Face]


class DeckFacts(BaseModel):
    id: UUID
    title: str
    count: int


class DecksFacts(BaseModel):
    decks: list[DeckFacts]


@router.get(f"{PLACE}/kept", response=KeptFacts)
def kept(request: VisitorRequest, response: HttpResponse, meeting_id: UUID) -> Any:
    """What the asker kept at earlier tables, the newest first."""
    response["Cache-Control"] = "no-store"
    return KeptFacts(cards=kept_by(request.auth))


@router.get(f"{PLACE}/decks", response=DecksFacts, auth=leads_the_meeting)
def decks(request: VisitorRequest, response: HttpResponse, meeting_id: UUID) -> Any:
    """The practice's own decks that can be laid out."""
    response["Cache-Control"] = "no-store"
    ready = Deck.objects.ready_in(request.auth.seat.meeting.practice)
    return DecksFacts(
        decks=[DeckFacts.model_validate(deck, from_attributes=True) for deck in ready]
    )


@router.get(f"{PLACE}/cards/{{uuid:card_id}}")
def card_picture(request: VisitorRequest, meeting_id: UUID, card_id: UUID) -> Any:
    """A picture of the practice's own, for who sees it on the table or has kept it."""
    visitor = request.auth
    practice = visitor.seat.meeting.practice
    card = card_called(practice, card_id) if sees(visitor, str(card_id)) else None
    if card is None:
        raise Http404
    given = give_file(request, card)
    given["Cache-Control"] = "private, max-age=3600"
    return given


def kept_by(visitor: Visitor) -> list[Face]:
    enrolment = visitor.seat.enrolment
    if enrolment is None:
        return []
    cards = KeptCard.objects.of(enrolment).order_by("-kept_at", "pk")
    return [Face(**card.face) for card in cards]


def sees(visitor: Visitor, key: str) -> bool:
    """Whether this picture is before somebody's eyes now, or theirs to keep."""
    if any(face.key == key for face in kept_by(visitor)):
        return True
    stage = Stage.objects.filter(meeting=visitor.seat.meeting).first()
    state = scene_of(stage)
    if not isinstance(state, CardsState) or visitor.standing != Seat.Standing.ADMITTED:
        return False
    seats = Seat.objects.filter(meeting=visitor.seat.meeting)
    circle = circle_of_seats(seats, visitor.seat.meeting, timezone.now())
    view = cast(Any, view_of(state, sitter(visitor.seat), circle))
    shown = [piece.face for piece in (*view.open, *view.table, *view.hand)]
    return any(face.key == key for face in (*shown, *view.kept) if face)
