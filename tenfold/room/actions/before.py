"""What happens to forms and flags shows in the room as well."""

from django.db import transaction

from tenfold.room.actions.stage import announce, lock_stage
from tenfold.room.models import Stage
from tenfold.scheduling.models import Meeting


@transaction.atomic
def look_again(meeting: Meeting) -> None:
    """Let everybody in the room look: something is asked, answered or seen to."""
    if Stage.objects.filter(meeting=meeting).exists():
        announce(lock_stage(meeting))
