"""Keeping who had a turn of their own."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from tenfold.audit.actions import record
from tenfold.groups.models import Enrolment
from tenfold.scheduling.models import Meeting
from tenfold.traces.models import TurnTaken


@transaction.atomic
def keep_turn(
    meeting: Meeting, *, scene: UUID, who: Enrolment, seconds: int, now: datetime
) -> None:
    """Remember a turn that is over, once."""
    row, is_new = TurnTaken.objects.get_or_create(
        scene=scene,
        defaults={
            "practice_id": meeting.practice_id,
            "meeting": meeting,
            "enrolment": who,
            "seconds": seconds,
            "ended_at": now,
        },
    )
    if is_new:
        record("turn.kept", by=None, target=row, details={"seconds": seconds})
