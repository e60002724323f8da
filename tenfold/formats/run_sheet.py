"""The run sheet of a meeting: its blocks, their time, and what may be done to them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from django.utils.translation import gettext as _

from tenfold.formats.base import FormatError

BREAK_NEEDED_OVER = 100 * 60
NO_NEW_DEPTH_SECONDS = 20 * 60
EXTENSION_SECONDS = 120
MOST_EXTRA_SECONDS = 60 * 60
SHORTEST_BLOCK = 60
LONGEST_BLOCK = 3 * 3600


class Kind(StrEnum):
    ARRIVE = "arrive"
    CHECK_IN = "check_in"
    AGENDA = "agenda"
    WORK = "work"
    BREAK = "break"
    THEORY = "theory"
    CLOSE = "close"
    CHECK_OUT = "check_out"


class BlockState(StrEnum):
    PLANNED = "planned"
    RUNNING = "running"
    DONE = "done"
    SKIPPED = "skipped"
    PARKED = "parked"


AHEAD = (BlockState.PLANNED, BlockState.PARKED)


class NoSuchBlockError(FormatError):
    code = "not_found"
    status = 404

    def __init__(self) -> None:
        super().__init__(_("This part is not in the plan any more."))


class NoBreakError(FormatError):
    def __init__(self) -> None:
        super().__init__(
            _("A session of more than 100 minutes needs a break. Move it instead.")
        )


@dataclass(frozen=True)
class Block:
    """One part of a meeting, for the rules: no title, no record."""

    id: UUID
    kind: Kind = Kind.WORK
    planned_seconds: int = 600
    state: BlockState = BlockState.PLANNED
    started_at: datetime | None = None
    ended_at: datetime | None = None
    extra_seconds: int = 0

    @property
    def seconds(self) -> int:
        return self.planned_seconds + self.extra_seconds


Sheet = tuple[Block, ...]


@dataclass(frozen=True)
class Course:
    """How a meeting stands against its plan, in seconds."""

    block_left: int | None  # negative when its time is over
    meeting_left: int  # likewise
    drift: int  # how much later than planned it would end, if all goes on as planned
    is_no_new_depth: bool
    next: UUID | None


def course_of(
    sheet: Sheet, *, starts_at: datetime, ends_at: datetime, now: datetime
) -> Course:
    """Time left in the block and the meeting, and where this leads."""
    running = running_in(sheet)
    block_left = seconds_left(running, now) if running else None
    meeting_left = _seconds(ends_at - now)
    ahead = max(0, block_left or 0) + sum(
        block.seconds for block in sheet if block.state == BlockState.PLANNED
    )
    would_end = max(now, starts_at) + timedelta(seconds=ahead)
    return Course(
        block_left=block_left,
        meeting_left=meeting_left,
        drift=_seconds(would_end - ends_at),
        is_no_new_depth=now >= starts_at and meeting_left <= NO_NEW_DEPTH_SECONDS,
        next=next_of(sheet),
    )


def seconds_left(block: Block, now: datetime) -> int:
    """What is left of a block that runs; negative when its time is over."""
    started_at = block.started_at or now
    return block.seconds - _seconds(now - started_at)


def running_in(sheet: Sheet) -> Block | None:
    return next((b for b in sheet if b.state == BlockState.RUNNING), None)


def next_of(sheet: Sheet) -> UUID | None:
    """The first block that is still to come."""
    return next((b.id for b in sheet if b.state == BlockState.PLANNED), None)


def start(sheet: Sheet, block_id: UUID, now: datetime) -> Sheet:
    """Begin a block: what runs ends, and what begins comes before all still ahead."""
    block = _find(sheet, block_id)
    if block.state in (BlockState.RUNNING, BlockState.DONE):
        raise FormatError(_("This part has begun already."))
    begun = replace(block, state=BlockState.RUNNING, started_at=now, ended_at=None)
    rest = [b for b in finish(sheet, now) if b.id != block_id]
    at = next((i for i, b in enumerate(rest) if b.state in AHEAD), len(rest))
    return (*rest[:at], begun, *rest[at:])


def finish(sheet: Sheet, now: datetime) -> Sheet:
    """What runs is done."""
    return tuple(
        replace(b, state=BlockState.DONE, ended_at=now)
        if b.state == BlockState.RUNNING
        else b
        for b in sheet
    )


def extend(sheet: Sheet, block_id: UUID) -> Sheet:
    """Two minutes more for what runs or is to come."""

    def longer(block: Block) -> Block:
        if block.state not in (BlockState.RUNNING, BlockState.PLANNED):
            raise FormatError(_("This part is over."))
        extra = block.extra_seconds + EXTENSION_SECONDS
        if extra > MOST_EXTRA_SECONDS:
            raise FormatError(_("This part has an hour more already."))
        return replace(block, extra_seconds=extra)

    return _changed(sheet, block_id, longer)


def skip(sheet: Sheet, block_id: UUID, now: datetime, *, length_seconds: int) -> Sheet:
    """Leave a block out, or leave the rest of it out."""

    def left_out(block: Block) -> Block:
        if block.state == BlockState.RUNNING:
            return replace(block, state=BlockState.DONE, ended_at=now)
        if block.state not in AHEAD:
            raise FormatError(_("This part is over."))
        return replace(block, state=BlockState.SKIPPED)

    changed = _changed(sheet, block_id, left_out)
    _refuse_to_lose_the_break(sheet, changed, length_seconds)
    return changed


def park(sheet: Sheet, block_id: UUID, *, length_seconds: int) -> Sheet:
    """Put a block aside; it can be brought back."""

    def aside(block: Block) -> Block:
        if block.state not in (BlockState.PLANNED, BlockState.RUNNING):
            raise FormatError(_("This part is over."))
        return replace(block, state=BlockState.PARKED, started_at=None)

    changed = _changed(sheet, block_id, aside)
    _refuse_to_lose_the_break(sheet, changed, length_seconds)
    return changed


def bring_back(sheet: Sheet, block_id: UUID) -> Sheet:
    """Plan a parked or skipped block again: as the next."""

    def planned(block: Block) -> Block:
        if block.state not in (BlockState.PARKED, BlockState.SKIPPED):
            raise FormatError(_("This part is in the plan."))
        return replace(block, state=BlockState.PLANNED)

    block = planned(_find(sheet, block_id))
    rest = [b for b in sheet if b.id != block_id]
    at = next((i for i, b in enumerate(rest) if b.state in AHEAD), len(rest))
    return (*rest[:at], block, *rest[at:])


def arrange(sheet: Sheet, order: Sequence[UUID]) -> Sheet:
    """Put what is still to come into another order; what has begun stays first."""
    ahead = {b.id: b for b in sheet if b.state in AHEAD}
    if len(order) != len(ahead) or set(order) != ahead.keys():
        raise FormatError(_("The plan has changed in the meantime. Look again."))
    begun = [b for b in sheet if b.state not in AHEAD]
    return (*begun, *(ahead[one] for one in order))


def remove(sheet: Sheet, block_id: UUID, *, length_seconds: int) -> Sheet:
    """Take a block out of the plan that has not begun."""
    if _find(sheet, block_id).started_at is not None:
        raise FormatError(_("This part has begun. It stays in the record."))
    rest = tuple(b for b in sheet if b.id != block_id)
    _refuse_to_lose_the_break(sheet, rest, length_seconds)
    return rest


def needs_break(length_seconds: int) -> bool:
    return length_seconds > BREAK_NEEDED_OVER


def has_break(sheet: Sheet) -> bool:
    return any(
        b.kind == Kind.BREAK
        and b.state in (BlockState.PLANNED, BlockState.RUNNING, BlockState.DONE)
        for b in sheet
    )


def _refuse_to_lose_the_break(before: Sheet, after: Sheet, length_seconds: int) -> None:
    if needs_break(length_seconds) and has_break(before) and not has_break(after):
        raise NoBreakError


def _find(sheet: Sheet, block_id: UUID) -> Block:
    for block in sheet:
        if block.id == block_id:
            return block
    raise NoSuchBlockError


def _changed(sheet: Sheet, block_id: UUID, change: Callable[[Block], Block]) -> Sheet:
    changed = change(_find(sheet, block_id))
    return tuple(changed if b.id == block_id else b for b in sheet)


def _seconds(span: timedelta) -> int:
    return int(span.total_seconds())
