"""What invented people took on until next time, and how it went."""

import random
from collections.abc import Iterable
from datetime import datetime, timedelta

from tenfold.groups.models import Enrolment
from tenfold.practice.models import StaffMember
from tenfold.scheduling.models import Meeting
from tenfold.traces.actions.homework import (
    HomeworkData,
    ReportData,
    give_homework,
    keep_own_homework,
    report_homework,
)
from tenfold.traces.homework import last_homework
from tenfold.traces.models import HomeworkReport

GIVEN_BEFORE_END = timedelta(minutes=6)
SAY_SOMETHING = 0.7

FOR_ALL = (
    "Worry appointment",
    "Notice once a day what your body says before you do.",
    "Ask somebody for something small.",
    "Rest menu",
    "Two walks, alone or with somebody.",
)
FOR_ONE = (
    "Say no once, and write down what happened then.",
    "Ring your sister before Thursday.",
    "Leave work at six on two days.",
    "Smallest next step",
)
OWN = (
    "Tell my partner what I said here today.",
    "Not look at my phone before breakfast.",
    "Ask my neighbour in for tea.",
)


def leave_homework(
    meeting: Meeting, came: Iterable[Enrolment], *, by: StaffMember
) -> None:
    """Something for everybody, something for one, and what one keeps."""
    dice, at = _dice(meeting, "left"), meeting.ends_at - GIVEN_BEFORE_END
    for_all = HomeworkData(dice.choice(FOR_ALL))
    give_homework(meeting, data=for_all, by=by.user, now=at)
    there = sorted(came, key=lambda one: one.seat)
    if len(there) > 1:
        one, other = dice.sample(there, 2)
        data = HomeworkData(dice.choice(FOR_ONE), one)
        give_homework(meeting, data=data, by=by.user, now=at)
        words = dice.choice(OWN)
        keep_own_homework(meeting, of=other, words=words, by=other, now=at)


def say_how_it_went(
    meeting: Meeting, members: Iterable[Enrolment], *, now: datetime
) -> None:
    """Most say something of the last, before the session; some say nothing."""
    dice = _dice(meeting, "said")
    here = {one.pk: one for one in sorted(members, key=lambda one: one.seat)}
    known = last_homework(meeting, here)
    for who, member in here.items():
        for taken in known.get(who, []):
            if dice.random() < SAY_SOMETHING:
                outcome = dice.choice(list(HomeworkReport.Outcome))
                data = ReportData(of=member, at=meeting, outcome=outcome)
                report_homework(taken.homework, data=data, by=member, now=now)


def _dice(meeting: Meeting, what: str) -> random.Random:
    seed = f"{what}{meeting.group.created_at.date()}{meeting.number}"
    return random.Random(seed)  # noqa: S311  no secret
