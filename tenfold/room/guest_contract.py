"""What the room's API says and hears about guests."""

from typing import Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict

GuestRole = Literal["observer", "interpreter", "speaker", "support"]


class GuestFacts(BaseModel):
    """Somebody who would like to come, as a member is asked about them."""

    guest: UUID
    name: str
    role: GuestRole
    asks: bool
    """Whether they come only if everybody agrees; an interpreter is announced."""
    says_yes: bool | None
    """What this member has said, and nobody else."""


class MissingFacts(BaseModel):
    """Why a guest who knocks cannot be let in yet. For facilitators only."""

    is_refused: bool
    unanswered: list[str]
    waits_for_theory: bool


class GuestAnswerSaid(BaseModel):
    model_config = ConfigDict(extra="forbid")

    guest: UUID
    says_yes: bool


class GuestNameSaid(BaseModel):
    """What guests shall call this member today; an empty one is their own name."""

    model_config = ConfigDict(extra="forbid")

    name: str
