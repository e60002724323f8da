"""Moments as JSON. Unknown keys are refused; every text has a limit."""

from collections.abc import Iterable
from datetime import datetime
from typing import Annotated, Any, Literal, Self
from uuid import UUID

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
)

from tenfold.moments.keys import GROUP_KEY
from tenfold.moments.models import Desk, Moment, Sheet, Tag
from tenfold.moments.protocol import (
    LONGEST_TEXT,
    MOST_CHANGES_AT_ONCE,
    Change,
    Reword,
    Stamp,
    TakeBack,
)
from tenfold.moments.queries import members_at

HIGHEST = 2**31 - 1
Destination = Literal["chart", "process", "both"]


def _well_formed(text: str) -> str:
    """Refuse half of a surrogate pair, which no database keeps."""
    text.encode()
    if "\x00" in text:
        raise ValueError("no zero bytes")
    return text


Number = Annotated[int, Field(ge=1, le=HIGHEST)]
Text = Annotated[
    str, StringConstraints(max_length=LONGEST_TEXT), AfterValidator(_well_formed)
]


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class StampIn(Strict):
    do: Literal["stamp"]
    seq: Number
    moment: UUID
    tag: UUID
    member: UUID | None
    at: AwareDatetime
    text: Text = ""

    def to_change(self) -> Change:
        return Stamp(
            self.seq, self.moment, self.tag, self.member, self.at, self.text.strip()
        )


class RewordIn(Strict):
    do: Literal["reword"]
    seq: Number
    moment: UUID
    text: Text

    def to_change(self) -> Change:
        return Reword(self.seq, self.moment, self.text.strip())


class TakeBackIn(Strict):
    do: Literal["take_back"]
    seq: Number
    moment: UUID

    def to_change(self) -> Change:
        return TakeBack(self.seq, self.moment)


class ChangesIn(Strict):
    client_id: UUID
    known: Annotated[int, Field(ge=0, le=HIGHEST)]
    changes: Annotated[
        list[Annotated[StampIn | RewordIn | TakeBackIn, Field(discriminator="do")]],
        Field(max_length=MOST_CHANGES_AT_ONCE),
    ]


class MomentOut(BaseModel):
    id: UUID
    at: datetime
    seconds_in: int
    member: UUID | None
    tag: UUID
    text: str
    author: UUID
    author_name: str
    destination: Destination
    is_undone: bool

    @classmethod
    def of(cls, moment: Moment) -> Self:
        return cls(
            id=moment.pk,
            at=moment.at,
            seconds_in=moment.seconds_in,
            member=moment.enrolment_id,
            tag=moment.tag_id,
            text="" if moment.undone_at else moment.text,
            author=moment.author_id,
            author_name=moment.author.display_name,
            destination=moment.destination,  # type: ignore[arg-type]  # the choices are these literals
            is_undone=moment.undone_at is not None,
        )


class MemberOut(BaseModel):
    id: UUID
    name: str
    seat: int
    key: str


class TagOut(BaseModel):
    id: UUID
    key: str
    label: str
    destination: Destination
    is_alert: bool
    is_retired: bool


class NewsOut(BaseModel):
    """What has changed for this person since the version they know."""

    v: int
    is_erased: bool
    moments: list[MomentOut]

    @classmethod
    def of(cls, sheet: Sheet | None, moments: Iterable[Moment]) -> dict[str, Any]:
        return {
            "v": sheet.version if sheet else 0,
            "is_erased": bool(sheet and sheet.forgotten_at),
            "moments": [MomentOut.of(one) for one in moments],
        }


class DeskOut(NewsOut):
    now: datetime
    me: UUID
    group_key: str
    members: list[MemberOut]
    tags: list[TagOut]

    @classmethod
    def about(
        cls, desk: Desk, sheet: Sheet, tags: Iterable[Tag], *, me: UUID, now: datetime
    ) -> dict[str, Any]:
        members = [
            MemberOut(
                id=one.pk,
                name=one.display_name,
                seat=one.seat,
                key=sheet.keys.get(str(one.pk), ""),
            )
            for one in members_at(desk.meeting)
        ]
        facts = ("id", "key", "label", "destination", "is_alert", "is_retired")
        rows = [TagOut(**{name: getattr(tag, name) for name in facts}) for tag in tags]
        return {
            "now": now,
            "me": me,
            "group_key": GROUP_KEY,
            "members": members,
            "tags": rows,
        }


class MomentsTakenOut(NewsOut):
    acked: int
