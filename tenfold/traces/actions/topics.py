"""Keeping what a group wanted to talk about: parked, discussed or withdrawn."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from tenfold.audit.actions import record
from tenfold.groups.models import Enrolment
from tenfold.scheduling.models import Meeting
from tenfold.traces.models import Topic


@dataclass(frozen=True)
class Brought:
    """A topic on the list of a meeting, as it stood at the end."""

    id: UUID
    kept_as: UUID | None
    enrolment: Enrolment | None
    text: str
    tag: str
    is_anonymous: bool
    is_discussed: bool


@transaction.atomic
def keep_topics(
    meeting: Meeting, *, brought: Iterable[Brought], withdrawn: Iterable[UUID]
) -> None:
    """Park what was not discussed, and close what was or was taken off the list."""
    known = {
        row.pk: row
        for row in Topic.objects.select_for_update().filter(group=meeting.group_id)
    }
    for one in brought:
        row = known.get(one.kept_as or one.id)
        if row is None and one.enrolment is not None:
            row = _park(meeting, one, one.enrolment)
        if row is not None and one.is_discussed:
            row.state, row.discussed_at = Topic.State.DISCUSSED, meeting
            row.save(update_fields=["state", "discussed_at"])
            record("topic.discussed", by=None, target=row)
    for pk in withdrawn:
        row = known.get(pk)
        if row is not None and row.state == Topic.State.PARKED:
            row.state = Topic.State.WITHDRAWN
            row.save(update_fields=["state"])
            record("topic.withdrawn", by=None, target=row)


def _park(meeting: Meeting, one: Brought, enrolment: Enrolment) -> Topic:
    row = Topic.objects.create(
        pk=one.id,
        practice_id=meeting.practice_id,
        group_id=meeting.group_id,
        enrolment=enrolment,
        brought_to=meeting,
        text=one.text,
        tag=one.tag,
        is_anonymous=one.is_anonymous,
    )
    record("topic.parked", by=None, target=row)
    return row
