from typing import Any

from django.dispatch import receiver
from django.utils import timezone

from tenfold.room.actions.circle import close_room
from tenfold.scheduling.models import Meeting
from tenfold.scheduling.signals import meeting_cancelled, meeting_ended


@receiver([meeting_cancelled, meeting_ended])
def close_the_room(*, meeting: Meeting, **kwargs: Any) -> None:
    close_room(meeting, now=timezone.now())
