"""Adding up how long people speak. It leaves one line in the trail: that it began."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from tenfold.audit.actions import record
from tenfold.formats.voices import Tally, counted
from tenfold.scheduling.models import Meeting
from tenfold.traces.models import SpokenTime


@dataclass(frozen=True)
class Heard:
    """How long one person was heard in one window."""

    enrolment: UUID | None
    staff: UUID | None
    seconds: float


@transaction.atomic
def count_voices(
    meeting: Meeting, *, window: int, heard: Iterable[Heard], now: datetime
) -> None:
    """Add what a facilitator's browser heard in a window of ten seconds."""
    locked = Meeting.objects.select_for_update().get(pk=meeting.pk)
    rows = {
        (row.enrolment_id, row.staff_id): row
        for row in SpokenTime.objects.filter(meeting=locked)
    }
    if not rows:
        record("voices.counted", by=None, target=locked)
    for one in heard:
        if one.seconds <= 0:
            continue
        row = rows.get((one.enrolment, one.staff))
        before = Tally(row.seconds, row.window, row.window_seconds) if row else None
        tally = counted(before, window=window, seconds=one.seconds)
        changes = {**asdict(tally), "last_spoke_at": now}
        if row is None:
            SpokenTime.objects.create(
                practice_id=meeting.practice_id,
                meeting=locked,
                enrolment_id=one.enrolment,
                staff_id=one.staff,
                **changes,
            )
        else:
            SpokenTime.objects.filter(pk=row.pk).update(**changes)
