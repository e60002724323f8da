"""What the room says of what members fill in before a session, and of its flags."""

from datetime import datetime
from uuid import UUID

from pydantic import BaseModel


class DueFacts(BaseModel):
    """A form that somebody is still asked to fill in. For themselves alone."""

    title: str
    minutes: int


class FlagFacts(BaseModel):
    """An answer that wants those who lead. What it is stands behind the address."""

    id: UUID
    seat: UUID | None
    name: str
    since: datetime
    is_seen: bool
    wants_call: bool
    address: str
