"""Deeds that ask members to fill something in, and that take it back."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from tenfold.audit.actions import record
from tenfold.core.errors import DomainError
from tenfold.groups.models import Enrolment, Group
from tenfold.groups.queries import members_on
from tenfold.measures.catalogue import Measure
from tenfold.measures.models import Assessment, Rhythm
from tenfold.measures.queries import rules_of
from tenfold.measures.rhythm import Beat, is_due
from tenfold.measures.signals import tell
from tenfold.practice.models import StaffMember
from tenfold.scheduling.models import Meeting, Series

AHEAD = timedelta(days=7)
"""How long before a session its rhythm asks: who opens the link early finds it."""


class CannotGiveMeasureError(DomainError):
    pass


class CannotTakeBackError(DomainError):
    pass


@dataclass(frozen=True)
class Asked:
    """Who is asked what."""

    members: Sequence[Enrolment]
    measures: Sequence[Measure]


@transaction.atomic
def give_measures(
    meeting: Meeting, *, asked: Asked, by: StaffMember, now: datetime
) -> int:
    """Ask members to fill in measures before a session; how many are new.

    What they are asked already is not asked twice.
    """
    meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
    if not meeting.is_to_come(now):
        raise CannotGiveMeasureError(_("This session is over. Choose a later one."))
    expected = {one.pk for one in members_on(meeting.group, on=meeting.occurs_on)}
    if not {one.pk for one in asked.members} <= expected:
        raise CannotGiveMeasureError(
            _("Somebody here is not a member on the day of this session.")
        )
    wanted = [
        (meeting, enrolment, measure)
        for enrolment in asked.members
        for measure in asked.measures
    ]
    return _give_all(wanted, by=by)


Wanted = tuple[Meeting, Enrolment, Measure]


def _give_all(wanted: Sequence[Wanted], *, by: StaffMember | None) -> int:
    """How many are new. Whoever is at a meeting hears of all of them at once."""
    new = [one for one in wanted if _give(*one, by=by)]
    for meeting in {one[0].pk: one[0] for one in new}.values():
        tell(meeting)
    return len(new)


def _give(
    meeting: Meeting, enrolment: Enrolment, measure: Measure, *, by: StaffMember | None
) -> bool:
    assessment, is_new = Assessment.objects.get_or_create(
        meeting=meeting,
        enrolment=enrolment,
        measure=measure.id,
        withdrawn_at=None,
        defaults={
            "practice_id": meeting.practice_id,
            "version": measure.version,
            "given_by": by,
        },
    )
    if is_new:
        details = {"measure": measure.id, "meeting": str(meeting.pk)}
        actor = by.user if by else None
        record("measure.given", by=actor, target=assessment, details=details)
    return is_new


@transaction.atomic
def take_back(
    assessment: Assessment, *, by: StaffMember | None, now: datetime
) -> Assessment:
    """Do not ask any more for what has not been filled in."""
    assessment = Assessment.objects.select_for_update().get(pk=assessment.pk)
    if hasattr(assessment, "sheet"):
        raise CannotTakeBackError(_("This has been filled in and stays in the chart."))
    if assessment.withdrawn_at is None:
        assessment.withdrawn_at, assessment.withdrawn_by = now, by
        assessment.save(update_fields=["withdrawn_at", "withdrawn_by"])
        actor: models.Model | None = by.user if by else None
        record("measure.taken_back", by=actor, target=assessment)
        tell(assessment.meeting)
    return assessment


def give_all_that_is_due(now: datetime) -> int:
    """Ask what the rhythm of each group asks for its next sessions; how many are new.

    Doing it again changes nothing.
    """
    given = 0
    rhythms = Rhythm.objects.exclude(group__state=Group.State.CLOSED)
    for rhythm in rhythms.order_by("pk"):
        with transaction.atomic():
            Group.objects.select_for_update().get(pk=rhythm.group_id)
            given += give_what_is_due(rhythm, now=now)
    return given


def give_what_is_due(rhythm: Rhythm, *, now: datetime) -> int:
    """The same for one group, whose row is locked.

    What the rhythm asked and asks no more, as after a session was cancelled, is taken
    back unless it was answered. What a person took back is not asked again.
    """
    offered = {one.id: one for one in rules_of(rhythm.practice).offered}
    measures = [offered[key] for key in rhythm.measures if key in offered]
    meetings = list(
        Meeting.objects.filter(group=rhythm.group_id)
        .exclude(state=Meeting.State.CANCELLED)
        .order_by("starts_at", "pk")
    )
    near = [
        one for one in meetings if one.is_to_come(now) and one.starts_at <= now + AHEAD
    ]
    wanted = [
        (meeting, enrolment, measure)
        for meeting in near
        for enrolment in _asked_at(rhythm, meeting, meetings)
        for measure in measures
    ]
    refused = _settled_by_hand(near)
    _forget_what_is_not_due({_key(*one) for one in wanted}, near, now=now)
    return _give_all([one for one in wanted if _key(*one) not in refused], by=None)


Key = tuple[UUID, UUID, str]


def _key(meeting: Meeting, enrolment: Enrolment, measure: Measure) -> Key:
    return meeting.pk, enrolment.pk, measure.id


def _asked_at(
    rhythm: Rhythm, meeting: Meeting, meetings: Sequence[Meeting]
) -> list[Enrolment]:
    """Who is asked at a meeting of the group."""
    beat = Beat(rhythm.every, at_first=rhythm.at_first, at_last=rhythm.at_last)
    is_last = meeting == meetings[-1] and _ends(rhythm.group_id)
    until = [one.occurs_on for one in meetings[: meetings.index(meeting) + 1]]
    members = members_on(meeting.group, on=meeting.occurs_on)
    return [
        member
        for member in members
        if is_due(beat, sum(day >= member.from_on for day in until), is_last=is_last)
    ]


def _ends(group_id: UUID) -> bool:
    """Whether the group's series is planned to end, so that a last session is known."""
    series = Series.objects.filter(group=group_id).order_by("-starts_on", "-created_at")
    latest = series.first()
    return latest is not None and latest.until_on is not None


def _settled_by_hand(meetings: Sequence[Meeting]) -> set[Key]:
    """What a person took back."""
    rows = Assessment.objects.filter(meeting__in=meetings, withdrawn_by__isnull=False)
    return set(rows.values_list("meeting_id", "enrolment_id", "measure"))


def _forget_what_is_not_due(
    wanted: set[Key], meetings: Sequence[Meeting], *, now: datetime
) -> None:
    asked = Assessment.objects.waiting().filter(meeting__in=meetings, given_by=None)
    for one in asked.order_by("pk"):
        if (one.meeting_id, one.enrolment_id, one.measure) not in wanted:
            with suppress(CannotTakeBackError):  # filled in a moment ago: it stays
                take_back(one, by=None, now=now)


def note_result_opened(assessment: Assessment, *, by: StaffMember) -> None:
    """Leave a line that somebody read what a member answered."""
    with transaction.atomic():
        record("measure.opened", by=by.user, target=assessment)
