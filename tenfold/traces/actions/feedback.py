"""Keeping what somebody was given in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from tenfold.audit.actions import record
from tenfold.groups.models import Enrolment
from tenfold.scheduling.models import Meeting
from tenfold.traces.models import FeedbackCard


@dataclass(frozen=True)
class Given:
    """A card that a facilitator released."""

    id: UUID
    giver: Enrolment
    stem: str
    text: str
    is_challenging: bool


@transaction.atomic
def keep_feedback(
    meeting: Meeting, *, receiver: Enrolment, given: Iterable[Given], now: datetime
) -> None:
    """Keep the cards for their receiver, and for nobody else."""
    rows = [
        FeedbackCard(
            pk=card.id,
            practice_id=meeting.practice_id,
            meeting=meeting,
            receiver=receiver,
            giver=card.giver,
            stem=card.stem,
            text=card.text,
            is_challenging=card.is_challenging,
            released_at=now,
        )
        for card in given
    ]
    FeedbackCard.objects.bulk_create(rows)
    if rows:
        details = {"cards": len(rows)}
        record("feedback.kept", by=None, target=receiver, details=details)
