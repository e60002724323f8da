import json
from uuid import uuid4

import pytest
from django.test import Client

from tenfold.audit.models import AuditEvent
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def demo(settings):
    settings.DEMO = True  # no second factor to set up


def browser_of(staff):
    browser = Client()
    browser.force_login(staff.user)
    return browser


def address(scene, more=""):
    return f"/api/moments/meetings/{scene.meeting.pk}{more}"


def said(scene, **fields):
    change = {
        "do": "stamp",
        "seq": 1,
        "moment": str(uuid4()),
        "tag": str(scene.tag("i").pk),
        "member": str(scene.sam.pk),
        "at": scene.meeting.starts_at.isoformat(),
        "text": "",
    }
    return {"client_id": str(uuid4()), "known": 0, "changes": [change | fields]}


def post(browser, scene, body):
    return browser.post(
        address(scene, "/changes"), json.dumps(body), "application/json"
    )


def test_a_page_learns_keys_tags_and_who_it_is_with_one_line(scene):
    browser, client = browser_of(scene.lead), uuid4()

    for _ in range(2):
        facts = browser.get(address(scene), {"client_id": client}).json()

    assert [(one["name"], one["key"]) for one in facts["members"]] == [
        ("Sam", "1"), ("Noor", "2"),
    ]  # fmt: skip
    assert "".join(tag["key"] for tag in facts["tags"]) == "pfrsiecqgh!t*"
    assert facts["me"] == str(scene.lead.pk)
    assert AuditEvent.objects.filter(verb="moments.opened").count() == 1


def test_what_one_stamps_the_other_hears(scene):
    body = said(scene, text="I never ask")

    answer = post(browser_of(scene.lead), scene, body).json()
    news = browser_of(scene.co).get(address(scene, "/since"), {"after": 0}).json()

    assert (answer["acked"], answer["v"]) == (1, 1)
    assert [(one["text"], one["author_name"]) for one in news["moments"]] == [
        ("I never ask", "Hanna")
    ]
    later = browser_of(scene.co).get(address(scene, "/since"), {"after": news["v"]})
    assert later.json()["moments"] == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"text": "x" * 501},
        {"text": "\ud800"},
        {"at": "yesterday"},
        {"at": "2026-11-23T18:00:00"},
        {"destination": "chart"},
        {"seq": 0},
    ],
)
def test_what_is_malformed_is_refused_and_not_repeated(scene, wrong):
    answer = post(browser_of(scene.lead), scene, said(scene, **wrong))

    assert answer.status_code == 422
    assert answer.json()["error"] == "malformed"


def test_the_page_works_without_its_program(scene):
    browser = browser_of(scene.lead)
    slug = scene.meeting.practice.slug
    page = f"/p/{slug}/sessions/{scene.meeting.pk}/moments/"

    sent = browser.post(
        page, {"member": scene.sam.pk, "tag": scene.tag("t").pk, "text": "Envy"}
    )

    assert sent.status_code == 302
    shown = browser.get(page).content.decode()
    assert "Envy" in shown
    assert "Envy" not in browser_of(scene.co).get(page).content.decode()


def test_the_page_asks_as_often_for_three_moments_as_for_one(
    scene, django_assert_max_num_queries
):
    browser = browser_of(scene.lead)
    make.moment(scene.meeting, by=scene.lead, member=scene.sam)
    where = address(scene, "/since")
    with django_assert_max_num_queries(50) as one:
        browser.get(where)
    for _ in range(2):
        make.moment(scene.meeting, by=scene.co, member=scene.noor, text="Words")

    with django_assert_max_num_queries(len(one)):
        assert len(browser.get(where).json()["moments"]) == 3
