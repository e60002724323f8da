"""What the room says and hears of the plan of a meeting."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, Field

from tenfold.formats.base import Data

State = Literal["planned", "running", "done", "skipped", "parked"]


class BlockFacts(BaseModel):
    """One part. Who leads it and what to watch for are for facilitators only."""

    id: UUID
    kind: str
    title: str
    format: str
    planned_seconds: int
    extra_seconds: int
    state: State
    started_at: datetime | None
    ended_at: datetime | None
    leader: str | None
    cautions: list[str]


class SheetFacts(BaseModel):
    """The plan. What is parked or left out is for facilitators only."""

    step: int
    address: str | None
    """Where parts are added, for those who lead."""
    blocks: list[BlockFacts]


class BlockDeed(Data):
    block: UUID


class BlockStart(BlockDeed):
    do: Literal["block.start"] = "block.start"


class BlockExtend(BlockDeed):
    do: Literal["block.extend"] = "block.extend"


class BlockSkip(BlockDeed):
    do: Literal["block.skip"] = "block.skip"


class BlockPark(BlockDeed):
    do: Literal["block.park"] = "block.park"


class BlockBack(BlockDeed):
    do: Literal["block.back"] = "block.back"


class SheetArrange(Data):
    do: Literal["sheet.arrange"] = "sheet.arrange"
    order: list[UUID] = Field(max_length=40)


AnyBlockDeed = Annotated[
    BlockStart | BlockExtend | BlockSkip | BlockPark | BlockBack | SheetArrange,
    Field(discriminator="do"),
]


class SheetSaid(Data):
    step: int
    deed: AnyBlockDeed
