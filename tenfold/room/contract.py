"""Everything the room's API says and hears. The browser's types are made from it."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from ninja import Schema
from pydantic import ConfigDict, Field

Role = Literal["facilitator", "co_facilitator", "member"]


class Outside(Schema):
    is_: Literal["outside"] = Field(default="outside", alias="is")


class Knocking(Schema):
    is_: Literal["knocking"] = Field(default="knocking", alias="is")
    since: datetime


class Admitted(Schema):
    is_: Literal["admitted"] = Field(default="admitted", alias="is")
    place: UUID


class Denied(Schema):
    is_: Literal["denied"] = Field(default="denied", alias="is")


class Removed(Schema):
    is_: Literal["removed"] = Field(default="removed", alias="is")


class Elsewhere(Schema):
    is_: Literal["elsewhere"] = Field(default="elsewhere", alias="is")


Standing = Annotated[
    Outside | Knocking | Admitted | Denied | Removed | Elsewhere,
    Field(discriminator="is_"),
]


class MeetingFacts(Schema):
    id: UUID
    title: str | None
    number: int | None
    starts_at: datetime
    ends_at: datetime
    opens_at: datetime
    ended_at: datetime | None
    zone: str
    phase: Literal["scheduled", "open", "ended", "cancelled"]
    is_locked: bool
    fallback: str | None


class Me(Schema):
    seat: UUID
    role: Role
    name: str
    standing: Standing
    hand: int
    is_listening: bool
    is_camera_stopped: bool
    location: str
    phone: str
    time_zone: str
    is_in_use_elsewhere: bool
    is_wanted_elsewhere: bool


class Person(Schema):
    """Somebody in the circle. `location` and `phone` are for facilitators only."""

    seat: UUID
    identity: str
    name: str
    role: Role
    order: int
    hand: int
    is_listening: bool
    is_camera_stopped: bool
    location: str | None = None
    phone: str | None = None


class Knock(Schema):
    seat: UUID
    name: str
    since: datetime
    is_second_device: bool
    is_early: bool
    location: str
    phone: str


class AlertFacts(Schema):
    id: UUID
    kind: Literal["stranger", "returned", "second_device"]
    seat: UUID | None
    name: str | None
    at: datetime


class Snapshot(Schema):
    v: int
    now: datetime
    meeting: MeetingFacts
    me: Me
    people: list[Person]
    knocking: list[Knock]
    alerts: list[AlertFacts]
    spotlight: UUID | None


class TicketPlace(Schema):
    id: UUID
    kind: Literal["lobby", "circle"]


class TicketFacts(Schema):
    url: str
    token: str
    place: TicketPlace
    identity: str
    sources: list[str]
    v: int


class Said(Schema):
    """A body from a browser: what is not declared is refused."""

    model_config = ConfigDict(extra="forbid")


class Nothing(Said):
    pass


class KnockSaid(Said):
    location: str = Field(default="", max_length=200)
    phone: str = Field(default="", max_length=40)
    camera: bool = False
    microphone: bool = False


class HandSaid(Said):
    up: bool


class SwitchSaid(Said):
    on: bool


class SeatSaid(Said):
    seat: UUID


class SpotlightSaid(Said):
    seat: UUID | None


class NameSaid(Said):
    seat: UUID
    name: str
