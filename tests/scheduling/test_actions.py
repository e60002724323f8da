from datetime import date, timedelta

import pytest

from tenfold.groups.actions import add_facilitator, end_facilitation
from tenfold.groups.models import Facilitation
from tenfold.scheduling.actions import (
    CannotCancelMeetingError,
    CannotConfirmAttendanceError,
    CannotOpenMeetingError,
    Seen,
    cancel_meeting,
    confirm_attendance,
    end_meeting,
    materialise_meetings,
    open_meeting,
    propose_attendance,
)
from tenfold.scheduling.models import Attendance, Meeting
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
START = make.MONDAY_6PM
MINUTE = timedelta(minutes=1)


@pytest.fixture
def osei():
    return make.owner()


@pytest.fixture
def group(osei):
    return make.group(osei)


@pytest.fixture
def meeting(group, osei):
    return make.meeting(group, by=osei)


def test_a_series_is_planned_ninety_days_ahead(group, osei):
    make.series(group, by=osei)

    found = Meeting.objects.order_by("starts_at")
    assert [m.number for m in found] == list(range(1, 14))
    assert found[0].starts_at == START
    assert found[12].occurs_on == date(2027, 2, 15)


def test_planning_again_plans_nothing_twice(group, osei):
    make.series(group, by=osei)

    assert materialise_meetings(START) == 0
    assert materialise_meetings(START + timedelta(days=7)) == 1


def test_a_new_time_moves_what_is_to_come_and_leaves_what_was_held(group, osei):
    make.series(group, by=osei)
    first = Meeting.objects.order_by("starts_at")[0]
    open_meeting(first, by=osei, now=START)
    end_meeting(first, by=osei, now=START + 90 * MINUTE)

    make.series(group, by=osei, starts_on=date(2026, 11, 25), now=START + 2 * MINUTE)

    days = {m.occurs_on.isoweekday() for m in Meeting.objects.exclude(pk=first.pk)}
    assert days == {3}
    first.refresh_from_db()
    assert first.state == Meeting.State.ENDED


def led(staff, on=make.MONDAY):
    return list(Meeting.objects.led_by(staff, on=on))


def test_who_leads_on_the_day_leads_the_meeting(group, osei, meeting):
    hanna = make.co_facilitator(group, osei)
    assert led(hanna) == [meeting]

    leads = Facilitation.objects.get(staff=hanna)
    end_facilitation(leads, by=osei, on=meeting.occurs_on)

    assert led(hanna) == []
    assert led(osei) == [meeting]


def test_what_one_led_closes_on_the_day_one_stops_leading(group, osei, meeting):
    hanna = make.co_facilitator(group, osei)
    last = meeting.occurs_on + timedelta(days=7)
    leads = Facilitation.objects.get(staff=hanna)
    end_facilitation(leads, by=osei, on=last)

    assert led(hanna, on=last - timedelta(days=1)) == [meeting]
    assert led(hanna, on=last) == []


def test_who_comes_back_opens_what_they_led_before(group, osei, meeting):
    hanna = make.co_facilitator(group, osei)
    left = meeting.occurs_on + timedelta(days=7)
    end_facilitation(Facilitation.objects.get(staff=hanna), by=osei, on=left)
    back = left + timedelta(days=30)
    co = Facilitation.Role.CO

    add_facilitator(group, staff=hanna, role=co, by=osei, on=back)

    assert led(hanna, on=back - timedelta(days=1)) == []
    assert led(hanna, on=back) == [meeting]


def test_who_leads_from_the_meetings_day_does_so_where_that_day_has_begun(
    group, osei, meeting
):
    hanna = make.staff(group.practice)
    co, day = Facilitation.Role.CO, meeting.occurs_on
    add_facilitator(group, staff=hanna, role=co, by=osei, on=day)

    assert led(hanna, on=day - timedelta(days=1)) == [meeting]


def test_a_cancelled_meeting_cannot_be_opened(meeting, osei):
    cancel_meeting(meeting, reason="Ill", by=osei, now=START - MINUTE)

    with pytest.raises(CannotOpenMeetingError):
        open_meeting(meeting, by=osei, now=START)


def test_an_open_meeting_cannot_be_cancelled(meeting, osei):
    open_meeting(meeting, by=osei, now=START)

    with pytest.raises(CannotCancelMeetingError):
        cancel_meeting(meeting, reason="Ill", by=osei, now=START)


def test_eighty_per_cent_of_the_minutes_is_present(group, osei, meeting):
    maya, ivo, sam = (make.member(group, osei, n) for n in ("Maya", "Ivo", "Sam"))
    open_meeting(meeting, by=osei, now=START)
    end_meeting(meeting, by=osei, now=START + 90 * MINUTE)

    propose_attendance(meeting, minutes={maya.pk: (72, False), ivo.pk: (71, True)})

    rows = Attendance.objects.values_list("enrolment", "status", "minutes")
    assert set(rows) == {
        (maya.pk, "present", 72),
        (ivo.pk, "partial", 71),
        (sam.pk, "no_show", 0),
    }


def test_what_was_confirmed_is_not_measured_away(group, osei, meeting):
    maya = make.member(group, osei, "Maya")
    confirm_attendance(
        meeting, seen={maya.pk: Seen("excused", 0)}, by=osei, now=START + MINUTE
    )

    propose_attendance(meeting, minutes={maya.pk: (90, False)})

    assert Attendance.objects.get().status == "excused"


def test_attendance_waits_for_the_beginning(group, osei, meeting):
    maya = make.member(group, osei, "Maya")

    with pytest.raises(CannotConfirmAttendanceError):
        confirm_attendance(
            meeting, seen={maya.pk: Seen("present", 90)}, by=osei, now=START - MINUTE
        )


def test_nobody_who_was_not_expected_gets_attendance(group, osei, meeting):
    other = make.member(make.group(osei, "Grief"), osei, "Ivo")

    with pytest.raises(CannotConfirmAttendanceError):
        confirm_attendance(
            meeting, seen={other.pk: Seen("present", 90)}, by=osei, now=START
        )


def test_the_doors_open_a_quarter_of_an_hour_before(meeting):
    assert not meeting.doors_are_open(START - 16 * MINUTE)
    assert meeting.doors_are_open(START - 15 * MINUTE)
    assert not meeting.doors_are_open(meeting.ends_at + timedelta(hours=2))
