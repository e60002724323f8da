"""Every page, and who may open it. A page missing from the table fails the suite."""

from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.db import transaction
from django.test import Client
from django.urls import get_resolver, reverse

from tenfold.core.tokens import new_token
from tenfold.groups.actions import end_facilitation
from tenfold.groups.models import Facilitation
from tests import make
from tests.make import MONDAY_6PM
from tests.test_access_api import API
from tests.test_access_sign_in import SIGN_IN
from tests.world import World, with_second_factor, world

WHO = (
    "signed_out", "stranger", "billing", "intake", "other", "co", "lead", "manager",
    "owner",
)  # fmt: skip
NOW = MONDAY_6PM - timedelta(minutes=30)

SIGNED_IN = (302, 200, 200, 200, 200, 200, 200, 200, 200)
EVERYBODY = (200,) * 9
REDIRECT = (302,) * 9
NOT_THERE = (404,) * 9
NOBODY_HERE = (302, 404, 404, 404, 404, 404, 404, 404, 404)
STAFF = (302, 404, 200, 200, 200, 200, 200, 200, 200)
RUNS = (302, 404, 404, 404, 404, 404, 404, 200, 200)
RUNS_DEED = (302, 404, 404, 404, 404, 404, 404, 302, 302)
RECORDS = (302, 404, 404, 200, 404, 404, 404, 200, 200)
SEES = (302, 404, 404, 200, 404, 200, 200, 200, 200)
KEEPS = (302, 404, 404, 404, 404, 404, 200, 200, 200)
KEEPS_DEED = (302, 404, 404, 404, 404, 404, 302, 302, 302)
FILLS = (302, 404, 404, 200, 404, 404, 200, 200, 200)
FILLS_DEED = (302, 404, 404, 302, 404, 302, 302, 302, 302)
STARTS = (302, 404, 404, 404, 200, 200, 200, 200, 200)
LEADS = (302, 404, 404, 404, 404, 200, 200, 404, 404)
ROOM = (404, 404, 404, 404, 404, 200, 200, 404, 404)

#                                  signed out · stranger · billing · intake ·
#                                  other facilitator · co · lead · manager · owner
ACCESS = {
    "healthz": ("get", EVERYBODY),
    "workspace:home": ("get", REDIRECT),
    "workspace:practice_list": ("get", SIGNED_IN),
    "workspace:theme_change": ("post", REDIRECT),
    "workspace:today": ("get", STAFF),
    "workspace:find": ("get", STAFF),
    "practice:staff_list": ("get", STAFF),
    "practice:practice_edit": ("get", RUNS),
    "practice:staff_invite": ("get", RUNS),
    "practice:staff_role": ("post", RUNS_DEED),
    "practice:staff_deactivate": ("post", RUNS_DEED),
    "practice:staff_reactivate": ("post", RUNS_DEED),
    "practice:invitation": ("get", EVERYBODY),
    "groups:group_list": ("get", STAFF),
    "groups:group_create": ("get", STARTS),
    "groups:group_detail": ("get", SEES),
    "groups:group_sessions": ("get", SEES),
    "groups:group_edit": ("get", KEEPS),
    "groups:member_add": ("get", FILLS),
    "groups:member_add_new": ("get", FILLS),
    "groups:member_end": ("get", KEEPS),
    "groups:seat_swap": ("post", KEEPS_DEED),
    "groups:facilitator_add": ("post", KEEPS_DEED),
    "groups:facilitator_end": ("post", KEEPS_DEED),
    "scheduling:series_plan": ("get", KEEPS),
    "scheduling:meeting_create": ("get", KEEPS),
    "scheduling:meeting_detail": ("get", SEES),
    "scheduling:meeting_register": ("get", LEADS),
    "scheduling:meeting_cancel": ("get", LEADS),
    "clients:client_list": ("get", STAFF),
    "clients:client_create": ("get", RECORDS),
    "clients:client_detail": ("get", SEES),
    "clients:client_edit": ("get", RECORDS),
    "messaging:mail_list": ("get", RUNS),
    "notes:meeting_notes": ("get", LEADS),
    "notes:conflict_resolve": ("post", NOBODY_HERE),
    "room:meeting_invite": ("post", FILLS_DEED),
    "room:room": ("get", ROOM),
    "room:link": ("get", NOT_THERE),
    "room:link_code": ("get", NOT_THERE),
    "room:livekit_hook": ("post", (401,) * 9),
}
WITH_FORMS = {"practice", "groups", "scheduling", "clients"}
FORMS = [name for name in ACCESS if name.partition(":")[0] in WITH_FORMS]

pytestmark = pytest.mark.django_db


@pytest.fixture
def here():
    with time_machine.travel(NOW, tick=False):
        yield world(NOW)


def links(here: World) -> dict[str, list]:
    """What stands in the address of each page that names something."""
    slug, group, coming = here.slug, here.group, here.coming
    unknown = new_token()
    billing = here.people["billing"]
    co = group.facilitations.get(staff=here.people["co"])
    return {
        "workspace:today": [slug],
        "workspace:find": [slug],
        "practice:staff_list": [slug],
        "practice:practice_edit": [slug],
        "practice:staff_invite": [slug],
        "practice:staff_role": [slug, billing.pk],
        "practice:staff_deactivate": [slug, billing.pk],
        "practice:staff_reactivate": [slug, billing.pk],
        "practice:invitation": [unknown],
        "groups:group_list": [slug],
        "groups:group_create": [slug],
        "groups:member_end": [slug, group.pk, here.enrolment.pk],
        "groups:facilitator_end": [slug, group.pk, co.pk],
        "scheduling:meeting_detail": [slug, coming.pk],
        "scheduling:meeting_register": [slug, here.held.pk],
        "scheduling:meeting_cancel": [slug, coming.pk],
        "clients:client_list": [slug],
        "clients:client_create": [slug],
        "clients:client_detail": [slug, here.enrolment.client_id],
        "clients:client_edit": [slug, here.enrolment.client_id],
        "messaging:mail_list": [slug],
        "notes:meeting_notes": [slug, coming.pk],
        "notes:conflict_resolve": [slug, coming.pk, uuid4(), uuid4()],
        "room:meeting_invite": [slug, coming.pk],
        "room:room": [coming.pk],
        "room:link": [unknown],
        "room:link_code": [unknown],
        **{
            page: [slug, group.pk]
            for page in (
                "groups:group_detail", "groups:group_sessions", "groups:group_edit",
                "groups:member_add", "groups:member_add_new", "groups:seat_swap",
                "groups:facilitator_add", "scheduling:series_plan",
                "scheduling:meeting_create",
            )
        },
    }  # fmt: skip


def address(here: World, page: str) -> str:
    return reverse(page, args=links(here).get(page, []))


@contextmanager
def taken_back():
    """Whatever was done inside is as if it had not been."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def statuses(here: World, name: str, method: str) -> dict[str, int]:
    """What each kind of person is answered."""
    answers = {}
    for who in WHO:
        answers[who] = answer(here, name, method, who)
    return answers


def answer(here: World, name: str, method: str, who: str) -> int:
    browser = Client()
    with taken_back():
        if who != "signed_out":
            browser.force_login(here.people[who].user)
        return int(getattr(browser, method)(address(here, name)).status_code)


@pytest.mark.parametrize("name", ACCESS)
def test_access(here, settings, name):
    settings.DEMO = name == "messaging:mail_list"
    method, expected = ACCESS[name]

    assert statuses(here, name, method) == dict(zip(WHO, expected, strict=True))


@pytest.mark.parametrize("name", FORMS)
def test_who_may_not_open_a_page_may_not_send_it_anything(here, name):
    _, expected = ACCESS[name]
    allowed = dict(zip(WHO, expected, strict=True))

    answers = statuses(here, name, "post")

    refused = {who: answers[who] for who in WHO if allowed[who] == 404}
    assert set(refused.values()) <= {404, 405}


def test_every_page_is_in_the_table():
    table = {*ACCESS, *SIGN_IN, *(f"api-1:{name}" for name in API)}

    assert set(page_names(get_resolver())) == table


def test_who_led_once_is_answered_like_any_other_facilitator(here, settings):
    owner, fay = (
        here.people["owner"],
        make.co_facilitator(here.group, here.people["owner"]),
    )
    with_second_factor(fay)
    today = here.people["owner"].practice.day_at(NOW)
    leads = Facilitation.objects.get(staff=fay)
    end_facilitation(leads, by=owner, on=today)
    assert here.held.occurs_on >= leads.from_on
    here = replace(here, people=here.people | {"former": fay}, coming=here.held)
    for name, (method, expected) in ACCESS.items():
        settings.DEMO = name == "messaging:mail_list"
        as_other = dict(zip(WHO, expected, strict=True))["other"]

        assert answer(here, name, method, "former") == as_other, name


def page_names(resolver, namespace=""):
    for entry in resolver.url_patterns:
        if hasattr(entry, "url_patterns"):
            inner = f"{entry.namespace}:" if entry.namespace else ""
            yield from page_names(entry, namespace + inner)
        else:
            yield f"{namespace}{entry.name}"
