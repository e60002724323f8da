"""What the room says and hears of what people write and the signs they give."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from pydantic import BaseModel, Field

from tenfold.formats.base import Data

Channel = Literal["group", "leaders", "desk", "private"]
Sign = Literal["heart", "thanks", "yes", "same", "moved"]


class ChatFacts(BaseModel):
    """How many lines there are for this person, and to whom they may write."""

    lines: int
    to_group: bool
    to_facilitators: bool
    to_members: bool
    is_hushed: bool
    """What is on the stage wants quiet: members write to those who lead alone."""


class SignFacts(BaseModel):
    seat: UUID
    kind: Sign
    at: datetime


class LineFacts(BaseModel):
    """One line. `to` is the member whom a line to one person concerns."""

    id: UUID
    channel: Channel
    writer: UUID
    name: str
    leads: bool
    to: UUID | None
    to_name: str | None
    text: str
    at: datetime


class ChatLines(BaseModel):
    """The lines after those that were known, oldest first."""

    count: int
    lines: list[LineFacts]


class LineSaid(Data):
    channel: Channel
    to: UUID | None = None
    text: str = Field(min_length=1, max_length=2000)


class SignSaid(Data):
    kind: Sign
