"""Nobody but its author reads a private note (G16), by any way there is."""

import base64
import os
import re
from pathlib import Path
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client
from django.urls import get_resolver

from tenfold.audit.models import AuditEvent
from tenfold.core.crypto import (
    CannotOpenError,
    current_key_id,
    key_id_of,
    open_sealed,
)
from tenfold.core.fields import place_of
from tenfold.core.rekeying import rekey_table, tables_with_sealed_text
from tenfold.practice.models import StaffMember
from tenfold.process_notes.actions import CannotSaveOverError, Writing, save_note
from tenfold.process_notes.hints import HINTS, WALL, Law, law_at
from tenfold.process_notes.models import ProcessNote, ProcessNoteVersion
from tests import make

CANARY = "Xanthippe envies Quetzal"
Role = StaffMember.Role
SOURCES = Path(__file__).parents[2] / "tenfold"
IMPORTS = re.compile(r"^\s*(?:from|import) tenfold\.process_notes", re.MULTILINE)
NAMED = re.compile(
    r"ProcessNote|process_notes_process|get_model\(.process", re.MULTILINE
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def house(settings):
    """Hanna leads and wrote; Ola leads with her; everybody else works there."""
    settings.DEMO = True  # no second factor to set up
    owner = make.owner("riverside")
    practice = owner.practice
    people = {
        role.value: make.staff(practice, role, role.label)
        for role in Role
        if role != Role.OWNER
    }
    people |= {"owner": owner, "stranger": make.owner("harbour")}
    people["author"] = make.staff(practice, name="Hanna")
    group = make.group(people["author"])
    people["co"] = make.co_facilitator(group, owner, "Ola")
    make.member(group, owner, "Sam")
    meeting = make.meeting(group, by=owner)
    write(meeting, people["author"], CANARY)
    return people, meeting


def write(meeting, by, text, base=0, client=None, seq=1):
    writing = Writing(client or uuid4(), seq, base, text)
    return save_note(meeting, writing, by=by, now=meeting.starts_at)


def browser_of(staff):
    browser = Client()
    browser.force_login(staff.user)
    return browser


def addresses(meeting, people):
    """Every address that can be asked with what exists here."""
    slug = meeting.practice.slug
    known = {
        "practice": slug,
        "pk": meeting.pk,
        "meeting_id": meeting.pk,
        "client": meeting.group.enrolments.get().client_id,
    }
    found = []

    def walk(resolver, before=""):
        for entry in resolver.url_patterns:
            path = before + re.sub(r"[\^$]", "", str(entry.pattern))
            if hasattr(entry, "url_patterns"):
                walk(entry, path)
                continue
            names = re.findall(r"<(?:\w+:)?(\w+)>", path)
            if all(name in known for name in names) and "(" not in path:
                for name in names:
                    path = re.sub(rf"<(?:\w+:)?{name}>", str(known[name]), path)
                found.append(f"/{path}")

    walk(get_resolver())
    return [path for path in found if "logout" not in path]


def test_its_author_reads_it_and_nobody_else_at_any_address(house):
    people, meeting = house
    readers = {}
    for who in ("author", "co", "owner", "supervisor", "facilitator", "stranger"):
        browser = browser_of(people[who])
        for path in addresses(meeting, people):
            asked = {"client_id": str(uuid4()), "q": "Xanthippe", "words": "Xanthippe"}
            said = browser.get(path, asked).getvalue().decode(errors="replace")
            if CANARY in said:
                readers.setdefault(who, set()).add(path)

    slug = meeting.practice.slug
    assert readers == {
        "author": {
            f"/p/{slug}/sessions/{meeting.pk}/private-note/",
            f"/api/process-notes/meetings/{meeting.pk}",
        }
    }


def test_who_leads_with_the_author_has_a_note_of_their_own(house):
    people, meeting = house

    write(meeting, people["co"], "Mine")

    for who, text in (("author", CANARY), ("co", "Mine")):
        answer = browser_of(people[who]).get(
            f"/api/process-notes/meetings/{meeting.pk}"
        )
        assert answer.json()["text"] == text


def test_the_row_opens_for_its_author_alone(house):
    people, _ = house
    for row in (ProcessNote.objects.get(), ProcessNoteVersion.objects.get()):
        assert row.read_by(people["author"].user) == CANARY
        for who in people.keys() - {"author"}:
            with pytest.raises(CannotOpenError):
                row.read_by(people[who].user)
        assert CANARY not in f"{row.text!s} {row.text!r} {row} {vars(row)}"
    for who in people.keys() - {"author"}:
        assert list(ProcessNote.objects.written_by(people[who])) == []


def test_a_note_that_is_given_to_another_author_opens_for_nobody(house):
    people, _ = house
    other = people["co"].user
    ProcessNote.objects.update(author=other)

    row = ProcessNote.objects.get()

    for reader in (people["author"].user, other):
        with pytest.raises(CannotOpenError):
            row.read_by(reader)


def test_the_table_holds_no_word_of_it(house):
    with connection.cursor() as cursor:
        for table in ("process_notes_processnote", "process_notes_processnoteversion"):
            cursor.execute(f"SELECT * FROM {table}")
            assert "Xanthippe" not in str(cursor.fetchall())


def test_the_key_is_not_the_one_of_other_columns(house):
    row = ProcessNote.objects.get()
    with pytest.raises(CannotOpenError):
        open_sealed(row.text, place_of(row, "text"))


def test_it_stays_readable_when_keys_are_changed(house, settings):
    people, _ = house
    settings.FIELD_KEYS = {
        **settings.FIELD_KEYS,
        "k9": base64.urlsafe_b64encode(os.urandom(32)).decode(),
    }
    tables = {ProcessNote, ProcessNoteVersion}
    assert tables <= set(tables_with_sealed_text())

    assert [rekey_table(table) for table in tables] == [1, 1]

    settings.FIELD_KEYS = {"k9": settings.FIELD_KEYS["k9"]}
    for row in (ProcessNote.objects.get(), ProcessNoteVersion.objects.get()):
        assert key_id_of(str(row.text)) == current_key_id() == "k9"
        assert row.read_by(people["author"].user) == CANARY


def test_no_other_app_imports_it_or_names_its_tables():
    """What could put it into a search, a report, an export or a chart is not there."""
    files = [p for p in SOURCES.rglob("*.py") if "process_notes" not in p.parts]
    assert len(files) > 100

    importing = {
        p.relative_to(SOURCES).as_posix()
        for p in files
        if IMPORTS.search(p.read_text())
    }
    naming = {p.name for p in files if NAMED.search(p.read_text())}

    # The demonstration writes one of its own inventing, and reads none.
    assert importing == {"config/api.py", "demo/listening.py"}
    written = (SOURCES / "demo/listening.py").read_text()
    assert "process_notes.actions import Writing, save_note\n" in written
    assert naming == set()


def test_no_row_of_elsewhere_leads_to_it():
    """No relation can be followed to a private note: none is joined by chance."""
    ours = {ProcessNote, ProcessNoteVersion}
    leading = [
        (model.__name__, relation.name)
        for model in apps.get_models()
        if model not in ours
        for relation in model._meta.get_fields()
        if relation.related_model in ours and not relation.hidden
    ]
    assert leading == []


def test_reading_and_saving_leave_lines_without_words(house):
    people, meeting = house
    browser_of(people["author"]).get(f"/api/process-notes/meetings/{meeting.pk}")

    lines = AuditEvent.objects.filter(verb__startswith="process_note.").order_by(
        "number"
    )

    assert [(line.verb, line.details) for line in lines] == [
        ("process_note.saved", {"version": 1}),
        ("process_note.opened", {}),
    ]


def test_a_text_is_saved_once_and_never_over_another(house):
    people, meeting = house
    author, client = people["author"], uuid4()

    for _ in range(2):
        note = write(meeting, author, "Second", base=1, client=client, seq=1)
    assert note.version == 2
    with pytest.raises(CannotSaveOverError) as refusal:
        write(meeting, author, "From an old page", base=1)

    assert refusal.value.details == {"version": 2, "text": "Second"}
    versions = ProcessNoteVersion.objects.order_by("number")
    assert [one.read_by(author.user) for one in versions] == [CANARY, "Second"]


def test_the_page_without_its_program_keeps_both_texts(house):
    people, meeting = house
    browser = browser_of(people["author"])
    page = f"/p/riverside/sessions/{meeting.pk}/private-note/"

    answer = browser.post(page, {"text": "From an old page", "version": 0})

    said = answer.content.decode()
    assert CANARY in said
    assert "From an old page" in said
    again = browser.post(page, {"text": "Both", "version": 1})
    assert again.status_code == 302
    assert ProcessNote.objects.get().read_by(people["author"].user) == "Both"


@pytest.mark.parametrize(
    ("zone", "law"),
    [
        ("America/New_York", Law.UNITED_STATES),
        ("Pacific/Honolulu", Law.UNITED_STATES),
        ("America/Toronto", Law.ELSEWHERE),
        ("Europe/London", Law.GDPR),
        ("Europe/Lisbon", Law.GDPR),
        ("UTC", Law.ELSEWHERE),
        ("nowhere", Law.ELSEWHERE),
    ],
)
def test_the_hint_follows_the_place(zone, law):
    assert law_at(zone) is law


def test_no_hint_claims_what_it_must_not():
    for text in (*HINTS.values(), WALL):
        for claim in ("compliant", "certified", "end-to-end", "guarantee", "anonymous"):
            assert claim not in str(text).lower()
