"""R15: a signed note changes by no path, and whatever is changed below is found."""

import random
from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from tenfold.core.fields import encrypted_fields
from tenfold.core.rekeying import rekey_table
from tenfold.notes.actions.signing import add_addendum
from tenfold.notes.models import (
    IndividualSection,
    Note,
    NoteConflict,
    NoteVersion,
    Signature,
)
from tenfold.notes.queries.verifying import broken_signatures
from tests.notes.test_signing import FILLED, NOW, signed

TAMPERS = 1_000
SPARED = {"id", "created_at", "saved_at", "owner_id"}  # say nothing about the text

pytestmark = pytest.mark.django_db


@pytest.fixture
def closed(scene):
    signed(scene, scene.note, {"focus": "Beginning", "process": "Slow"})
    signed(scene, scene.ivos, {"presentation": "Held back", "risk": "none"})
    signed(scene, scene.sams)
    add_addendum(scene.sams, words="More", reason="Late", by=scene.lead, now=NOW)
    return scene


def saved(row, **values):
    for name, value in values.items():
        setattr(row, name, value)
    row.save(update_fields=list(values))


DEEDS = {
    "texts": lambda s: saved(s.sams, texts={"plan": "Forged"}),
    "whole row": lambda s: forge(s.sams).save(),
    "version": lambda s: Note.objects.filter(pk=s.sams.pk).update(version=99),
    "template": lambda s: Note.objects.filter(pk=s.sams.pk).update(template="dap"),
    "opening": lambda s: Note.objects.filter(pk=s.sams.pk).update(closed_by=None),
    "deleting": lambda s: raw("DELETE FROM notes_note"),
    "another version": lambda s: NoteVersion.after(
        s.sams, {"plan": "Forged"}, by=s.lead.user, at=NOW
    ).save(force_insert=True),
    "a conflict": lambda s: NoteConflict.objects.create(
        practice=s.lead.practice,
        note=s.sams,
        client_id=s.tab().client_id,
        field="plan",
        ancestor="",
        wording="Forged",
    ),
    "another chart": lambda s: IndividualSection.objects.filter(note=s.sams).update(
        enrolment=s.ivo
    ),
    "out of sight": lambda s: IndividualSection.objects.filter(note=s.sams).update(
        is_struck=True
    ),
    "no section": lambda s: raw("DELETE FROM notes_groupsection"),
    "a name": lambda s: Signature.objects.update(name="Somebody Else"),
    "an addendum": lambda s: saved(
        Signature.objects.get(kind="addendum"), body={"words": "Forged"}
    ),
    "no signature": lambda s: raw("DELETE FROM notes_signature"),
}


def forge(note):
    note.texts = {**note.texts, "plan": "Forged"}
    return note


def raw(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.postgres
def test_no_path_changes_what_is_signed(closed):
    done = [name for name, deed in DEEDS.items() if succeeds(deed, closed)]

    assert done == []
    assert closed.sams.texts == FILLED
    assert broken_signatures() == []


def succeeds(deed, scene):
    try:
        with transaction.atomic():
            deed(scene)
    except DatabaseError:
        return False
    return True


@pytest.mark.postgres
def test_keys_are_rotated_and_signatures_hold(closed, settings):
    settings.FIELD_KEYS = {**settings.FIELD_KEYS, "next": "A" * 43 + "="}

    assert rekey_table(Note) == rekey_table(NoteVersion) - 3 == 3
    assert rekey_table(Signature) == 4

    assert broken_signatures() == []


@pytest.mark.timeout(280)
def test_every_tampering_below_the_program_is_found(closed):
    """With the triggers gone: any column of any row, changed, swapped or removed."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        for (name,) in cursor.fetchall():
            cursor.execute(f"DROP TRIGGER {name}")
    chance, missed = random.Random(15), []
    assert broken_signatures() == []
    for _ in range(TAMPERS):
        with transaction.atomic():
            what = tamper(chance)
            if not broken_signatures():
                missed.append(what)
            transaction.set_rollback(True)

    assert missed == []
    assert broken_signatures() == []


def tamper(chance):
    model = chance.choice([Note, Signature, NoteVersion, IndividualSection])
    row = chance.choice(list(model.objects.order_by("pk")))
    if chance.random() < 0.1 and model in (Signature, NoteVersion):
        raw(f"DELETE FROM {model._meta.db_table} WHERE id = '{row.pk.hex}'")
        return f"{model.__name__} removed"
    names = {
        IndividualSection: ["enrolment_id", "meeting_id"],
    }.get(model) or [f.attname for f in model._meta.concrete_fields]
    column = chance.choice([name for name in names if name not in SPARED])
    sealed = {field.attname for field in encrypted_fields(model)}
    old = getattr(row, column)
    if column in sealed:
        new = changed_inside(old, chance)
        setattr(row, column, new)
        row.save(update_fields=[column])
    else:
        new = another(old, chance)
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA defer_foreign_keys = ON")
            cursor.execute(
                f"UPDATE {model._meta.db_table} SET {column} = %s WHERE id = %s",
                [new, row.pk.hex],
            )
    return f"{model.__name__}.{column}: {old!r} to {new!r}"


def changed_inside(value, chance):
    value = dict(value)
    key = chance.choice(sorted(value)) if value else "plan"
    value[key] = {"forged": str(chance.random())}
    return value


def another(old, chance):
    if isinstance(old, bool):
        return not old
    if isinstance(old, int):
        return old + chance.randint(100, 999)
    if hasattr(old, "isoformat"):
        return old + timedelta(seconds=chance.randint(1, 10**6))
    return f"{chance.getrandbits(128):032x}"
