"""Deeds about the plan of a meeting, before it and while it is on."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from uuid import UUID

from django.db import models, transaction
from django.utils.translation import gettext as _

from tenfold.audit.actions import record
from tenfold.core.errors import DomainError
from tenfold.formats import run_sheet as rules
from tenfold.formats.base import StaleError
from tenfold.library.catalogue import Exercise
from tenfold.library.vocabulary import Phase
from tenfold.practice.models import StaffMember
from tenfold.runsheet.models import Block, GroupPlan, RunSheet
from tenfold.runsheet.queries import (
    blocks_of,
    for_rules,
    kept_form,
    length_of,
    usual_plan,
)
from tenfold.runsheet.signals import plan_changed
from tenfold.scheduling.models import Meeting

MOST_BLOCKS = 30
PARTS = {
    Phase.ARRIVE: Block.Kind.ARRIVE,
    Phase.THEORY: Block.Kind.THEORY,
    Phase.CLOSE: Block.Kind.CLOSE,
}


class CannotPlanError(DomainError):
    pass


@dataclass(frozen=True)
class Press:
    """Who presses a button of the plan, when, and which plan they saw.

    A step is said in the room, which tells everybody itself.
    """

    by: models.Model | None
    now: datetime
    step: int | None = None


@dataclass(frozen=True)
class BlockData:
    """What a part is."""

    kind: str
    title: str
    format: str
    exercise: str
    minutes: int
    led_by: StaffMember | None


@transaction.atomic
def make_plan(meeting: Meeting, *, by: models.Model | None) -> RunSheet:
    """Give a meeting its plan if it has none: the group's own, or the usual one."""
    sheet, is_new = RunSheet.objects.select_for_update().get_or_create(
        meeting=meeting, defaults={"practice_id": meeting.practice_id}
    )
    if is_new:
        for position, part in enumerate(usual_plan(meeting)):
            Block.objects.create(
                practice_id=meeting.practice_id,
                sheet=sheet,
                position=position,
                **vars(part),
            )
        record("run_sheet.made", by=by, target=sheet)
    return sheet


@transaction.atomic
def add_block(meeting: Meeting, *, data: BlockData, by: models.Model | None) -> Block:
    """Add a part: before the closing, if there is one to come."""
    sheet = _locked(meeting, None)
    blocks = blocks_of(meeting)
    if len(blocks) >= MOST_BLOCKS:
        raise CannotPlanError(_("A plan has thirty parts at most."))
    block = Block(
        practice_id=meeting.practice_id, sheet=sheet, position=len(blocks), **_of(data)
    )
    block.save(force_insert=True)
    closing = (Block.Kind.CLOSE, Block.Kind.CHECK_OUT)
    ends = [b for b in blocks if b.is_ahead and b.kind in closing]
    first = blocks.index(ends[0]) if ends else len(blocks)
    _put_in_order([*blocks[:first], block, *blocks[first:]])
    _done(sheet, "block.added", by, block)
    _tell(meeting)
    return block


@transaction.atomic
def add_exercise_block(
    meeting: Meeting, *, exercise: Exercise, by: models.Model | None
) -> Block:
    """Add a part in which an exercise is done."""
    kind = PARTS.get(exercise.phase, Block.Kind.WORK)
    data = BlockData(
        kind=kind,
        title=exercise.title,
        format=exercise.format,
        exercise=exercise.id,
        minutes=exercise.minutes,
        led_by=None,
    )
    return add_block(meeting, data=data, by=by)


@transaction.atomic
def change_block(block: Block, *, data: BlockData, by: models.Model | None) -> Block:
    """Change a part that has not begun."""
    sheet = _locked(block.sheet.meeting, None)
    block = Block.objects.select_for_update().get(pk=block.pk)
    if not block.is_ahead:
        raise CannotPlanError(_("This part has begun. It stays as it is."))
    new = _of(data)
    if block.format != new["format"]:
        new["options"] = {}
    for name, value in new.items():
        setattr(block, name, value)
    block.save(update_fields=list(new))
    _done(sheet, "block.changed", by, block)
    _tell(sheet.meeting)
    return block


@transaction.atomic
def keep_plan(meeting: Meeting, *, by: StaffMember) -> GroupPlan:
    """Let the group's next meetings begin with this plan."""
    parts = [kept_form(b) for b in blocks_of(meeting) if b.state != b.State.SKIPPED]
    plan = GroupPlan.objects.select_for_update().filter(group=meeting.group_id).first()
    if plan is None:
        plan = GroupPlan(practice_id=meeting.practice_id, group=meeting.group)
    plan.blocks = parts
    plan.save()
    record("group_plan.kept", by=by.user, target=plan)
    return plan


def remove_block(meeting: Meeting, block_id: UUID, press: Press) -> RunSheet:
    """Take a part out of the plan that has not begun."""
    length = length_of(meeting)
    return _change(
        meeting,
        press,
        "block.removed",
        lambda sheet: rules.remove(sheet, block_id, length_seconds=length),
    )


def start_block(meeting: Meeting, block_id: UUID, press: Press) -> RunSheet:
    """Begin a part; what runs ends."""
    return _change(
        meeting,
        press,
        "block.started",
        lambda sheet: rules.start(sheet, block_id, press.now),
    )


def extend_block(meeting: Meeting, block_id: UUID, press: Press) -> RunSheet:
    """Give a part two minutes more."""
    return _change(
        meeting, press, "block.extended", lambda sheet: rules.extend(sheet, block_id)
    )


def skip_block(meeting: Meeting, block_id: UUID, press: Press) -> RunSheet:
    """Leave a part out, or end it now."""
    length = length_of(meeting)
    return _change(
        meeting,
        press,
        "block.skipped",
        lambda sheet: rules.skip(sheet, block_id, press.now, length_seconds=length),
    )


def park_block(meeting: Meeting, block_id: UUID, press: Press) -> RunSheet:
    """Put a part aside; it can come back."""
    length = length_of(meeting)
    return _change(
        meeting,
        press,
        "block.parked",
        lambda sheet: rules.park(sheet, block_id, length_seconds=length),
    )


def bring_back_block(meeting: Meeting, block_id: UUID, press: Press) -> RunSheet:
    """Plan a part again that was parked or left out."""
    return _change(
        meeting,
        press,
        "block.brought_back",
        lambda sheet: rules.bring_back(sheet, block_id),
    )


def arrange_blocks(meeting: Meeting, order: Sequence[UUID], press: Press) -> RunSheet:
    """Put what is still to come into another order."""
    return _change(
        meeting, press, "run_sheet.arranged", lambda sheet: rules.arrange(sheet, order)
    )


def close_plan(meeting: Meeting, *, now: datetime) -> None:
    """The meeting is over: what still runs is done."""
    running = Block.objects.filter(sheet__meeting=meeting, state=Block.State.RUNNING)
    running.update(state=Block.State.DONE, ended_at=now)


@transaction.atomic
def _change(
    meeting: Meeting,
    press: Press,
    verb: str,
    rule: Callable[[rules.Sheet], rules.Sheet],
) -> RunSheet:
    sheet = _locked(meeting, press.step)
    rows = {row.pk: row for row in blocks_of(meeting)}
    before = for_rules(list(rows.values()))
    after = rule(before)
    kept = {block.id for block in after}
    for pk in rows.keys() - kept:
        rows.pop(pk).delete()
    # What ends is written before what begins: only one runs at a time.
    for block in sorted(after, key=lambda b: b.state == rules.BlockState.RUNNING):
        _write(rows[block.id], block)
    _put_in_order([rows[block.id] for block in after])
    _done(sheet, verb, press.by, sheet)
    if press.step is None:
        _tell(meeting)
    return sheet


def _write(row: Block, block: rules.Block) -> None:
    new = {
        "state": block.state.value,
        "started_at": block.started_at,
        "ended_at": block.ended_at,
        "extra_seconds": block.extra_seconds,
    }
    changed = [name for name, value in new.items() if getattr(row, name) != value]
    for name in changed:
        setattr(row, name, new[name])
    if changed:
        row.save(update_fields=changed)


def _put_in_order(rows: Sequence[Block]) -> None:
    for position, row in enumerate(rows):
        if row.position != position:
            row.position = position
            row.save(update_fields=["position"])


def _locked(meeting: Meeting, step: int | None) -> RunSheet:
    sheet = RunSheet.objects.select_for_update().filter(meeting=meeting).first()
    if sheet is None:
        raise CannotPlanError(_("This session has no plan yet."))
    if step is not None and step != sheet.step:
        raise StaleError
    return sheet


def _done(
    sheet: RunSheet, verb: str, by: models.Model | None, target: models.Model
) -> None:
    sheet.step += 1
    sheet.save(update_fields=["step"])
    record(verb, by=by, target=target)


def _tell(meeting: Meeting) -> None:
    """Let an open room know that its plan was changed on the page."""
    told = partial(plan_changed.send_robust, Meeting, meeting=meeting)
    transaction.on_commit(told)


def _of(data: BlockData) -> dict[str, object]:
    return {
        "kind": data.kind,
        "title": data.title,
        "format": data.format,
        "exercise": data.exercise,
        "planned_seconds": data.minutes * 60,
        "led_by": data.led_by,
    }
