"""Role play: what is known while it lasts, what may be done, and what each sees."""

from datetime import datetime
from enum import StrEnum
from typing import ClassVar, Literal
from uuid import UUID

from pydantic import Field

from tenfold.formats.base import Data, Deed, Pressed, State

MOST_IN_CAST = 8


class Part(StrEnum):
    """What somebody is in the scene, in the order in which they are named."""

    PROTAGONIST = "protagonist"
    OTHER = "other"
    DOUBLE = "double"
    """The inner voice of the protagonist."""
    DIRECTOR = "director"
    """Leads the scene from outside, and wears no role."""


class Phase(StrEnum):
    CASTING = "casting"
    PLAYING = "playing"
    DE_ROLING = "de_roling"
    SHARING = "sharing"


class Reply(StrEnum):
    ASKED = "asked"
    YES = "yes"
    NO = "no"


class Casting(Data):
    """Whom a facilitator would like to play what."""

    seat: UUID
    part: Part
    role: str = Field(default="", max_length=40)
    """In free words whom an other plays, such as "My boss"."""


class Player(Data):
    seat: UUID
    part: Part
    role: str = ""
    reply: Reply


class RolePlayOptions(Data):
    format: Literal["role_play"] = "role_play"
    theme: str = Field(default="", max_length=300)
    minutes: int = Field(default=10, ge=2, le=30)
    cast: tuple[Casting, ...] = Field(max_length=MOST_IN_CAST)


class RolePlayState(State):
    format: Literal["role_play"] = "role_play"
    theme: str
    seconds: int
    since: datetime
    phase: Phase = Phase.CASTING
    frozen_at: datetime | None = None
    """The scene stands still from here on, and its clock too."""
    cast: tuple[Player, ...]
    """Nobody any more once the scene is over."""
    reversed_with: UUID | None = None
    """Which other has changed roles with the protagonist."""
    played: tuple[UUID, ...] = ()
    """Everybody who has worn a role, in the order in which roles are put down."""
    put_down: tuple[UUID, ...] = ()


class PlayerView(Data):
    seat: UUID
    part: Part
    role: str
    """The role that is worn now, in words; empty where the part itself says it."""
    plays: UUID | None
    """Whose place is taken now, after a reversal: the protagonist's."""
    reply: Reply | None
    """One's own; everybody's for those who lead."""


class RolePlayView(Data):
    format: Literal["role_play"] = "role_play"
    id: UUID
    step: int
    phase: Phase
    theme: str
    """Empty for who only watches, until the scene begins: it is somebody's story."""
    seconds: int
    since: datetime
    frozen_at: datetime | None
    cast: tuple[PlayerView, ...]
    """Who plays. Before that, for who was asked and for those who lead: who might."""
    reversed_with: UUID | None
    can_begin: bool
    """Everybody has said yes: for those who lead."""
    waiting: tuple[UUID, ...]
    """Who is here and still wears a role, once the scene is over."""
    put_down: tuple[UUID, ...]


class RolePlayReply(Deed):
    """Say whether one would play. Without a yes nobody does."""

    do: Literal["role_play.reply"] = "role_play.reply"
    says_yes: bool


class RolePlayStop(Deed):
    """Whoever plays lets the scene stand still. It is never too late to say so."""

    do: Literal["role_play.stop"] = "role_play.stop"


class RolePlayPutDown(Deed):
    """Somebody has said their own name, and one thing that is true of them."""

    do: Literal["role_play.put_down"] = "role_play.put_down"
    seat: UUID


class RolePlayCast(Pressed):
    """Propose another cast. Who keeps their role keeps their answer."""

    do: Literal["role_play.cast"] = "role_play.cast"
    cast: tuple[Casting, ...] = Field(max_length=MOST_IN_CAST)
    leads_only: ClassVar[bool] = True


class RolePlayBegin(Pressed):
    do: Literal["role_play.begin"] = "role_play.begin"
    leads_only: ClassVar[bool] = True


class RolePlayReverse(Pressed):
    """Let the protagonist and an other change roles, or change them back."""

    do: Literal["role_play.reverse"] = "role_play.reverse"
    other: UUID
    leads_only: ClassVar[bool] = True


class RolePlayDouble(Pressed):
    """Ask somebody to be a double, or let a double step back."""

    do: Literal["role_play.double"] = "role_play.double"
    seat: UUID
    on: bool
    leads_only: ClassVar[bool] = True


class RolePlayFreeze(Pressed):
    """Let the scene stand still, or go on."""

    do: Literal["role_play.freeze"] = "role_play.freeze"
    on: bool
    leads_only: ClassVar[bool] = True


class RolePlayMore(Pressed):
    """Two minutes more."""

    do: Literal["role_play.more"] = "role_play.more"
    leads_only: ClassVar[bool] = True


class RolePlayEnd(Pressed):
    """End the scene: everybody is themselves again, and says so."""

    do: Literal["role_play.end"] = "role_play.end"
    leads_only: ClassVar[bool] = True


class RolePlayShare(Pressed):
    """All roles are put down: the group says what it touched in them."""

    do: Literal["role_play.share"] = "role_play.share"
    leads_only: ClassVar[bool] = True


ScenesDeed = (
    RolePlayReverse | RolePlayDouble | RolePlayFreeze | RolePlayMore | RolePlayEnd
)
"""What those who lead do while the scene is played."""
LeadersDeed = RolePlayCast | RolePlayBegin | RolePlayShare | ScenesDeed
RolePlayDeed = LeadersDeed | RolePlayReply | RolePlayStop | RolePlayPutDown
