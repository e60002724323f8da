"""Who talked with whom, and who is kept apart or accompanied."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from tenfold.audit.actions import record
from tenfold.core.errors import DomainError
from tenfold.groups.models import Enrolment, Group
from tenfold.practice.models import StaffMember
from tenfold.scheduling.models import Meeting
from tenfold.traces.actions.rooms import tell_rooms
from tenfold.traces.models import Accompanied, KeepApart, PairMeeting


class CannotKeepApartError(DomainError):
    pass


@dataclass(frozen=True)
class RoomMet:
    """A room beside the circle after a round: members, by their enrolments."""

    slot: UUID
    enrolments: tuple[UUID, ...]


@transaction.atomic
def remember_round(
    meeting: Meeting,
    *,
    rooms: Iterable[RoomMet],
    left_over: Iterable[RoomMet],
    on: date,
) -> None:
    """Keep who talked with whom, and who was left over."""
    found: list[tuple[UUID, UUID, UUID | None]] = [
        (room.slot, min(two), max(two))
        for room in rooms
        for two in combinations(room.enrolments, 2)
    ]
    found += [(room.slot, one, None) for room in left_over for one in room.enrolments]
    PairMeeting.objects.bulk_create(
        [
            PairMeeting(
                practice_id=meeting.practice_id,
                meeting=meeting,
                slot=slot,
                one_id=one,
                other_id=other,
                met_on=on,
            )
            for slot, one, other in found
        ],
        ignore_conflicts=True,
    )


@transaction.atomic
def keep_apart(
    group: Group, *, one: Enrolment, other: Enrolment, by: StaffMember
) -> KeepApart:
    """Never put these two into one pair or team."""
    if one.pk == other.pk:
        raise CannotKeepApartError(_("Choose two different people."))
    if {one.group_id, other.group_id} != {group.pk}:
        raise CannotKeepApartError(_("Both must be members of this group."))
    first, second = sorted((one, other), key=lambda enrolment: enrolment.pk)
    row, _is_new = KeepApart.objects.get_or_create(
        group=group,
        one=first,
        other=second,
        defaults={"practice_id": group.practice_id},
    )
    record("pair.kept_apart", by=by.user, target=row)
    tell_rooms(group)
    return row


@transaction.atomic
def allow_together(row: KeepApart, *, by: StaffMember) -> None:
    """Let these two be in one pair again."""
    record("pair.allowed_together", by=by.user, target=row)
    group = row.group
    row.delete()
    tell_rooms(group)


@transaction.atomic
def accompany(enrolment: Enrolment, *, on: bool, by: StaffMember) -> None:
    """Never leave this member in a pair without a facilitator, or do so again."""
    if on:
        Accompanied.objects.get_or_create(
            enrolment=enrolment, defaults={"practice_id": enrolment.practice_id}
        )
    else:
        Accompanied.objects.filter(enrolment=enrolment).delete()
    verb = "member.accompanied" if on else "member.unaccompanied"
    record(verb, by=by.user, target=enrolment)
    tell_rooms(enrolment.group)
