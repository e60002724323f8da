"""Whose microphone comes to rest when what is on the stage changes."""

from functools import partial
from uuid import UUID

from django.db import transaction

from tenfold.formats.base import State
from tenfold.formats.scenes import format_of
from tenfold.room import doorbell
from tenfold.room.models import Place, Seat, Stage


def rest_microphones(stage: Stage, before: State | None, after: State | None) -> None:
    """Mute, after the commit, the members who no longer speak. Nobody is unmuted."""
    speak = _speakers(after)
    if speak is None:
        return
    spoke = _speakers(before) if before and after and before.id == after.id else None
    members = Seat.objects.filter(meeting=stage.meeting_id, role=Seat.Role.MEMBER)
    resting = [
        identity
        for pk, identity in members.in_the_circle().values_list("pk", "identity")
        if pk not in speak and (spoke is None or pk in spoke)
    ]
    circles = Place.objects.filter(meeting=stage.meeting_id, kind=Place.Kind.CIRCLE)
    circle = circles.open().first()
    if circle is not None and resting:
        transaction.on_commit(partial(doorbell.mute, circle.media_room, resting))


def _speakers(state: State | None) -> frozenset[UUID] | None:
    return format_of(state).speakers(state) if state is not None else None
