"""What is on the stage: starting a format, what people do in it, and its end."""

from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from tenfold.audit.actions import record
from tenfold.formats.base import NotYoursError, StaleError
from tenfold.formats.cards_table import CardsOptions
from tenfold.formats.scenes import FORMATS, format_of
from tenfold.room import errors
from tenfold.room.actions.finishing import clear_stage
from tenfold.room.actions.moderation import rest_microphones
from tenfold.room.actions.preparing import prepared
from tenfold.room.actions.stage import (
    actor,
    announce,
    lock_stage,
    locked_visitor,
)
from tenfold.room.keeping_cards import deck_for
from tenfold.room.models import Seat, Stage
from tenfold.room.queries import Visitor
from tenfold.room.shelf import taken_from_shelf
from tenfold.room.staging import circle_now, keep_scene, scene_of, sitter
from tenfold.scheduling.models import Meeting

QUIET = {"music", "video"}
"""Formats at whose start the members' microphones are switched off, once."""


@transaction.atomic
def start_scene(meeting: Meeting, *, options: Any, by: Seat, now: datetime) -> None:
    """Put a format on the stage; what was there before is finished and recorded."""
    stage = lock_stage(meeting)
    if stage.meeting.state != Meeting.State.OPEN:
        raise errors.NotOpenError
    form = FORMATS[options.format]
    circle = circle_now(stage.meeting, now, form)
    if isinstance(options, CardsOptions):
        circle = replace(circle, deck=deck_for(meeting, options.deck))
    circle = replace(circle, shelf=taken_from_shelf(meeting, form.asks(options)))
    state = form.start(options, circle)
    clear_stage(stage, now=now)
    keep_scene(stage, prepared(stage, state, now=now), now=now)
    record(f"{options.format}.started", by=actor(by), target=stage)
    if form.name in QUIET:
        rest_microphones(stage)
    announce(stage)


@transaction.atomic
def do_deed(visitor: Visitor, *, scene_id: UUID, deed: Any, now: datetime) -> None:
    """Do something to what is on the stage."""
    stage = lock_stage(visitor.seat.meeting)
    visitor = locked_visitor(stage, visitor)
    if visitor.standing != Seat.Standing.ADMITTED:
        raise errors.NotInRoomError
    seat = visitor.seat
    if seat.is_guest or (deed.leads_only and not seat.leads):
        raise NotYoursError
    state = scene_of(stage)
    if state is None or state.id != scene_id:
        raise StaleError
    form = format_of(state)
    if deed.do.partition(".")[0] != form.name:
        raise NotYoursError
    circle = circle_now(stage.meeting, now, form)
    changed = form.act(state, deed, sitter(seat), circle)
    keep_scene(stage, changed, now=now)
    record(deed.do, by=actor(seat), target=stage)
    announce(stage)


@transaction.atomic
def close_scene(
    meeting: Meeting,
    *,
    scene_id: UUID,
    by: Seat,
    now: datetime,
    is_forced: bool = False,
) -> None:
    """Back to the circle; what is unfinished is left only when it is forced."""
    stage = lock_stage(meeting)
    state = scene_of(stage)
    if state is None:
        return
    if state.id != scene_id:
        raise StaleError
    clear_stage(stage, now=now, is_forced=is_forced)
    record(
        f"{format_of(state).name}.closed",
        by=actor(by),
        target=stage,
        details={"is_forced": is_forced},
    )
    announce(stage)


def tick_scenes(now: datetime) -> int:
    """Every second: what time alone changes on the stages."""
    due = Stage.objects.filter(scene_due_at__lte=now, closed_at=None)
    return sum(
        _tick(stage.meeting, now) for stage in due.select_related("meeting__group")
    )


@transaction.atomic
def _tick(meeting: Meeting, now: datetime) -> bool:
    stage = lock_stage(meeting)
    state = scene_of(stage)
    if state is None or stage.scene_due_at is None or stage.scene_due_at > now:
        return False
    form = format_of(state)
    circle = circle_now(stage.meeting, now, form)
    keep_scene(stage, form.tick(state, circle), now=now)
    announce(stage)
    return True
