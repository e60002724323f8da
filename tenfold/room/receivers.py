from typing import Any

from django.dispatch import receiver
from django.utils import timezone

from tenfold.groups.models import Group
from tenfold.measures.signals import asked_or_answered
from tenfold.room.actions.before import look_again
from tenfold.room.actions.circle import close_room, follow_rules
from tenfold.room.actions.run_sheet import show_plan
from tenfold.runsheet.signals import plan_changed
from tenfold.scheduling.models import Meeting
from tenfold.scheduling.signals import meeting_cancelled, meeting_ended
from tenfold.traces.signals import group_rules_changed


@receiver([meeting_cancelled, meeting_ended])
def close_the_room(*, meeting: Meeting, **kwargs: Any) -> None:
    close_room(meeting, now=timezone.now())


@receiver(plan_changed)
def show_the_plan(*, meeting: Meeting, **kwargs: Any) -> None:
    show_plan(meeting)


@receiver(group_rules_changed)
def follow_the_rules(*, group: Group, **kwargs: Any) -> None:
    follow_rules(group)


@receiver(asked_or_answered)
def show_what_was_asked(*, meeting: Meeting, **kwargs: Any) -> None:
    look_again(meeting)
