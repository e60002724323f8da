"""A long history costs the daily pages nothing: SQLite counts its steps."""

from datetime import timedelta

import pytest
from django.db import connection
from django.urls import reverse

from tenfold.scheduling.models import Meeting
from tenfold.workspace.queries.charts import HELD_SHOWN
from tests.workspace.conftest import NOW

pytestmark = pytest.mark.skipif(
    connection.vendor != "sqlite", reason="only SQLite counts its steps"
)
EVERY = 50  # steps between two counts
PAST = 3_000


@pytest.fixture
def steps(at_work, here):
    """How many steps the database takes for a page."""

    def count(name, *args):
        browser = at_work("lead")
        url = reverse(name, args=[here.slug, *args])
        assert browser.get(url).status_code == 200
        taken = [0]

        def tick():
            taken[0] += EVERY

        connection.connection.set_progress_handler(tick, EVERY)
        browser.get(url)
        connection.connection.set_progress_handler(None, EVERY)
        return taken[0]

    return count


@pytest.mark.parametrize("state", [Meeting.State.ENDED, Meeting.State.CANCELLED])
def test_the_daily_pages_do_not_read_the_past(steps, here, state):
    pages = [
        ("workspace:today",),
        ("workspace:calendar",),
        ("groups:group_detail", here.group.pk),
        ("groups:group_list",),
    ]
    young = [steps(*page) for page in pages]

    Meeting.objects.bulk_create(a_past(here, state))

    old = [steps(*page) for page in pages]
    many = [(p, a, b) for p, a, b in zip(pages, young, old, strict=True) if b >= 2 * a]
    assert many == []


def test_a_page_of_the_past_costs_the_same_after_years(steps, here):
    ended = list(a_past(here, Meeting.State.ENDED))
    sessions = ("groups:group_sessions", here.group.pk)
    Meeting.objects.bulk_create(ended[: HELD_SHOWN + 1])
    young = steps(*sessions)

    Meeting.objects.bulk_create(ended[HELD_SHOWN + 1 :])

    assert steps(*sessions) < 1.2 * young


def a_past(here, state):
    for number in range(PAST):
        starts_at = NOW - timedelta(days=30, hours=number)
        yield Meeting(
            practice=here.group.practice,
            group=here.group,
            number=1_000 + number,
            occurs_on=starts_at.date(),
            starts_at=starts_at,
            ends_at=starts_at + timedelta(minutes=50),
            state=state,
            ended_at=starts_at if state == Meeting.State.ENDED else None,
        )
