"""Finding the decks of a practice, and their cards."""

from uuid import UUID

from django.db.models import Count, Q

from tenfold.formats.base import Face
from tenfold.library.cards import common_deck
from tenfold.library.models import Deck, DeckCard
from tenfold.practice.models import Practice, StaffMember


def decks_for(staff: StaffMember) -> list[Deck]:
    """What there is, by title, with the number of cards and of those described."""
    rows = Deck.objects.visible_to(staff).annotate(
        count=Count("cards"), described=Count("cards", filter=~Q(cards__alt=""))
    )
    return list(rows.order_by("title", "pk"))


def deck_called(practice: Practice, deck: UUID | None) -> tuple[Face, ...] | None:
    """The cards of a deck; of the one that everybody has, when none is named."""
    if deck is None:
        return common_deck()
    found = Deck.objects.ready_in(practice).filter(pk=deck).first()
    if found is None:
        return None
    return tuple(
        Face(key=str(card.pk), alt=card.alt, intensity=card.intensity)
        for card in found.cards.all()
    )


def card_called(practice: Practice, card: UUID) -> DeckCard | None:
    return DeckCard.objects.filter(practice=practice, pk=card).first()
