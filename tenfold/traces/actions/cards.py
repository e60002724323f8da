"""Keeping a table with cards, and each member's own cards."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from tenfold.audit.actions import record
from tenfold.scheduling.models import Meeting
from tenfold.traces.models import CardTable, KeptCard

Faces = Iterable[dict[str, Any]]


@transaction.atomic
def keep_table(
    meeting: Meeting, *, prompt: str, cards: Faces, now: datetime
) -> CardTable:
    """Keep a table as it was left, for the record of the meeting."""
    table = CardTable(
        practice_id=meeting.practice_id,
        meeting=meeting,
        prompt=prompt,
        cleared_at=now,
    )
    table.cards = list(cards)
    table.save()
    record("cards.kept", by=None, target=table, details={"cards": len(table.cards)})
    return table


@transaction.atomic
def keep_cards(meeting: Meeting, *, kept: Mapping[UUID, Faces], now: datetime) -> None:
    """Keep what members took along, by their enrolments."""
    for enrolment, faces in kept.items():
        for face in faces:
            card = KeptCard(
                practice_id=meeting.practice_id,
                meeting=meeting,
                enrolment_id=enrolment,
                kept_at=now,
            )
            card.face = face
            card.save()
