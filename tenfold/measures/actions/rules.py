"""Deeds about which measures a practice and its groups use."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from tenfold.audit.actions import record
from tenfold.groups.models import Group
from tenfold.measures.actions.giving import give_what_is_due
from tenfold.measures.catalogue import current
from tenfold.measures.models import MeasureRules, Rhythm
from tenfold.practice.models import Practice, StaffMember


@transaction.atomic
def set_rules(
    practice: Practice, *, offered: Sequence[str], read_when: str, by: StaffMember
) -> MeasureRules:
    """Say which measures can be given, and when answers are read."""
    Practice.objects.select_for_update().get(pk=practice.pk)
    rules, _ = MeasureRules.objects.get_or_create(practice=practice)
    rules.left_out = [key for key in current() if key not in offered]
    rules.read_when = read_when
    rules.save(update_fields=["left_out", "read_when"])
    details = {"left_out": rules.left_out}
    record("measures.chosen", by=by.user, target=rules, details=details)
    return rules


@dataclass(frozen=True)
class RhythmData:
    """What a group asks: which measures, every so many sessions, first and last."""

    measures: Sequence[str]
    every: int = Rhythm.USUAL
    at_first: bool = True
    at_last: bool = True


@transaction.atomic
def set_rhythm(
    group: Group, *, data: RhythmData, by: StaffMember, now: datetime
) -> Rhythm:
    """Say what a group asks again and again. What it asks next is asked at once."""
    group = Group.objects.select_for_update().get(pk=group.pk)
    rhythm, _ = Rhythm.objects.get_or_create(
        group=group, defaults={"practice_id": group.practice_id}
    )
    rhythm.measures = [key for key in current() if key in data.measures]
    rhythm.every, rhythm.at_first = data.every, data.at_first
    rhythm.at_last = data.at_last
    rhythm.save(update_fields=["measures", "every", "at_first", "at_last"])
    details = {"measures": rhythm.measures, "every": rhythm.every}
    record("rhythm.set", by=by.user, target=rhythm, details=details)
    give_what_is_due(rhythm, now=now)
    return rhythm
