"""What measures tell the apps above them. Sent after commit, never inside it."""

from functools import partial

from django.db import transaction
from django.dispatch import Signal

from tenfold.scheduling.models import Meeting

asked_or_answered = Signal()  # meeting: Meeting


def tell(meeting: Meeting) -> None:
    """Something is asked, answered or seen to at a meeting: once for each deed."""
    send = partial(asked_or_answered.send_robust, Meeting, meeting=meeting)
    transaction.on_commit(send)
