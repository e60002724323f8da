"""Keeping what was taught."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction

from tenfold.audit.actions import record
from tenfold.scheduling.models import Meeting
from tenfold.traces.models import Taught


@transaction.atomic
def keep_taught(  # noqa: PLR0913  a record names what it holds
    meeting: Meeting,
    *,
    topic: str,
    materials: Iterable[UUID],
    slides_shown: int,
    is_handout: bool,
    began_at: datetime,
    now: datetime,
) -> Taught:
    """Write down that a topic was taught with these slides."""
    taught = Taught.objects.create(
        practice_id=meeting.practice_id,
        meeting=meeting,
        topic=topic,
        materials=[str(one) for one in materials],
        slides_shown=slides_shown,
        is_handout=is_handout,
        began_at=began_at,
        ended_at=now,
    )
    record("theory.kept", by=None, target=taught, details={"slides": slides_shown})
    return taught
