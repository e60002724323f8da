"""Tables with cards as they were left, ready to be drawn on a page."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django_vite.core.asset_loader import DjangoViteAssetLoader

from tenfold.library.cards import DECK
from tenfold.practice.models import StaffMember
from tenfold.scheduling.models import Meeting
from tenfold.traces.models import CardTable

WIDE, HIGH = 1600, 640
CARD = 150
"""How wide a card is on a table of `WIDE`; half as much again is its height."""


@dataclass(frozen=True)
class DrawnCard:
    """A card on the page; without an address it lay face down."""

    address: str
    alt: str
    name: str
    x: int
    y: int
    turn: int

    @property
    def left(self) -> int:
        return self.x - CARD // 2

    @property
    def top(self) -> int:
        return self.y - CARD * 3 // 4

    @property
    def below(self) -> int:
        return self.y + CARD * 3 // 4 + 34


@dataclass(frozen=True)
class DrawnTable:
    table: CardTable
    cards: list[DrawnCard]


def card_tables(meeting: Meeting, staff: StaffMember, *, on: date) -> list[DrawnTable]:
    """Every table of a meeting, for who leads it."""
    tables = CardTable.objects.led_by(staff, on=on).filter(meeting=meeting)
    return [
        DrawnTable(table, list(_drawn(table, staff.practice.slug)))
        for table in tables.order_by("cleared_at", "pk")
    ]


def _drawn(table: CardTable, slug: str) -> Iterator[DrawnCard]:
    for card in table.cards:
        yield DrawnCard(
            address=picture_address(card, slug) if card["key"] else "",
            alt=card["alt"],
            name=card["name"],
            x=round(card["x"] * WIDE),
            y=round(card["y"] * HIGH),
            turn=card["turn"],
        )


def picture_address(card: dict[str, Any], slug: str) -> str:
    """Where the browser finds a picture: ours as it was built, theirs behind a door."""
    if not (DECK / f"{card['key']}.svg").exists():
        return reverse("library:card_file", args=[slug, card["key"]])
    built = f"../tenfold/library/deck/{card['key']}.svg"
    address: str = DjangoViteAssetLoader.instance().generate_vite_asset_url(built)
    return address
