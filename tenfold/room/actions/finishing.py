"""What a format leaves behind when it is over, kept with the meeting."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from tenfold.formats.base import State, UnfinishedError
from tenfold.formats.scenes import format_of
from tenfold.room.actions.feedback import keep_feedback
from tenfold.room.actions.topics import keep_topics
from tenfold.room.actions.turns import keep_turn
from tenfold.room.keeping_board import keep_the_board
from tenfold.room.keeping_cards import keep_what_lies
from tenfold.room.keeping_theory import keep_what_was_taught
from tenfold.room.models import Stage
from tenfold.room.staging import circle_now, keep_scene, scene_of

Finisher = Callable[[Stage, Any, datetime], None]

FINISHERS: dict[str, Finisher] = {
    "board": keep_the_board,
    "theory": keep_what_was_taught,
    "cards": keep_what_lies,
    "feedback": keep_feedback,
    "topics": keep_topics,
    "turn": keep_turn,
}
"""By the format's name; a format that is not here leaves nothing behind."""


def clear_stage(stage: Stage, *, now: datetime, is_forced: bool = False) -> None:
    """Take the format off the stage, and keep what it leaves behind.

    What is unfinished stays, unless it is forced: an `UnfinishedError` says why.
    """
    state = scene_of(stage)
    if state is None:
        return
    if not is_forced:
        _refuse_if_unfinished(stage, state, now)
    keep = FINISHERS.get(format_of(state).name)
    if keep is not None:
        keep(stage, state, now)
    keep_scene(stage, None, now=now)


def _refuse_if_unfinished(stage: Stage, state: State, now: datetime) -> None:
    form = format_of(state)
    if form.unfinished is None:
        return
    why = form.unfinished(state, circle_now(stage.meeting, now, form))
    if why:
        raise UnfinishedError(why)
