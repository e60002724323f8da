"""Giving homework, keeping a thing for oneself, and saying how it went.

The trail says that it was done, and to how many; never the words.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db import models, transaction
from django.utils.translation import gettext as _

from tenfold.audit.actions import record
from tenfold.core.errors import DomainError
from tenfold.groups.models import Enrolment
from tenfold.library.queries.exercises import exercise_titled
from tenfold.scheduling.models import Meeting
from tenfold.traces.models import Homework, HomeworkReport

LONGEST = 500
MOST = 40
"""How much one session can leave to do: many things for each of twelve people."""


class CannotGiveHomeworkError(DomainError):
    code = "cannot"


class CannotTakeHomeworkBackError(DomainError):
    code = "cannot"


@dataclass(frozen=True)
class HomeworkData:
    """Own words, or an exercise of the library by its title; to nobody is to all."""

    words: str
    to: Enrolment | None = None


@transaction.atomic
def give_homework(
    meeting: Meeting, *, data: HomeworkData, by: models.Model, now: datetime
) -> Homework:
    """Give something to do until the next session, to everybody or to one member.

    The same words to the same people are given once, however often it is pressed.
    """
    meeting = _locked(meeting)
    words = _refused_unless_fit(data.words)
    given = Homework.objects.filter(meeting=meeting, is_own=False)
    for known in given.filter(enrolment=data.to):
        if known.words == words:
            return known
    if given.count() >= MOST:
        raise CannotGiveHomeworkError(_("That is more than a session can leave to do."))

    exercise = exercise_titled(words, meeting.practice)
    homework = Homework.objects.create(
        practice_id=meeting.practice_id,
        meeting=meeting,
        enrolment=data.to,
        words=exercise.title if exercise else words,
        exercise=exercise.id if exercise else "",
        given_at=now,
    )
    details = {
        "is_for_everybody": homework.is_for_everybody,
        "is_exercise": exercise is not None,
    }
    record("homework.given", by=by, target=homework, details=details)
    return homework


@transaction.atomic
def take_homework_back(homework: Homework, *, by: models.Model) -> None:
    """What was given by mistake is gone; what somebody has answered stays."""
    homework = Homework.objects.select_for_update().get(pk=homework.pk)
    if homework.is_own:
        raise CannotTakeHomeworkBackError(_("Only the member can let go of this."))
    if homework.reports.exists():
        raise CannotTakeHomeworkBackError(_("Somebody has said how it went. It stays."))
    record("homework.taken_back", by=by, target=homework)
    homework.delete()


@transaction.atomic
def keep_own_homework(
    meeting: Meeting, *, of: Enrolment, words: str, by: models.Model, now: datetime
) -> None:
    """Keep the one thing that a member wants to try; nothing written lets it go."""
    meeting = _locked(meeting)
    rows = Homework.objects.select_for_update()
    own = rows.filter(meeting=meeting, enrolment=of, is_own=True).first()
    words = words.strip()
    if words == (own.words if own else ""):
        return
    if own is not None and own.reports.exists():
        raise CannotGiveHomeworkError(_("You have said how it went. It stays."))
    if own is not None and not words:
        record("homework.let_go", by=by, target=own)
        own.delete()
        return
    words = _refused_unless_fit(words)
    if own is None:
        own = Homework.objects.create(
            practice_id=meeting.practice_id,
            meeting=meeting,
            enrolment=of,
            is_own=True,
            words=words,
            given_at=now,
        )
    else:
        own.words, own.given_at = words, now
        own.save(update_fields=["words", "given_at"])
    record("homework.kept", by=by, target=own)


@dataclass(frozen=True)
class ReportData:
    """How it went, said at a session; nothing takes back what was said."""

    of: Enrolment
    at: Meeting
    outcome: HomeworkReport.Outcome | None


@transaction.atomic
def report_homework(
    homework: Homework, *, data: ReportData, by: models.Model, now: datetime
) -> None:
    """Say how it went, say something else, or take it back."""
    homework = Homework.objects.select_for_update().get(pk=homework.pk)
    known = homework.reports.filter(enrolment=data.of).first()
    if data.outcome is None:
        if known is not None:
            record("homework.report_taken_back", by=by, target=homework)
            known.delete()
        return
    report = known or HomeworkReport(
        practice_id=homework.practice_id, homework=homework, enrolment=data.of
    )
    report.meeting, report.outcome, report.said_at = data.at, data.outcome, now
    if known is None:
        report.save(force_insert=True)
    else:
        report.save(update_fields=["meeting", "outcome", "said_at"])
    record("homework.reported", by=by, target=homework)


def _locked(meeting: Meeting) -> Meeting:
    """The meeting, which has begun and was not cancelled."""
    rows = Meeting.objects.select_for_update(of=("self",)).select_related("practice")
    meeting = rows.get(pk=meeting.pk)
    if meeting.state not in (Meeting.State.OPEN, Meeting.State.ENDED):
        raise CannotGiveHomeworkError(
            _("Homework is given in a session that has begun, or after it.")
        )
    return meeting


def _refused_unless_fit(words: str) -> str:
    words = words.strip()
    if not words:
        raise CannotGiveHomeworkError(_("Write what there is to do."))
    if len(words) > LONGEST:
        raise CannotGiveHomeworkError(_("That is too long. Say it in fewer words."))
    return words
