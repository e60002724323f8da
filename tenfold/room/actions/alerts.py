"""What the facilitators of a meeting must hear about."""

from datetime import datetime, timedelta

from tenfold.room.models import Alert, Seat, Stage

NOT_AGAIN_WITHIN = timedelta(seconds=30)


def alert(stage: Stage, kind: str, *, seat: Seat | None, now: datetime) -> bool:
    """Tell the facilitators, unless they have just been told. Whether it is news."""
    recent = Alert.objects.filter(
        meeting=stage.meeting_id,
        kind=kind,
        seat=seat,
        happened_at__gt=now - NOT_AGAIN_WITHIN,
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
