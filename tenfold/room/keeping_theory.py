"""What slides leave behind: the topic, and how many were shown."""

from datetime import datetime

from tenfold.formats.theory import TheoryState
from tenfold.room.models import Stage
from tenfold.traces.actions.theory import keep_taught


def keep_what_was_taught(stage: Stage, state: TheoryState, now: datetime) -> None:
    """The topic for the record. Votes are not kept: they were the moment's."""
    keep_taught(
        stage.meeting,
        topic=state.topic,
        materials=state.material_of,
        slides_shown=state.furthest + 1,
        is_handout=state.is_handout,
        began_at=state.started_at,
        now=now,
    )
