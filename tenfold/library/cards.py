"""The deck that everybody has: 48 pictures, and what is to be seen on each."""

import json
from functools import cache
from pathlib import Path

from tenfold.formats.base import Face

DECK = Path(__file__).with_name("deck")


@cache
def common_deck() -> tuple[Face, ...]:
    told = json.loads((DECK / "deck.json").read_text())
    return tuple(
        Face(key=card["id"], alt=card["alt"], intensity=card["intensity"])
        for card in told["cards"]
    )
