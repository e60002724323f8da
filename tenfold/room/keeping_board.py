"""What is left of a whiteboard when it is put away."""

from datetime import datetime

from tenfold.formats.board_drawing import described, drawn
from tenfold.formats.board_marks import BoardState
from tenfold.room.models import Stage
from tenfold.traces.actions.boards import keep_board


def keep_the_board(stage: Stage, state: BoardState, now: datetime) -> None:
    """Keep it as a picture. An empty board leaves nothing behind."""
    if state.here:
        keep_board(
            stage.meeting,
            prompt=state.prompt,
            alt=described(state),
            svg=drawn(state),
            now=now,
        )
