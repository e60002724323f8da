"""What a browser test needs to be true of notes: see tests/scenarios.py."""

from datetime import timedelta
from functools import partial
from uuid import uuid4

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from tenfold.groups.models import Enrolment
from tenfold.notes.actions.pages import Draft, save_page
from tenfold.notes.actions.panels import open_panel
from tenfold.notes.queries.sections import sections_of
from tenfold.practice.models import StaffMember
from tenfold.room.actions.stage import ring
from tenfold.room.models import Stage
from tenfold.runsheet.models import Block
from tenfold.scheduling.actions import end_meeting, open_meeting, propose_attendance
from tenfold.scheduling.models import Meeting
from tests import make


def _at(meeting: str, name: str) -> tuple[Meeting, StaffMember, Enrolment]:
    row = Meeting.objects.select_related("practice", "group").get(pk=meeting)
    lead = StaffMember.objects.get(practice=row.practice, role="owner")
    members = row.group.enrolments.all()
    return row, lead, next(one for one in members if one.display_name == name)


def wrote_last_time(meeting: str, name: str, field: str, words: str) -> None:
    """A session a week before, in which this was written of a member."""
    row, lead, who = _at(meeting, name)
    last = make.meeting(row.group, by=lead, starts_at=row.starts_at - timedelta(7))
    open_panel(last, client_id=uuid4(), by=lead.user)
    section = next(one for one in sections_of(last) if one.enrolment_id == who.pk)
    save_page([Draft(section, 0, {field: words})], by=lead.user, now=timezone.now())


def works_on(meeting: str, name: str, goals: list[str]) -> None:
    """Goals of a member, after the one that every plan of ours begins with."""
    _row, lead, who = _at(meeting, name)
    care = make.episode(who.client, by=lead)
    for wording in goals:
        make.goal(care, by=lead, wording=wording)


def is_over(meeting: str) -> None:
    now = timezone.now()
    Meeting.objects.filter(pk=meeting).update(
        state=Meeting.State.ENDED, opened_at=now, ended_at=now
    )


def gave_last_time(meeting: str, words: list[list[str]]) -> None:
    """A week ago all came, and were given this: each with a name, or "" for all."""
    today = Meeting.objects.select_related("group", "practice").get(pk=meeting)
    osei = StaffMember.objects.get(practice=today.practice, role="owner")
    starts_at = today.starts_at - timedelta(weeks=1)
    held = make.meeting(today.group, by=osei, starts_at=starts_at)
    open_meeting(held, by=osei, now=starts_at)
    end_meeting(held, by=osei, now=held.ends_at)
    members = {one.display_name: one for one in today.group.enrolments.all()}
    minutes = {one.pk: (88, False) for one in members.values()}
    propose_attendance(held, minutes=minutes)
    for given, name in words:
        make.homework(held, given, by=osei, to=members.get(name))


def close_now(meeting: str) -> None:
    """The closing round of the plan runs, as if somebody had pressed for it."""
    row = Meeting.objects.get(pk=meeting)
    closing = Block.objects.filter(sheet__meeting=row, kind=Block.Kind.CLOSE)
    closing.update(state=Block.State.RUNNING, started_at=timezone.now())
    Stage.objects.filter(meeting=row).update(version=F("version") + 1)
    transaction.on_commit(partial(ring, row.pk))
