"""What the facilitators of a meeting must hear about."""

from datetime import datetime, timedelta

from tenfold.room.models import Alert, Seat, Stage

NOT_AGAIN_WITHIN = timedelta(seconds=5)
"""A webhook and a look tell of the same connection."""

ASKING_IS_ONE = timedelta(seconds=30)
"""Who asks from a second device may press the button more than once."""


def alert(stage: Stage, kind: str, *, seat: Seat | None, now: datetime) -> bool:
    """Tell the facilitators, unless they have just been told. Whether it is news."""
    is_asking = kind == Alert.Kind.SECOND_DEVICE
    apart = ASKING_IS_ONE if is_asking else NOT_AGAIN_WITHIN
    recent = Alert.objects.filter(
        meeting=stage.meeting_id,
        kind=kind,
        seat=seat,
        happened_at__gt=now - apart,
    )
    if recent.exists():
        return False
    Alert.objects.create(
        practice_id=stage.practice_id,
        meeting_id=stage.meeting_id,
        kind=kind,
        seat=seat,
        happened_at=now,
    )
    return True
