"""What a page sends of moments: small changes, numbered, in order."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

LONGEST_TEXT = 500
MOST_CHANGES_AT_ONCE = 200


@dataclass(frozen=True)
class Stamp:
    """Something happened. The page chose the id, so that it can name it offline."""

    seq: int
    moment: UUID
    tag: UUID
    member: UUID | None
    at: datetime
    text: str


@dataclass(frozen=True)
class Reword:
    """Words for a moment of one's own."""

    seq: int
    moment: UUID
    text: str


@dataclass(frozen=True)
class TakeBack:
    """It was a slip."""

    seq: int
    moment: UUID


Change = Stamp | Reword | TakeBack
