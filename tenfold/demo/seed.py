"""A practice to look around in: real deeds, invented people, one meeting live now."""

import random
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from allauth.account.models import EmailAddress
from django.conf import settings
from django.db import transaction

from tenfold.accounts.models import User
from tenfold.clients.actions import add_client
from tenfold.demo import cast
from tenfold.demo.answers import ask_now, ask_regularly, fill_in_before
from tenfold.demo.care import begin_care
from tenfold.demo.homework import leave_homework, say_how_it_went
from tenfold.demo.listening import leave_marks
from tenfold.demo.observer import expect_observer
from tenfold.demo.records import WRITTEN_AFTER, write_notes
from tenfold.groups.actions import (
    GroupData,
    add_facilitator,
    change_group,
    enrol,
    start_group,
)
from tenfold.groups.models import Enrolment, Facilitation, Group
from tenfold.library.queries.exercises import exercises_called
from tenfold.practice.actions import add_staff, found_practice
from tenfold.practice.models import Practice, StaffMember
from tenfold.room.actions.invitations import invite_members
from tenfold.runsheet.actions import (
    Press,
    add_exercise_block,
    make_plan,
    remove_block,
)
from tenfold.runsheet.models import Block
from tenfold.runsheet.queries import blocks_of
from tenfold.scheduling.actions import (
    Seen,
    SeriesData,
    confirm_attendance,
    end_meeting,
    materialise_meetings,
    open_meeting,
    plan_meeting,
    plan_series,
    propose_attendance,
)
from tenfold.scheduling.models import Attendance, Meeting

ZONE = "Europe/Lisbon"
STEP_MINUTES = 5
BEFORE = timedelta(minutes=4)
WORTH_JOINING = timedelta(minutes=20)
LIVE_GROUP = "Tuesday circle"
EXERCISES = ("say-back", "bridge-of-cards")
DAYS_AHEAD = 90

Status = Attendance.Status


class NotADemonstrationError(Exception):
    """Invented people do not belong among real ones."""


@dataclass(frozen=True)
class Demo:
    """The practice, and the meeting of it that is live."""

    practice: Practice
    meeting: Meeting


@dataclass(frozen=True)
class Plan:
    """One group of the practice: what it is, when it meets, and who belongs to it."""

    data: GroupData
    members: tuple[cast.Member, ...]
    weekday: int
    at: time
    weeks: int
    last_week: int | None = None


def ensure_demo(now: datetime) -> Demo:
    """Make the practice if need be, bring it up to `now`, let a meeting be live.

    Calling it again changes nothing that is already right. Raises
    NotADemonstrationError outside the demonstration.
    """
    if not settings.DEMO:
        raise NotADemonstrationError
    practice = Practice.objects.filter(slug=cast.SLUG).first() or found_riverside(now)
    settle_the_past(practice, now)
    meeting = live_meeting(practice, now)
    materialise_meetings(now)
    owner = StaffMember.objects.get(practice=practice, user__email=cast.OWNER.email)
    expect_observer(meeting, by=owner, now=now)
    return Demo(practice, meeting)


def plans() -> tuple[Plan, ...]:
    kind, structure = Group.Kind, Group.Structure
    return (
        Plan(
            GroupData(LIVE_GROUP, kind.PROCESS, structure.SLOW_OPEN, ZONE, 12, 90),
            cast.TUESDAY,
            1,
            time(18),
            12,
        ),
        Plan(
            GroupData("Grief", kind.SUPPORT, structure.CLOSED, ZONE, 8, 75),
            cast.GRIEF,
            3,
            time(10),
            5,
            8,
        ),
        Plan(
            GroupData(
                "Parents at noon", kind.PSYCHOEDUCATION, structure.OPEN, ZONE, 10, 60
            ),
            cast.PARENTS,
            2,
            time(12, 30),
            10,
        ),
    )


@transaction.atomic
def found_riverside(now: datetime) -> Practice:
    today = now.astimezone(ZoneInfo(ZONE)).date()
    owner = sign_in_for(cast.OWNER)
    practice = found_practice(
        cast.SLUG,
        name="Riverside Practice",
        time_zone=ZONE,
        owner=owner,
        display_name=cast.OWNER.display_name,
    )
    practice.phone = "+351 210 000 010"
    practice.fallback = (
        "If the video fails, call +351 210 000 010. "
        "The line is open while a session runs."
    )
    practice.save(update_fields=["phone", "fallback"])
    for colleague in cast.STAFF[1:]:
        add_staff(
            practice,
            user=sign_in_for(colleague),
            role=colleague.role,
            display_name=colleague.display_name,
            by=owner,
        )
    staff = {
        person.user.email: person
        for person in StaffMember.objects.filter(practice=practice).select_related(
            "user"
        )
    }
    for colleague in cast.STAFF:
        StaffMember.objects.filter(pk=staff[colleague.email].pk).update(
            credential=colleague.credential
        )
    abena, hanna = staff[cast.OWNER.email], staff[cast.CO_FACILITATOR.email]
    for plan in plans():
        lead, co = (hanna, abena) if plan.members is cast.PARENTS else (abena, hanna)
        start_plan(plan, lead=lead, co=co, today=today)
    forming = GroupData(
        "New beginnings",
        Group.Kind.PERSONAL_GROWTH,
        Group.Structure.CLOSED,
        ZONE,
        8,
        90,
    )
    start_group(data=forming, lead=abena, by=abena, on=today)
    for member in cast.WAITING:
        add_client(data=member.client, contact=member.emergency, by=abena)
    return practice


def sign_in_for(colleague: cast.Colleague) -> User:
    user = User.objects.create_user(colleague.email, cast.PASSWORD, name=colleague.name)
    EmailAddress.objects.create(
        user=user, email=user.email, verified=True, primary=True
    )
    return user


def start_plan(plan: Plan, *, lead: StaffMember, co: StaffMember, today: date) -> None:
    """A group that has met for a while; its people came one after another."""
    first = first_day(plan, today)
    group = start_group(
        data=plan.data, lead=lead, by=lead, on=first - timedelta(days=30)
    )
    add_facilitator(
        group,
        staff=co,
        role=Facilitation.Role.CO,
        by=lead,
        on=first - timedelta(days=30),
    )
    change_group(group, data=plan.data, state=Group.State.ACTIVE, by=lead)
    for member in plan.members:
        client = add_client(data=member.client, contact=member.emergency, by=lead)
        came = max(first, today - timedelta(weeks=member.weeks))
        enrol(group, client=client, display_name=member.name, by=lead, on=came)
        begin_care(client, member.name, by=lead, on=came, today=today)
    until = first + timedelta(weeks=plan.last_week - 1) if plan.last_week else None
    data = SeriesData(first, plan.at, ZONE, 1, plan.data.length_minutes, until)
    # Planned as of then, so that today's meeting gets the number after last week's.
    planned_at = datetime.combine(
        today - timedelta(days=DAYS_AHEAD + 1), time(12), tzinfo=ZoneInfo(ZONE)
    )
    plan_series(group, data=data, by=lead, now=planned_at)
    if plan.data.name == LIVE_GROUP:
        ask_regularly(group, by=lead, now=planned_at)


def first_day(plan: Plan, today: date) -> date:
    """The plan's weekday, as many weeks ago as the group has been meeting."""
    back = (today.weekday() - plan.weekday) % 7 or 7
    return today - timedelta(days=back, weeks=plan.weeks - 1)


def settle_the_past(practice: Practice, now: datetime) -> None:
    """Give every meeting whose time has passed the register that it would have."""
    past = Meeting.objects.filter(practice=practice, ends_at__lte=now).select_related(
        "group"
    )
    with transaction.atomic():
        for meeting in past.filter(state=Meeting.State.OPEN):
            end_meeting(meeting, by=None, now=meeting.ends_at)
        for meeting in past.filter(state=Meeting.State.SCHEDULED).order_by("starts_at"):
            hold(meeting, now)


def hold(meeting: Meeting, now: datetime) -> None:
    """Let a planned meeting have happened, the same way whenever it is asked."""
    dice = random.Random(f"{meeting.group.created_at.date()}{meeting.number}")  # noqa: S311  no secret
    lead = (
        Facilitation.objects.active_on(meeting.occurs_on)
        .filter(group=meeting.group)
        .order_by("-role")[0]
        .staff
    )
    members = (
        Enrolment.objects.filter(group=meeting.group)
        .active_on(meeting.occurs_on)
        .select_related("client")
    )
    seen = {member.pk: seen_once(member, meeting, dice) for member in members}
    fill_in_before(meeting, [pk for pk, one in seen.items() if one.minutes])
    open_meeting(
        meeting,
        by=lead,
        now=meeting.starts_at - timedelta(minutes=dice.randrange(1, 6)),
    )
    end_meeting(meeting, by=lead, now=meeting.ends_at)
    propose_attendance(
        meeting, minutes={pk: (one.minutes, False) for pk, one in seen.items()}
    )
    confirm_attendance(
        meeting,
        seen=seen,
        by=lead,
        now=min(now, meeting.ends_at + timedelta(minutes=9)),
    )
    came = [one for one in members if seen[one.pk].status in Attendance.CAME]
    say_how_it_went(meeting, came, now=meeting.starts_at - BEFORE)
    leave_homework(meeting, came, by=lead)
    if meeting.ends_at + WRITTEN_AFTER <= now:
        is_last = meeting.ends_at + timedelta(weeks=1) > now
        is_open = is_last and meeting.group.name == LIVE_GROUP
        if is_open:
            leave_marks(meeting, seen, by=lead)
        write_notes(meeting, seen, by=lead, unsigned=2 if is_open else 0)


def seen_once(member: Enrolment, meeting: Meeting, dice: random.Random) -> Seen:
    length = round((meeting.ends_at - meeting.starts_at).total_seconds() / 60)
    comes = RELIABILITY.get(str(member.display_name), 0.9)
    chance = dice.random()
    if chance < comes:
        return Seen(Status.PRESENT, length - dice.randrange(0, 5))
    if chance < comes + (1 - comes) * 0.3:
        return Seen(Status.PARTIAL, round(length * dice.uniform(0.35, 0.7)))
    if chance < comes + (1 - comes) * 0.7:
        return Seen(Status.EXCUSED, 0)
    return Seen(dice.choice((Status.LATE_CANCEL, Status.NO_SHOW)), 0)


RELIABILITY = {member.name: member.comes for plan in plans() for member in plan.members}


def live_meeting(practice: Practice, now: datetime) -> Meeting:
    """The circle's meeting that runs now; a new one if none is worth joining."""
    group = next(
        one
        for one in Group.objects.filter(practice=practice).order_by("created_at")
        if one.name == LIVE_GROUP
    )
    running = Meeting.objects.filter(
        group=group,
        state__in=(Meeting.State.SCHEDULED, Meeting.State.OPEN),
        starts_at__lte=now,
        ends_at__gt=now + WORTH_JOINING,
    )
    found = running.order_by("starts_at").first()
    if found is not None:
        return found
    owner = StaffMember.objects.get(practice=practice, user__email=cast.OWNER.email)
    with transaction.atomic():
        meeting = plan_meeting(group, starts_at=rounded_down(now), by=owner)
        invite_members(meeting, by=owner, now=now)
        plan_exercises(meeting, by=owner)
        say_how_it_went(meeting, expected_at(meeting.pk), now=meeting.starts_at)
        ask_now(meeting, by=owner, now=now)
    return meeting


def plan_exercises(meeting: Meeting, *, by: StaffMember) -> None:
    """The usual plan, with two exercises in place of its unnamed parts."""
    make_plan(meeting, by=by.user)
    unnamed = (Block.Kind.WORK, Block.Kind.THEORY)
    for block in blocks_of(meeting):
        if block.kind in unnamed:
            press = Press(by.user, meeting.starts_at)
            remove_block(meeting, block.pk, press)
    for exercise in exercises_called(EXERCISES, meeting.practice).values():
        add_exercise_block(meeting, exercise=exercise, by=by.user)


def rounded_down(now: datetime) -> datetime:
    return now.replace(
        minute=now.minute // STEP_MINUTES * STEP_MINUTES, second=0, microsecond=0
    )


def expected_at(meeting_id: UUID) -> list[Enrolment]:
    """Members of a meeting's group on its day, in the order of their seats."""
    meeting = Meeting.objects.get(pk=meeting_id)
    members = Enrolment.objects.filter(group=meeting.group_id).active_on(
        meeting.occurs_on
    )
    return list(members.select_related("client").order_by("seat"))
