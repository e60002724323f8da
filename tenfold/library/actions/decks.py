"""Deeds about the decks of a practice."""

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import TemporaryUploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from tenfold.audit.actions import record
from tenfold.core.errors import DomainError
from tenfold.core.sealed_files import remove_sealed
from tenfold.library.actions.materials import seal_file
from tenfold.library.models import Deck, DeckCard
from tenfold.library.models.decks import FEWEST_CARDS
from tenfold.library.slides import cleaned_picture
from tenfold.practice.models import StaffMember


class CannotDealError(DomainError):
    """A deck that nobody can play with."""


@dataclass(frozen=True)
class CardData:
    """What is said about a card."""

    alt: str
    intensity: int


def add_deck(
    pictures: Sequence[TemporaryUploadedFile],
    *,
    title: str,
    rights: str,
    by: StaffMember,
) -> Deck:
    """Keep the pictures of a new deck: upright, small enough, without where and when.

    Raises CannotShowError when one of them is damaged. The files come first, then the
    rows; without the rows the files go again.
    """
    if len(pictures) < FEWEST_CARDS:
        raise CannotDealError(
            _("A deck needs two cards or more. Choose all of its pictures at once.")
        )
    kept: list[dict[str, Any]] = []
    try:
        for picture in pictures:
            with ExitStack() as open_:
                source = Path(picture.temporary_file_path())
                drawn = open_.enter_context(cleaned_picture(source))
                kept.append(seal_file(drawn.path, drawn.media_type))
        with transaction.atomic():
            deck = Deck.objects.create(
                practice=by.practice, added_by=by, title=title, rights=rights
            )
            for number, file in enumerate(kept, start=1):
                DeckCard.objects.create(
                    practice=by.practice, deck=deck, number=number, **file
                )
            record("deck.added", by=by.user, target=deck, details={"cards": len(kept)})
    except BaseException:
        for file in kept:
            remove_sealed(file["file_name"])
        raise
    return deck


@transaction.atomic
def describe_deck(
    deck: Deck, *, title: str, rights: str, cards: dict[UUID, CardData], by: StaffMember
) -> Deck:
    """Say what is to be seen on each card, and how strong it is."""
    deck = Deck.objects.select_for_update().get(pk=deck.pk)
    deck.title, deck.rights = title, rights
    deck.save(update_fields=["title", "rights"])
    for card in deck.cards.all():
        said = cards[card.pk]
        card.alt, card.intensity = said.alt, said.intensity
        card.save(update_fields=["alt", "intensity"])
    record("deck.described", by=by.user, target=deck)
    return deck


@transaction.atomic
def retire_deck(deck: Deck, *, by: StaffMember, now: datetime) -> Deck:
    """Take a deck out. Its pictures stay for the tables on which they lay."""
    deck = Deck.objects.select_for_update().get(pk=deck.pk)
    deck.retired_at = now
    deck.save(update_fields=["retired_at"])
    record("deck.retired", by=by.user, target=deck)
    return deck
