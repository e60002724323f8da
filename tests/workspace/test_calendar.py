"""A month: each session on its day where the practice is, and what waits."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse

from tenfold.workspace.queries.calendar import month_of
from tests import make
from tests.workspace.conftest import NOW
from tests.world import A_WEEK

pytestmark = pytest.mark.postgres
NOVEMBER = date(2026, 11, 1)


def month(staff, first=NOVEMBER):
    return month_of(staff, first, on=NOW.date(), now=NOW)


def on(found, day):
    cells = [cell for week in found.weeks for cell in week]
    return next(cell for cell in cells if cell.on == day).entries


@pytest.fixture
def page(at_work, here):
    url = reverse("workspace:calendar", args=[here.slug])

    def open_page(person="lead", **asked):
        return at_work(person).get(url, asked)

    return open_page


def test_a_month_has_whole_weeks_from_monday_on(here):
    found = month(here.people["lead"])

    assert {len(week) for week in found.weeks} == {7}
    assert {week[0].on.weekday() for week in found.weeks} == {0}
    days = [day for week in found.weeks for day in week if day.is_of_month]
    assert [day.on.day for day in days] == list(range(1, 31))
    assert (found.earlier, found.later) == (date(2026, 10, 1), date(2026, 12, 1))


@pytest.mark.parametrize("zone", ["Pacific/Auckland", "America/Los_Angeles", "UTC"])
def test_a_session_stands_on_the_day_on_which_it_begins_where_the_practice_is(
    here, zone
):
    lead = here.people["lead"]
    lead.practice.time_zone = zone
    for hour in range(0, 48, 5):
        starts_at = datetime(2026, 11, 12, tzinfo=UTC) + timedelta(hours=hour)
        made = make.meeting(here.group, by=lead, starts_at=starts_at)
        day = starts_at.astimezone(ZoneInfo(zone)).date()

        assert made in [entry.meeting for entry in on(month(lead), day)]


def test_the_night_the_clocks_change_has_its_session(here):
    lead = here.people["lead"]
    lead.practice.time_zone = "Europe/Lisbon"
    last = datetime(2026, 10, 25, 23, 30, tzinfo=ZoneInfo("Europe/Lisbon"))
    made = make.meeting(here.group, by=lead, starts_at=last)

    found = month(lead, date(2026, 10, 1))

    assert made in [entry.meeting for entry in on(found, date(2026, 10, 25))]


def test_notes_that_wait_are_said_to_who_signs_them_alone(here):
    lead, owner = here.people["lead"], here.people["owner"]
    ended = make.meeting(here.group, by=lead, starts_at=NOW - timedelta(days=3))
    ended.state, ended.ended_at = ended.State.ENDED, ended.ends_at
    ended.save(update_fields=["state", "ended_at"])

    (mine,) = [e for e in on(month(lead), ended.starts_at.date()) if e.meeting == ended]
    (seen,) = [
        e for e in on(month(owner), ended.starts_at.date()) if e.meeting == ended
    ]

    assert mine.due is not None
    assert mine.due.is_late
    assert seen.due is None
    assert month(lead).waiting >= 1
    assert month(owner).waiting == 0


def test_what_waits_is_counted_in_its_own_month_alone(here):
    lead, october = here.people["lead"], date(2026, 10, 1)
    before = month(lead).waiting
    last_day = datetime(2026, 10, 31, 18, tzinfo=UTC)
    ended = make.meeting(here.group, by=lead, starts_at=last_day)
    ended.state, ended.ended_at = ended.State.ENDED, ended.ends_at
    ended.save(update_fields=["state", "ended_at"])

    beside = on(month(lead), last_day.date())

    assert [(one.meeting, one.due is not None) for one in beside] == [(ended, True)]
    assert month(lead).waiting == before
    assert month(lead, october).waiting == 1


def test_the_page_says_what_waits_and_leads_on(page, here):
    ended = make.meeting(
        here.group, by=here.people["lead"], starts_at=NOW - timedelta(days=3)
    )
    ended.state, ended.ended_at = ended.State.ENDED, ended.ends_at
    ended.save(update_fields=["state", "ended_at"])

    shown = page().content.decode()

    assert "November 2026" in shown
    assert reverse("notes:meeting_notes", args=[here.slug, ended.pk]) in shown
    assert "Notes not begun" in shown
    assert "?month=2026-12" in shown


@pytest.mark.parametrize(
    "asked", ["2026-13", "x", "2026-11-01", "0001-01", "9999-12", "'; --"]
)
def test_a_month_that_is_none_is_not_found(page, asked):
    assert page(month=asked).status_code == 404


def test_an_empty_month_says_what_will_stand_there(page):
    shown = page(month="2031-02").content.decode()

    assert "No session in this month" in shown
    assert "February 2031" in shown


def test_a_session_of_a_group_one_does_not_see_is_in_no_calendar(page, here):
    other = make.group(here.people["owner"], "Elsewhere")
    make.meeting(other, by=here.people["owner"], starts_at=NOW + A_WEEK)

    assert "Elsewhere" not in page("lead", month="2026-11").content.decode()
