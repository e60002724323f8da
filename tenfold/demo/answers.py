"""What the invented people filled in before their sessions, getting better or not."""

import random
from collections.abc import Collection
from datetime import datetime, timedelta
from uuid import UUID

from tenfold.groups.models import Enrolment, Group
from tenfold.groups.queries import members_on
from tenfold.measures.actions.filling import fill_in
from tenfold.measures.actions.giving import (
    Asked,
    give_all_that_is_due,
    give_measures,
)
from tenfold.measures.actions.rules import RhythmData, set_rhythm
from tenfold.measures.catalogue import Measure, current
from tenfold.measures.models import Assessment, Rhythm
from tenfold.practice.models import StaffMember
from tenfold.scheduling.models import Meeting

ASKED = ("phq9", "gad7")
ASKED_BEFORE = timedelta(hours=2)
FILLED_IN_BEFORE = timedelta(minutes=12)
DUE_NOW = 3
NEVER = {"q9"}  # nobody here is invented in danger


def ask_regularly(group: Group, *, by: StaffMember, now: datetime) -> None:
    """The PHQ-9 and the GAD-7 at the first session, every fourth, and the last."""
    set_rhythm(group, data=RhythmData(ASKED), by=by, now=now)


def fill_in_before(meeting: Meeting, came: Collection[UUID]) -> None:
    """Let those who came have filled in what was due."""
    if not Rhythm.objects.filter(group=meeting.group_id).exists():
        return
    give_all_that_is_due(meeting.starts_at - ASKED_BEFORE)
    waiting = Assessment.objects.waiting().filter(meeting=meeting, enrolment__in=came)
    for one in waiting.select_related("enrolment").order_by("created_at", "pk"):
        weeks = (meeting.occurs_on - one.enrolment.from_on).days // 7
        at = meeting.starts_at - FILLED_IN_BEFORE
        answers = answers_of(one.enrolment, one.form, weeks)
        fill_in(one, answers=answers, seconds=95, now=at)


def answers_of(who: Enrolment, measure: Measure, weeks: int) -> dict[str, int]:
    """How somebody answers after so many weeks: most come up, a few stay."""
    dice = random.Random(f"{measure.id}{who.display_name}")  # noqa: S311  no secret
    start, slope = dice.uniform(1.2, 2.2), dice.choice((0.12, 0.1, 0.06, 0.0))
    today = random.Random(f"{measure.id}{who.display_name}{weeks}")  # noqa: S311  no secret
    near = max(0.2, start - slope * weeks)
    return {
        item.id: 0
        if item.id in NEVER and measure.risk
        else min(3, max(0, round(near + today.uniform(-0.8, 0.8))))
        for item in measure.items
    }


def ask_now(meeting: Meeting, *, by: StaffMember, now: datetime) -> None:
    """Something is due at the session that is on, for the first few members."""
    members = members_on(meeting.group, on=meeting.occurs_on)[:DUE_NOW]
    asked = Asked(members, [current()[key] for key in ASKED])
    give_measures(meeting, asked=asked, by=by, now=now)
