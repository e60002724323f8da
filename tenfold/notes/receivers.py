from typing import Any

from django.dispatch import receiver
from django.utils import timezone

from tenfold.moments.actions import forget
from tenfold.notes.signals import all_signed
from tenfold.scheduling.models import Meeting
from tenfold.traces.actions.company import erase_chat


@receiver(all_signed)
def forget_the_chat(*, meeting: Meeting, **kwargs: Any) -> None:
    erase_chat(meeting, by=None)


@receiver(all_signed)
def forget_the_moments(*, meeting: Meeting, **kwargs: Any) -> None:
    """Unless the practice keeps them longer."""
    forget(meeting, now=timezone.now())
