"""What the room says and hears of homework."""

from datetime import date
from typing import Literal
from uuid import UUID

from pydantic import BaseModel, Field

from tenfold.room.contract import Said

Outcome = Literal["done", "partly", "not_yet"]
LONGEST = 500


class GivenHomework(BaseModel):
    """Left to do today. Without a name it is for everybody; `is_own` kept it alone.

    Whose it is by their enrolment only those who lead are told.
    """

    id: UUID
    enrolment: UUID | None
    words: str
    name: str | None
    is_own: bool


class LastHomework(BaseModel):
    """From the last session that a member came to, and how it went.

    Whose it is only those who lead are told: a member gets their own alone.
    """

    id: UUID
    enrolment: UUID | None
    words: str
    day: date
    is_own: bool
    outcome: Outcome | None


class HomeworkFacts(BaseModel):
    """For those who lead of everybody; for a member of themselves and of everybody.

    `exercises` are the titles of the library, for those who lead.
    """

    given: list[GivenHomework]
    last: list[LastHomework]
    exercises: list[str]


class HomeworkSaid(Said):
    """Given to the member of a seat; without one, to everybody."""

    to: UUID | None = None
    words: str = Field(min_length=1, max_length=LONGEST)


class HomeworkTakenBack(Said):
    homework: UUID


class HomeworkKept(Said):
    words: str = Field(default="", max_length=LONGEST)


class HomeworkReported(Said):
    homework: UUID
    outcome: Outcome | None = None
