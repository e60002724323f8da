"""Homework on the page of a session: what it leaves to do, and how the last went."""

from collections.abc import Iterable
from dataclasses import dataclass

from tenfold.groups.models import Enrolment
from tenfold.library.queries.exercises import exercises_for
from tenfold.practice.models import StaffMember
from tenfold.room.forms import HomeworkForm
from tenfold.scheduling.models import Meeting
from tenfold.traces.homework import Taken, homework_of, last_homework
from tenfold.traces.models import Homework, HomeworkReport


@dataclass(frozen=True)
class Answer:
    """What a member took on last time, and what they say of it."""

    name: str
    taken: Taken

    @property
    def word(self) -> str:
        said = self.taken.outcome
        return str(HomeworkReport.Outcome(said).label) if said else ""


@dataclass(frozen=True)
class HomeworkSheet:
    """For those who lead. The form is there once the session has begun."""

    given: list[Homework]
    last: list[Answer]
    form: HomeworkForm | None
    titles: list[str]


def homework_sheet(
    meeting: Meeting, members: Iterable[Enrolment], *, staff: StaffMember
) -> HomeworkSheet | None:
    if meeting.state == Meeting.State.CANCELLED:
        return None
    members = list(members)
    last = last_homework(meeting, [member.pk for member in members])
    has_begun = meeting.state != Meeting.State.SCHEDULED
    return HomeworkSheet(
        given=homework_of(meeting) if has_begun else [],
        last=[
            Answer(member.display_name, taken)
            for member in members
            for taken in last.get(member.pk, [])
        ],
        form=HomeworkForm(members=members) if has_begun else None,
        titles=[one.title for one in exercises_for(staff)] if has_begun else [],
    )
