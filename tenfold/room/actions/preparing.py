"""What a format brings along from earlier meetings when it comes on the stage."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from tenfold.formats.base import State
from tenfold.formats.scenes import format_of
from tenfold.room.actions.topics import bring_topics
from tenfold.room.models import Stage

Preparer = Callable[[Stage, Any, datetime], State]

PREPARERS: dict[str, Preparer] = {"topics": bring_topics}
"""By the format's name; a format that is not here begins with nothing."""


def prepared(stage: Stage, state: State, *, now: datetime) -> State:
    """The first state of a format, with what is known from before."""
    prepare = PREPARERS.get(format_of(state).name)
    return prepare(stage, state, now) if prepare else state
