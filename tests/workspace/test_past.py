"""A group's history, a page at a time."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tenfold.scheduling.models import Meeting
from tenfold.workspace.queries.charts import HELD_SHOWN
from tests import make
from tests.workspace.conftest import NOW
from tests.workspace.test_growth import a_past

DAY = timedelta(days=1)

pytestmark = pytest.mark.postgres


@pytest.fixture
def page(at_work, here):
    url = reverse("groups:group_sessions", args=[here.slug, here.group.pk])

    def open_page(**asked):
        return at_work("lead").get(url, asked)

    return open_page


def test_every_session_is_on_one_page_and_none_is_on_two(page, here):
    made = list(a_past(here, Meeting.State.ENDED))[:40]
    made += [
        Meeting(
            practice=here.group.practice,
            group=here.group,
            number=5_000 + n,
            occurs_on=other.occurs_on,
            starts_at=other.starts_at,
            ends_at=other.ends_at,
            state=state,
        )
        for n, (other, state) in enumerate(
            zip(made, ["cancelled", "scheduled"] * 20, strict=True)
        )
    ]
    Meeting.objects.bulk_create(made)
    past = here.group.meetings.exclude(state="open").filter(ends_at__lte=NOW)
    expected = list(past.order_by("-starts_at", "pk"))

    seen, asked = [], {}
    for _ in range(1 + len(expected) // HELD_SHOWN):
        context = page(**asked).context
        seen += context["past"]
        if not context["has_more"]:
            break
        asked = {"before": context["past"][-1].pk}

    assert seen == expected
    assert len(seen) > 3 * HELD_SHOWN


def test_an_earlier_page_asks_no_more_than_the_first(page, here):
    Meeting.objects.bulk_create(list(a_past(here, Meeting.State.ENDED))[:60])
    oldest = page().context["past"][-1]

    counts = []
    for asked in ({"before": oldest.pk}, {"before": oldest.pk}):
        with CaptureQueriesContext(connection) as questions:
            answer = page(**asked)
        counts.append(len(questions))

    assert answer.content.count(b"row-name") == HELD_SHOWN
    assert "Back to the latest" in answer.content.decode()


def test_a_cancelled_session_to_come_stays_with_those_to_come(page, here):
    coming = make.meeting(
        here.group, by=here.people["owner"], starts_at=NOW + timedelta(days=40)
    )
    Meeting.objects.filter(pk=coming.pk).update(state=Meeting.State.CANCELLED)

    context = page().context

    assert coming in context["coming"]
    assert coming not in context["past"]


@pytest.mark.parametrize("asked", ["nothing", "00000000-0000-4000-8000-000000000000"])
def test_before_what_is_not_there_is_nothing(page, asked):
    assert page(before=asked).status_code == 404


def test_before_a_session_of_another_group_is_nothing(page, here):
    owner = here.people["owner"]
    other = make.meeting(make.group(owner, "Other"), by=owner, starts_at=NOW)

    assert page(before=other.pk).status_code == 404


def test_who_leads_sees_which_notes_wait_and_since_when(at_work, here):
    url = reverse("groups:group_sessions", args=[here.slug, here.group.pk])
    ended = here.group.meetings.filter(ends_at__lte=NOW).latest("starts_at")
    Meeting.objects.filter(pk=ended.pk).update(state="ended", ended_at=NOW - 3 * DAY)

    led = at_work("lead").get(url).content.decode()
    kept = at_work("manager").get(url).content.decode()

    assert reverse("notes:meeting_notes", args=[here.slug, ended.pk]) in led
    assert "late for 1\xa0day" in led
    assert "late for" not in kept
