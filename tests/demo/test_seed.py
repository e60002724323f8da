"""The practice to look around in."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.management import CommandError, call_command
from django.test import Client as Browser

from tenfold.audit.models import AuditEvent
from tenfold.clients.models import Client, EmergencyContact
from tenfold.demo import cast
from tenfold.demo.listening import PRIVATE
from tenfold.demo.members import expected_guests
from tenfold.demo.seed import LIVE_GROUP, NotADemonstrationError, ensure_demo
from tenfold.groups.models import Group
from tenfold.guests.models import Guest
from tenfold.measures.models import Assessment, Flag
from tenfold.messaging.models import Message
from tenfold.moments.models import Moment
from tenfold.notes.models import Note
from tenfold.notes.queries.checks import desk_of
from tenfold.notes.queries.queue import queue_of
from tenfold.notes.queries.verifying import broken_signatures
from tenfold.plans.models import Review
from tenfold.plans.queries import goals_of_all
from tenfold.practice.models import StaffMember
from tenfold.runsheet.queries import blocks_of
from tenfold.scheduling.models import Attendance, Meeting

NOW = datetime(2026, 11, 23, 15, 42, 30, tzinfo=UTC)

pytestmark = pytest.mark.django_db


@pytest.fixture
def demo(settings, monkeypatch):
    """Without the notes, which take longer than everything else together."""
    settings.DEMO = True
    monkeypatch.setattr("tenfold.demo.seed.write_notes", lambda *_, **__: None)
    return ensure_demo(NOW)


def circle():
    return next(group for group in Group.objects.all() if group.name == LIVE_GROUP)


def test_an_observer_is_expected_at_the_next_session_and_not_everybody_has_agreed(
    demo,
):
    ensure_demo(NOW)

    guest = Guest.objects.get()
    assert (guest.kind, guest.meeting.group) == ("observer", circle())
    assert guest.meeting.starts_at > demo.meeting.ends_at
    assert guest.consents.filter(says_yes=True).count() == 3


def test_nobody_is_invented_outside_the_demonstration():
    with pytest.raises(NotADemonstrationError):
        ensure_demo(NOW)
    with pytest.raises(CommandError, match="not a demonstration"):
        call_command("seed")
    assert not Client.objects.exists()


def test_a_meeting_is_live_for_ninety_minutes_from_a_round_time(demo):
    assert demo.meeting.starts_at == datetime(2026, 11, 23, 15, 40, tzinfo=UTC)
    assert demo.meeting.ends_at - demo.meeting.starts_at == timedelta(minutes=90)
    assert demo.meeting.doors_are_open(NOW)
    assert demo.meeting.group.name == LIVE_GROUP


def test_the_live_meeting_comes_after_last_weeks_in_number(demo):
    held = demo.meeting.group.meetings.filter(state=Meeting.State.ENDED)
    assert demo.meeting.number == held.count() + 1


def test_starting_again_changes_nothing(demo):
    events = AuditEvent.objects.count()
    again = ensure_demo(NOW + timedelta(minutes=30))
    assert again.meeting == demo.meeting
    assert AuditEvent.objects.count() == events


def test_when_little_is_left_a_new_meeting_is_live(demo):
    later = ensure_demo(NOW + timedelta(minutes=75))
    assert later.meeting != demo.meeting
    assert later.meeting.doors_are_open(NOW + timedelta(minutes=75))


def test_weeks_later_the_past_has_its_registers(demo):
    later = NOW + timedelta(days=16)
    ensure_demo(later)
    past = Meeting.objects.filter(ends_at__lte=later)
    assert {meeting.state for meeting in past} == {Meeting.State.ENDED}


def test_history_is_rich_enough_for_pips(demo):
    held = circle().meetings.filter(state=Meeting.State.ENDED)
    assert held.count() >= 10
    statuses = set(Attendance.objects.values_list("status", flat=True))
    assert {"present", "partial", "excused", "no_show"} <= statuses
    assert not Attendance.objects.filter(confirmed_at=None).exists()


def test_meetings_keep_their_wall_time_when_the_clocks_change(demo):
    zone = ZoneInfo("Europe/Lisbon")
    planned = circle().meetings.exclude(series=None)
    assert {m.starts_at.astimezone(zone).hour for m in planned} == {18}
    assert len({m.starts_at.hour for m in planned}) == 2


def test_everybody_of_the_circle_has_a_seat(demo):
    seats = [enrolment.seat for enrolment in circle().enrolments.order_by("seat")]
    assert seats == list(range(1, 13))


def test_people_and_groups_differ_as_in_life(demo):
    assert Client.objects.count() == 25
    assert Client.objects.filter(may_mail=False).exists()
    assert len(set(Client.objects.values_list("time_zone", flat=True))) >= 5
    assert 15 < EmergencyContact.objects.count() < 25
    states = set(Group.objects.values_list("state", flat=True))
    assert states == {Group.State.ACTIVE, Group.State.FORMING}
    roles = set(StaffMember.objects.values_list("role", flat=True))
    assert roles == {"owner", "facilitator", "manager", "billing"}


def test_staff_can_sign_in_with_the_password_that_is_printed(demo, capsys):
    for person in StaffMember.objects.select_related("user"):
        assert person.user.check_password(cast.PASSWORD)
    call_command("seed")
    assert cast.PASSWORD in capsys.readouterr().out


def test_the_invitations_of_the_live_meeting_wait_in_the_outbox(demo):
    states = set(Message.objects.values_list("state", flat=True))
    assert states == {"waiting", "withheld"}


def test_simulated_members_sit_in_order_and_come_by_their_own_links(demo):
    guests = expected_guests(demo.meeting.pk, 9)
    names = [guest.name for guest in guests]
    assert names == [member.name for member in cast.TUESDAY[:9]]
    assert len({guest.link for guest in guests}) == 9


def test_the_live_session_has_a_plan_with_two_exercises(demo):
    planned = [block.exercise for block in blocks_of(demo.meeting) if block.exercise]

    assert planned == ["three-sense-arrival", "say-back", "bridge-of-cards"]


def test_everybody_who_has_a_seat_works_on_two_goals(demo):
    clients = [enrolment.client_id for enrolment in circle().enrolments.all()]

    goals = goals_of_all(clients)

    assert {len(goals[client]) for client in clients} == {2}
    assert Review.objects.exists()
    assert Moment.objects.exists()


def browser_of(staff):
    browser = Browser()
    browser.force_login(staff.user)
    return browser


def private_note_of(meeting):
    return f"/api/process-notes/meetings/{meeting.pk}"


def test_past_sessions_have_signed_notes_but_for_the_last_two(settings):
    settings.DEMO = True
    ensure_demo(NOW)
    lead = StaffMember.objects.get(user__email=cast.OWNER.email)

    queue = queue_of(lead, on=NOW.date(), now=NOW)

    assert [(one.meeting.group.name, one.count) for one in queue.to_sign] == [
        (LIVE_GROUP, 2)
    ]
    last = queue.to_sign[0].meeting
    offered = [one for one in desk_of(last).sections if one.still_offered]
    assert len(offered) >= 2
    assert browser_of(lead).get(private_note_of(last)).json()["text"] == PRIVATE
    signed = Note.objects.exclude(closed_by=None)
    assert signed.count() > 100
    assert broken_signatures() == []


def test_charts_have_measures_and_some_are_due_now(demo):
    done = Assessment.objects.done()
    due = Assessment.objects.waiting().filter(meeting=demo.meeting)

    assert {one.measure for one in done} == {"phq9", "gad7"}
    assert len({one.meeting_id for one in done}) >= 3
    assert due.filter(measure="phq9").count() >= 3
    assert not Flag.objects.exists()
