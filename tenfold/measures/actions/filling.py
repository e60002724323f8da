"""The deed of a member who fills something in, and what it sets off."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tenfold.audit.actions import record
from tenfold.core.errors import DomainError
from tenfold.measures.actions.flags import raise_flag
from tenfold.measures.models import AnswerSheet, Assessment
from tenfold.measures.scoring import risks, score
from tenfold.measures.signals import tell


class AlreadyFilledInError(DomainError):
    """It was sent before, perhaps from another tab, or is not asked any more."""


class TooMuchLeftOutError(DomainError):
    pass


@transaction.atomic
def fill_in(
    assessment: Assessment,
    *,
    answers: Mapping[str, int],
    seconds: int | None,
    now: datetime,
) -> AnswerSheet:
    """Keep a member's answers for good, and raise a flag where one wants it.

    Raises AlreadyFilledInError, TooMuchLeftOutError, and UnknownAnswerError for
    answers that are no options of the form.
    """
    locked = Assessment.objects.select_for_update(of=("self",)).select_related(
        "enrolment", "meeting"
    )
    assessment = locked.get(pk=assessment.pk)
    if assessment.withdrawn_at is not None or hasattr(assessment, "sheet"):
        raise AlreadyFilledInError(_("This has been sent already."))
    measure = assessment.form
    total = score(measure, answers)
    if total.value is None:
        raise TooMuchLeftOutError(_("Too much was left out to be counted."))
    parts = {one.id: asdict(score(measure, answers, of=one)) for one in measure.parts}
    sheet = AnswerSheet(
        practice_id=assessment.practice_id,
        assessment=assessment,
        completed_at=now,
        seconds=seconds,
    )
    sheet.answers = dict(answers)
    sheet.result = {"total": asdict(total), "parts": parts}
    sheet.save(force_insert=True)
    record("measure.filled_in", by=assessment.enrolment, target=assessment)
    tell(assessment.meeting)
    found = risks(measure, answers)
    if found:
        raise_flag(assessment, found=found, now=now)
    return sheet
