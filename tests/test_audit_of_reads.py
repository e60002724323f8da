"""Whoever reads a record or a note leaves a line that says who and what (S16)."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
import time_machine
from django.db import transaction
from django.test import Client as Browser
from django.urls import reverse

from tenfold.audit.models import AuditEvent
from tenfold.clients.actions import ClientData, ContactData, change_client
from tenfold.notes.models import IndividualSection
from tests.gathering import batch_of
from tests.make import MONDAY_6PM
from tests.test_access import ACCESS, address
from tests.world import World, world

NOW = MONDAY_6PM - timedelta(minutes=30)
IN_THE_RECORD = (
    "Zuleika Legal",
    "+351 912 111 222",
    "1981-02-03",
    "Quetzal",
    "Grimsby",
)
IN_THE_NOTE = "Xanthippe said"
READERS = ("owner", "manager", "intake", "lead", "co", "other", "billing")
PAGES = [name for name, (method, _) in ACCESS.items() if method == "get"]

pytestmark = pytest.mark.django_db


@pytest.fixture
def here(settings):
    with time_machine.travel(NOW, tick=False):
        scene = world(NOW)
        settings.DEMO = True
        data = ClientData(
            preferred_name="Sam0",
            legal_name=IN_THE_RECORD[0],
            phone=IN_THE_RECORD[1],
            date_of_birth=IN_THE_RECORD[2],
            contact_note=IN_THE_RECORD[3],
        )
        contact = ContactData(name=IN_THE_RECORD[4], phone="+351 912 333 444")
        owner = scene.people["owner"]
        change_client(scene.enrolment.client, data=data, contact=contact, by=owner)
        write_a_note(scene)
        yield scene


def signed_in(here: World, who: str) -> Browser:
    browser = Browser()
    browser.force_login(here.people[who].user)
    return browser


def write_a_note(here: World) -> None:
    lead = signed_in(here, "lead")
    sections = reverse("api-1:sections", args=[here.coming.pk])
    lead.get(sections, {"client_id": str(uuid4())})
    note = IndividualSection.objects.get(
        meeting=here.coming, enrolment=here.enrolment
    ).note
    said = batch_of(note, IN_THE_NOTE)
    said["ops"][0]["field"] = "presentation"
    ops = reverse("api-1:ops", args=[note.pk])
    answer = lead.post(ops, said, content_type="application/json")
    assert answer.status_code == 200, answer.content


def lines_besides(known: set[UUID]) -> set[tuple[str, str, str]]:
    fresh = AuditEvent.objects.exclude(pk__in=known)
    plain = {(line.verb, line.actor_id, line.target_id) for line in fresh}
    return plain | {
        (line.verb, line.actor_id, f"{line.target_id}: {session}")
        for line in fresh
        for session in line.details.get("sessions", ())
    }


def read(here: World, who: str, where: str, data: dict[str, str] | None = None):
    """What somebody reads at an address, and the lines that are left of it."""
    with transaction.atomic():
        browser = signed_in(here, who)
        known = set(AuditEvent.objects.values_list("pk", flat=True))
        said = browser.get(where, data).getvalue().decode(errors="replace")
        lines = lines_besides(known)
        transaction.set_rollback(True)
    return said, lines


def test_every_page_that_shows_a_record_or_a_note_leaves_a_line(here):
    client, shown = str(here.enrolment.client_id), set()
    for name in PAGES:
        for who in READERS:
            said, lines = read(here, who, address(here, name))
            reader = str(here.people[who].user_id)
            if any(secret in said for secret in IN_THE_RECORD):
                assert ("client.opened", reader, client) in lines, (name, who)
                shown.add(name)
            if IN_THE_NOTE in said:
                read_at_session = ("notes.opened", reader, str(here.coming.pk))
                read_in_chart = ("client.opened", reader, f"{client}: {here.coming.pk}")
                assert lines & {read_at_session, read_in_chart}, (name, who)
                shown.add(name)

    assert shown == {
        "clients:client_detail", "clients:client_edit", "notes:meeting_notes",
        "measures:flag",
    }  # fmt: skip


@pytest.mark.parametrize("who", ["lead", "co"])
def test_a_chart_that_shows_a_note_says_of_which_session(here, who):
    said, lines = read(here, who, address(here, "clients:client_detail"))

    client, reader = str(here.enrolment.client_id), str(here.people[who].user_id)
    assert IN_THE_NOTE in said
    assert ("client.opened", reader, f"{client}: {here.coming.pk}") in lines


@pytest.mark.parametrize("who", ["owner", "manager", "intake"])
def test_who_keeps_the_records_reads_no_note_in_a_chart(here, who):
    said, _ = read(here, who, address(here, "clients:client_detail"))

    assert IN_THE_NOTE not in said


@pytest.mark.parametrize("who", ["lead", "co"])
def test_the_panel_that_shows_notes_leaves_a_line(here, who):
    where = reverse("api-1:sections", args=[here.coming.pk])

    said, lines = read(here, who, where, {"client_id": str(uuid4())})

    assert IN_THE_NOTE in said
    reader = str(here.people[who].user_id)
    assert ("notes.opened", reader, str(here.coming.pk)) in lines


def test_a_line_of_a_read_holds_nothing_that_was_read(here):
    signed_in(here, "lead").get(address(here, "clients:client_detail"))
    signed_in(here, "lead").get(address(here, "notes:meeting_notes"))

    kept = str(list(AuditEvent.objects.values()))

    assert [word for word in (*IN_THE_RECORD, IN_THE_NOTE) if word in kept] == []


def test_who_may_not_read_leaves_no_line_of_having_read(here):
    _, lines = read(here, "other", address(here, "clients:client_detail"))

    assert lines == set()
