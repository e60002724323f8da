"""What was given to one member, or kept by them, is nowhere else (G1, S14)."""

import logging

import pytest
from django.test import Client as Browser
from django.urls import reverse

from tenfold.audit.models import AuditEvent
from tenfold.notes.actions.checks import confirm_facts
from tenfold.notes.facts import facts_of
from tenfold.traces.actions.homework import (
    ReportData,
    keep_own_homework,
    report_homework,
)
from tenfold.traces.models import HomeworkReport
from tests import make
from tests.room.conftest import media  # noqa: F401  the fixture
from tests.test_access import ACCESS, address, here  # noqa: F401  the fixture
from tests.test_access_api import API, WHO, gathering  # noqa: F401  the fixture

GIVEN, KEPT, LAST = "Quetzal walk", "Xanthippe letter", "Zuleika song"
CANARIES = (GIVEN, KEPT, LAST)
MAY_KNOW = {"lead", "co", "member"}

pytestmark = pytest.mark.django_db


@pytest.fixture
def told(gathering):  # noqa: F811
    """Sam was given something, keeps something, and said how the last went."""
    lead, now = gathering.staff["lead"], gathering.meeting.starts_at
    sam = gathering.meeting.seats.get(pk=gathering.sam).enrolment
    make.homework(gathering.meeting, GIVEN, by=lead, to=sam)
    keep_own_homework(gathering.meeting, of=sam, words=KEPT, by=sam, now=now)
    last = make.homework(gathering.held, LAST, by=lead, to=sam)
    data = ReportData(
        of=sam, at=gathering.meeting, outcome=HomeworkReport.Outcome.PARTLY
    )
    report_homework(last, data=data, by=sam, now=now)
    return gathering


def found_in(text: str) -> set[str]:
    return {canary for canary in CANARIES if canary in text}


def test_what_is_one_members_is_in_no_answer_to_another(told, caplog):
    caplog.set_level(logging.DEBUG)
    shown: dict[str, set[str]] = {who: set() for who in WHO}
    for name, (method, _) in API.items():
        for who in WHO:
            if method == "get":
                answer = told.ask(who, method, name)
                shown[who] |= found_in(answer.getvalue().decode(errors="replace"))

    assert {who for who, seen in shown.items() if seen} == MAY_KNOW
    assert shown["member"] == set(CANARIES)
    assert found_in(caplog.text) == set()


def test_it_is_in_no_snapshot_and_in_no_line_of_the_trail(told):
    for who in WHO:
        answer = told.ask(who, "get", "snapshot")
        assert found_in(answer.content.decode()) == set(), who

    assert found_in(str(list(AuditEvent.objects.values()))) == set()


def test_it_is_in_no_address(told):
    sam = told.browsers["member"]
    said = sam.get(told.address("homework")).json()

    for name in API:
        assert found_in(told.address(name)) == set()
    assert found_in(str(said)) == set(CANARIES)


def test_on_pages_only_those_who_lead_see_it(here):  # noqa: F811
    lead = here.people["lead"]
    make.homework(here.held, GIVEN, by=lead, to=here.enrolment)
    shown = set()
    for name, (method, _) in ACCESS.items():
        for who, staff in here.people.items():
            if method != "get":
                continue
            browser = Browser()
            browser.force_login(staff.user)
            answer = browser.get(address(here, name))
            if GIVEN in answer.getvalue().decode(errors="replace"):
                shown.add((name, who))
    held = reverse("scheduling:meeting_detail", args=[here.slug, here.held.pk])
    for who, staff in here.people.items():
        browser = Browser()
        browser.force_login(staff.user)
        if GIVEN in browser.get(held).content.decode():
            shown.add(("held", who))

    assert {who for _, who in shown} == {"lead", "co"}
    assert {name for name, _ in shown} == {"held", "scheduling:meeting_detail"}


def test_it_is_in_the_facts_of_its_owner_alone(told):
    sam = told.meeting.seats.get(pk=told.sam).enrolment
    facts = facts_of(told.meeting).as_data()

    assert found_in(str(facts["session"])) == set()
    for who, known in facts["members"].items():
        expected = set(CANARIES) if who == str(sam.pk) else set()
        assert found_in(str(known)) == expected


def test_it_is_in_no_note_but_its_owners(told):
    lead = told.staff["lead"]
    confirm_facts(told.meeting, by=lead.user, now=told.meeting.starts_at)
    finishing = told.ask("lead", "get", "finishing").json()

    with_it = [one["id"] for one in finishing["sections"] if found_in(str(one))]

    assert len(with_it) == 1
    assert found_in(str(finishing["facts"]["session"])) == set()
