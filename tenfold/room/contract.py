"""Everything the room's API says and hears. The browser's types are made from it."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from tenfold.formats import scenes
from tenfold.room.before_contract import DueFacts, FlagFacts
from tenfold.room.company_contract import ChatFacts, SignFacts
from tenfold.room.guest_contract import GuestFacts, GuestRole, MissingFacts
from tenfold.room.run_sheet_contract import SheetFacts

Role = Literal["facilitator", "co_facilitator", "member"] | GuestRole


class Outside(BaseModel):
    is_: Literal["outside"] = Field(default="outside", alias="is")


class Knocking(BaseModel):
    is_: Literal["knocking"] = Field(default="knocking", alias="is")
    since: datetime


Meeting = Literal["circle", "pair", "team", "aside"]
"""Where people meet."""


class Admitted(BaseModel):
    is_: Literal["admitted"] = Field(default="admitted", alias="is")
    place: UUID
    kind: Meeting
    next: UUID | None


class Denied(BaseModel):
    is_: Literal["denied"] = Field(default="denied", alias="is")


class Removed(BaseModel):
    is_: Literal["removed"] = Field(default="removed", alias="is")


class Elsewhere(BaseModel):
    is_: Literal["elsewhere"] = Field(default="elsewhere", alias="is")


Standing = Annotated[
    Outside | Knocking | Admitted | Denied | Removed | Elsewhere,
    Field(discriminator="is_"),
]


class MeetingFacts(BaseModel):
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


class PulseFacts(BaseModel):
    """How somebody says they are: mood from -2 to 2, energy, tension from 0 to 10.

    `words` are said to all who lead; `note` is shown in lists alone, never on a tile.
    """

    mood: int | None = None
    energy: int | None = None
    tension: int | None = None
    words: str | None = None
    note: str | None = None


class Me(BaseModel):
    seat: UUID
    role: Role
    name: str
    name_for_guests: str | None
    """What a member has chosen that guests see; None when it is their own name."""
    standing: Standing
    hand: int
    is_listening: bool
    wants_time: bool
    is_camera_stopped: bool
    is_without_camera: bool
    is_interrupted: bool
    is_resting: bool
    """Others speak now: whoever comes in comes with the microphone off."""
    location: str
    phone: str
    check_in: PulseFacts | None
    check_out: PulseFacts | None
    homework: str
    """Nothing but a mark: when it changes, `GET homework` has news for this person."""
    due: list[DueFacts]
    """Forms that are still to be filled in before the session."""
    time_zone: str
    is_in_use_elsewhere: bool
    is_wanted_elsewhere: bool


class Person(BaseModel):
    """Somebody in the circle. What may be None is for facilitators only."""

    seat: UUID
    identity: str
    name: str
    role: Role
    order: int
    hand: int
    is_listening: bool
    is_camera_stopped: bool
    is_without_camera: bool
    is_interrupted: bool
    is_here: bool
    beside: UUID | None
    """The member whom a guest has come for."""
    name_for_guests: str | None = None
    wants_time: bool | None = None
    location: str | None = None
    phone: str | None = None
    enrolment: UUID | None = None
    is_accompanied: bool | None = None
    """Never in a pair without a facilitator, for instance at risk."""
    is_new: bool | None = None
    """Here for the first time, unlike others."""
    check_in: PulseFacts | None = None
    check_out: PulseFacts | None = None


class Knock(BaseModel):
    seat: UUID
    name: str
    role: Role
    missing: MissingFacts | None
    since: datetime
    is_second_device: bool
    is_early: bool
    wants_time: bool
    is_listening: bool
    is_accompanied: bool
    is_new: bool
    check_in: PulseFacts | None
    location: str
    phone: str


class AlertFacts(BaseModel):
    id: UUID
    kind: Literal["stranger", "returned", "second_device", "interrupted", "objected"]
    seat: UUID | None
    name: str | None
    at: datetime


class RestFacts(BaseModel):
    """All rest: somebody paused the room, or everyone who leads is aside."""

    why: Literal["pause", "aside"]
    since: datetime


class TicketPlace(BaseModel):
    id: UUID
    kind: Literal["lobby", "circle", "pair", "team", "aside"]


class TicketFacts(BaseModel):
    url: str
    token: str
    place: TicketPlace
    identity: str
    sources: list[str]
    v: int


class Snapshot(BaseModel):
    """The meeting as one visitor may see it.

    `ticket` is there only for who asked for it and has been admitted: with it they
    need not come a second time to ask how to get in.
    """

    v: int
    now: datetime
    meeting: MeetingFacts
    me: Me
    people: list[Person]
    knocking: list[Knock]
    alerts: list[AlertFacts]
    flags: list[FlagFacts]
    guests: list[GuestFacts]
    """For members only: who would like to come, and what they have said to it."""
    spotlight: UUID | None
    rest: RestFacts | None
    stage: scenes.View | None
    sheet: SheetFacts | None
    chat: ChatFacts | None
    signs: list[SignFacts]
    ticket: TicketFacts | None = None


class Said(BaseModel):
    """A body from a browser: what is not declared is refused."""

    model_config = ConfigDict(extra="forbid")


class Nothing(Said):
    pass


class TicketSaid(Said):
    ahead: bool = False


class KnockSaid(Said):
    location: str = Field(default="", max_length=200)
    phone: str = Field(default="", max_length=40)
    camera: bool = False
    microphone: bool = False
    mood: int | None = Field(default=None, ge=-2, le=2)
    energy: int | None = Field(default=None, ge=0, le=10)
    tension: int | None = Field(default=None, ge=0, le=10)
    words: str = Field(default="", max_length=40)
    note: str = Field(default="", max_length=500)
    listening: bool = False


class CheckOutSaid(Said):
    """Said in private before one goes."""

    mood: int | None = Field(default=None, ge=-2, le=2)
    words: str = Field(default="", max_length=300)


class HandSaid(Said):
    up: bool


class SwitchSaid(Said):
    on: bool


class ListeningSaid(SwitchSaid):
    without_camera: bool = False


class SeatSaid(Said):
    seat: UUID


class SpotlightSaid(Said):
    seat: UUID | None


class NameSaid(Said):
    seat: UUID
    name: str


class StartSaid(Said):
    options: scenes.Options


class StageSaid(Said):
    scene: UUID
    deed: scenes.AnyDeed


class CloseSaid(Said):
    scene: UUID
    is_forced: bool = False
    """Close it although something is unfinished, such as roles that are still worn."""
