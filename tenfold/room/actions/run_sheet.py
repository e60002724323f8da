"""What facilitators do with the plan while the meeting is on."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from tenfold.formats.run_sheet import NoSuchBlockError
from tenfold.room import errors
from tenfold.room.actions.finishing import clear_stage
from tenfold.room.actions.scene import start_scene
from tenfold.room.actions.stage import actor, announce, lock_stage
from tenfold.room.models import Seat, Stage
from tenfold.room.run_sheet_contract import (
    AnyBlockDeed,
    BlockBack,
    BlockExtend,
    BlockPark,
    BlockSkip,
    BlockStart,
    SheetArrange,
)
from tenfold.room.run_sheets import options_for
from tenfold.runsheet import actions as plans
from tenfold.runsheet.actions import Press
from tenfold.runsheet.models import Block
from tenfold.scheduling.models import Meeting


@transaction.atomic
def change_plan(
    meeting: Meeting, *, deed: AnyBlockDeed, step: int, by: Seat, now: datetime
) -> None:
    """Do something with the plan; a part that begins brings its format on the stage."""
    stage = lock_stage(meeting)
    if stage.meeting.state != Meeting.State.OPEN:
        raise errors.NotOpenError
    press = Press(by=actor(by), now=now, step=step)
    match deed:
        case BlockStart():
            _begin(stage, deed, press, by)
        case BlockSkip() | BlockPark():
            _leave(stage, deed, press)
        case BlockExtend():
            plans.extend_block(stage.meeting, deed.block, press)
        case BlockBack():
            plans.bring_back_block(stage.meeting, deed.block, press)
        case SheetArrange():
            plans.arrange_blocks(stage.meeting, deed.order, press)
    announce(stage)


@transaction.atomic
def show_plan(meeting: Meeting) -> None:
    """The plan was changed on its page: let an open room look at it."""
    stage = lock_stage(meeting)
    if stage.meeting.state == Meeting.State.OPEN:
        announce(stage)


def _begin(stage: Stage, deed: BlockStart, press: Press, by: Seat) -> None:
    plans.start_block(stage.meeting, deed.block, press)
    options = options_for(_block(stage, deed.block))
    if options is None:
        clear_stage(stage, now=press.now)
        return
    start_scene(stage.meeting, options=options, by=by, now=press.now)
    stage.refresh_from_db()


def _leave(stage: Stage, deed: BlockSkip | BlockPark, press: Press) -> None:
    """Without the part that runs, everybody is back in the circle."""
    if _block(stage, deed.block).state == Block.State.RUNNING:
        clear_stage(stage, now=press.now)
    if isinstance(deed, BlockSkip):
        plans.skip_block(stage.meeting, deed.block, press)
    else:
        plans.park_block(stage.meeting, deed.block, press)


def _block(stage: Stage, block_id: UUID) -> Block:
    rows = Block.objects.select_related("practice")
    block = rows.filter(sheet__meeting=stage.meeting_id, pk=block_id).first()
    if block is None:
        raise NoSuchBlockError
    return block
