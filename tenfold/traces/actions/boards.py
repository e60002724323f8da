"""Keeping a whiteboard."""

from datetime import datetime

from django.db import transaction

from tenfold.audit.actions import record
from tenfold.scheduling.models import Meeting
from tenfold.traces.models import BoardPicture


@transaction.atomic
def keep_board(
    meeting: Meeting, *, prompt: str, alt: str, svg: str, now: datetime
) -> BoardPicture:
    """Keep a board as a picture, for the record of the meeting."""
    picture = BoardPicture(
        practice_id=meeting.practice_id,
        meeting=meeting,
        kept_at=now,
    )
    picture.prompt, picture.alt, picture.svg = prompt, alt, svg
    picture.save()
    record("board.kept", by=None, target=picture)
    return picture
