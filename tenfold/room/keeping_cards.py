"""A table with cards, from the deck to what is left of it when it is cleared."""

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from tenfold.formats.base import Face
from tenfold.formats.cards_table import CardsState, Lies, Piece
from tenfold.library.queries.decks import deck_called
from tenfold.room.errors import InvalidError
from tenfold.room.models import Seat, Stage
from tenfold.scheduling.models import Meeting
from tenfold.traces.actions.cards import keep_cards, keep_table


def deck_for(meeting: Meeting, deck: UUID | None) -> tuple[Face, ...]:
    """The cards of a deck that this practice may use."""
    found = deck_called(meeting.practice, deck)
    if found is None:
        raise InvalidError(_("This deck is not there any more. Choose another."))
    return found


def keep_what_lies(stage: Stage, state: CardsState, now: datetime) -> None:
    """Keep the table for the record, and for each member what they chose to keep."""
    seats = {seat.pk: seat for seat in seats_of(stage)}
    laid = sorted(
        (piece for piece in state.pieces if piece.lies == Lies.TABLE),
        key=lambda piece: piece.z,
    )
    if laid:
        keep_table(
            stage.meeting,
            prompt=state.options.prompt,
            cards=[as_left(piece, seats) for piece in laid],
            now=now,
        )
    kept = {
        enrolment: [face.model_dump(include={"key", "alt"}) for face in faces]
        for seat, faces in state.kept.items()
        if seat in seats and (enrolment := seats[seat].enrolment_id)
    }
    keep_cards(stage.meeting, kept=kept, now=now)


def seats_of(stage: Stage) -> list[Seat]:
    seats = Seat.objects.filter(meeting=stage.meeting_id)
    return list(seats.named())


def as_left(piece: Piece, seats: dict[UUID, Seat]) -> dict[str, object]:
    """A card for the record; what was never shown stays unseen there too."""
    owner = seats.get(piece.owner) if piece.owner else None
    return {
        "key": piece.face.key if piece.is_up else None,
        "alt": piece.face.alt if piece.is_up else "",
        "x": piece.x,
        "y": piece.y,
        "turn": piece.turn,
        "name": owner.name if owner else "",
    }
