"""Every list asks as many questions for one row as for three."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests import make
from tests.workspace.conftest import NOW
from tests.world import A_WEEK, mail, with_second_factor

LISTS = (
    "workspace:today", "workspace:calendar", "workspace:find",
    "practice:staff_list", "groups:group_list",
    "groups:group_detail", "groups:group_sessions", "groups:group_edit",
    "groups:member_add", "scheduling:meeting_detail", "scheduling:meeting_register",
    "clients:client_list", "clients:client_detail", "messaging:mail_list",
    "library:exercise_list", "notes:queue",
)  # fmt: skip


@pytest.fixture
def questions(at_work, here, settings):
    settings.DEMO = True
    owner, slug = here.people["owner"], here.slug
    things = {
        "groups": here.group.pk,
        "scheduling": here.held.pk,
        "clients": here.enrolment.client_id,
    }

    def count(name):
        leads = name in {"scheduling:meeting_register", "notes:queue"}
        browser = at_work("lead" if leads else "owner")
        app, _, what = name.partition(":")
        is_list = what.endswith(("_list", "queue")) or app == "workspace"
        url = reverse(name, args=[slug] if is_list else [slug, things[app]])
        assert browser.get(url).status_code == 200
        with CaptureQueriesContext(
            connection,
        ) as asked:
            browser.get(url)
        return len(asked)

    def grow():
        for n in range(2):
            key = f"grown-{n}"
            more = make.group(here.people["lead"], f"More {n}")
            make.member(more, owner, f"Ivo{n}")
            seated = make.member(here.group, owner, f"Ana{n}")
            make.client(owner, f"Kofi{n}")
            with_second_factor(make.staff(owner.practice, name=f"Colleague {n}"))
            make.meeting(more, by=owner, starts_at=NOW + timedelta(hours=2 + n))
            ended = make.meeting(here.group, by=owner, starts_at=NOW - (3 + n) * A_WEEK)
            ended.state, ended.ended_at = ended.State.ENDED, ended.ends_at
            ended.save(update_fields=["state", "ended_at"])
            ended.attendances.create(
                practice=owner.practice, enrolment=seated, status="present"
            )
            mail(owner, now=NOW, key=key)
            make.exercise(owner, f"Weather {n}")

    return count, grow


def test_lists_ask_as_much_for_three_rows_as_for_one(questions):
    count, grow = questions
    few = {name: count(name) for name in LISTS}

    grow()

    assert {name: count(name) for name in LISTS} == few
