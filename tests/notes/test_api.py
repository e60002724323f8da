import json
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from tenfold.audit.models import AuditEvent
from tenfold.notes.journal_keys import journal_keys, journal_name
from tenfold.notes.models import NoteOp
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


@pytest.fixture(autouse=True)
def demo(settings):
    settings.DEMO = True  # no second factor to set up


@pytest.fixture
def browser(scene):
    browser = Client()
    browser.force_login(scene.lead.user)
    return browser


def batch_of(note, client_id, text="Arriving", **changes):
    op = {
        "note_id": str(note.pk),
        "client_id": str(client_id),
        "seq": 1,
        "base_version": note.version,
        "field": "focus",
        "splice": {"at": 0, "remove": 0, "insert": text},
        "t": timezone.now().isoformat(),
        **changes,
    }
    return {"client_id": str(client_id), "known_version": note.version, "ops": [op]}


def post(browser, address, body):
    return browser.post(address, json.dumps(body), "application/json")


def test_sections_come_in_order_with_their_texts(browser, scene):
    address = f"/api/notes/meetings/{scene.meeting.pk}/sections?client_id={uuid4()}"

    sections = browser.get(address).json()["sections"]

    assert [(s["kind"], s["title"], s["seat"], s["version"]) for s in sections] == [
        ("group", "", 0, 0),
        ("member", "Sam", scene.sam.seat, 0),
        ("member", "Ivo", scene.ivo.seat, 0),
    ]
    assert sections[0]["texts"] == {"focus": "", "techniques": "", "process": ""}
    assert [f["key"] for f in sections[1]["fields"]] == [
        "presentation", "participation", "mode", "affect", "response", "goal",
        "progress", "risk", "risk_words", "plan",
    ]  # fmt: skip


def test_every_panel_that_reads_leaves_one_line(browser, scene):
    address = f"/api/notes/meetings/{scene.meeting.pk}/sections?client_id={uuid4()}"
    before = AuditEvent.objects.filter(verb="notes.opened").count()

    for _ in range(3):
        browser.get(address)

    assert AuditEvent.objects.filter(verb="notes.opened").count() == before + 1


def test_a_batch_is_acknowledged_and_a_second_time_too(browser, scene):
    body = batch_of(scene.note, uuid4())
    address = f"/api/notes/{scene.note.pk}/ops"

    first, again = post(browser, address, body), post(browser, address, body)

    assert first.status_code == again.status_code == 200
    assert (first.json()["acked"], first.json()["texts"]) == (1, None)
    assert (again.json()["acked"], again.json()["version"]) == (1, 1)
    assert again.json()["texts"] == {"focus": "Arriving"}
    assert NoteOp.objects.count() == 1


def test_signed_out_is_401_with_a_sentence(scene):
    address = f"/api/notes/{scene.note.pk}/ops"

    answer = post(Client(), address, batch_of(scene.note, uuid4()))

    assert answer.status_code == 401
    assert answer.json()["error"] == "signed_out"


def test_a_form_of_another_site_is_403(scene):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(scene.lead.user)
    address = f"/api/notes/{scene.note.pk}/ops"

    answer = post(browser, address, batch_of(scene.note, uuid4()))

    assert answer.status_code == 403


def test_staff_without_a_second_factor_get_403(browser, scene, settings):
    settings.DEMO = False

    assert browser.get("/api/notes/journal-key").status_code == 403


@pytest.mark.parametrize("who", ["stranger", "manager", "other lead", "former co"])
def test_who_does_not_lead_the_session_finds_nothing(scene, who):
    note, meeting = scene.note, scene.meeting
    if who == "former co":
        scene.co.facilitations.update(until_on=meeting.occurs_on)
    people = {
        "stranger": make.user,
        "manager": lambda: make.staff(scene.lead.practice, "manager").user,
        "other lead": lambda: make.owner().user,
        "former co": lambda: scene.co.user,
    }
    browser = Client()
    browser.force_login(people[who]())

    answers = [
        browser.get(f"/api/notes/meetings/{meeting.pk}/sections?client_id={uuid4()}"),
        browser.get(f"/api/notes/meetings/{meeting.pk}/versions"),
        post(browser, f"/api/notes/{note.pk}/ops", batch_of(note, uuid4())),
    ]
    absent = browser.get(f"/api/notes/meetings/{uuid4()}/versions")

    assert [answer.status_code for answer in answers] == [404, 404, 404]
    assert {answer.content for answer in [*answers, absent]} == {absent.content}
    assert NoteOp.objects.count() == 0


def test_a_colleagues_panel_cannot_be_used(browser, scene):
    tab = scene.tab(scene.co)

    answer = post(
        browser, f"/api/notes/{scene.note.pk}/ops", batch_of(scene.note, tab.client_id)
    )

    assert answer.status_code == 404


def test_a_change_for_another_note_is_refused(browser, scene):
    body = batch_of(scene.sams, uuid4())

    answer = post(browser, f"/api/notes/{scene.note.pk}/ops", body)

    assert (answer.status_code, answer.json()["error"]) == (409, "wrong_note")


@pytest.mark.parametrize(
    "change",
    [
        {"seq": 0},
        {"seq": 2**40},
        {"field": "Focus; drop"},
        {"extra": 1},
        {"splice": {"at": -1, "remove": 0, "insert": ""}},
        {"splice": {"at": 0, "remove": 0, "insert": "\ud83d"}},
        {"t": "yesterday"},
    ],
)
def test_what_cannot_be_understood_is_422_and_not_repeated(browser, scene, change):
    body = batch_of(scene.note, uuid4(), text="canary-text", **change)

    answer = post(browser, f"/api/notes/{scene.note.pk}/ops", body)

    assert answer.status_code == 422
    assert answer.json().keys() == {"error", "message"}
    assert b"canary" not in answer.content


@pytest.mark.parametrize("length", [600_000, 3_000_000])
def test_too_long_is_413_with_a_sentence(browser, scene, length):
    body = batch_of(scene.note, uuid4(), text="a" * length)

    answer = post(browser, f"/api/notes/{scene.note.pk}/ops", body)

    assert (answer.status_code, answer.json()["error"]) == (413, "too_long")
    assert "kept on this device" in answer.json()["message"]


def test_a_resolved_conflict_is_gone(browser, scene):
    address = f"/api/notes/{scene.note.pk}/ops"
    first, second = (
        batch_of(scene.note, uuid4(), "one"),
        batch_of(scene.note, uuid4(), "two"),
    )
    post(browser, address, first)
    [conflict] = post(browser, address, second).json()["conflicts"]
    resolution = {"version": 2, "text": conflict["both"]}
    resolve = f"/api/notes/{scene.note.pk}/conflicts/{conflict['id']}"

    stale = post(browser, resolve, {**resolution, "version": 1})
    done = post(browser, resolve, resolution)

    assert (stale.status_code, stale.json()["error"]) == (409, "changed")
    assert done.json()["texts"] == {"focus": "one\ntwo"}
    assert done.json()["conflicts"] == []


def test_the_key_of_the_journal_belongs_to_one_person(browser, scene):
    keys = browser.get("/api/notes/journal-key")

    assert keys.headers["Cache-Control"] == "no-store"
    assert keys.json() == {
        "journal": journal_name(scene.lead.user),
        "current": "tests",
        "keys": journal_keys(scene.lead.user),
    }
    assert journal_keys(scene.lead.user) != journal_keys(scene.co.user)
    assert journal_name(scene.lead.user) != journal_name(scene.co.user)
