"""What the database itself refuses once a note is signed.

A closed note opens again only when a row under its signature says so (returned by a
supervisor, or opened again by its author). A sealed text may be written again only with
another key: keys are rotated, texts are not.
"""

from django.db import migrations

CONTENT = ("version", "head_hash", "template", "template_version", "meeting_id")
FIXED = ("id", "practice_id")
HISTORY = ("notes_noteversion", "notes_noteop", "notes_noteconflict")
SECTIONS = {
    "notes_groupsection": ("meeting_id", "note_id", "practice_id"),
    "notes_individualsection": ("meeting_id", "enrolment_id", "note_id", "practice_id"),
    "notes_recordnote": ("client_id", "author_id", "note_id", "happened_at"),
}
CHANGED = " OR ".join(
    f"NEW.{column} {{differs}} OLD.{column}" for column in (*CONTENT, *FIXED)
)
OPENED = """EXISTS (SELECT 1 FROM notes_signature AS later, notes_signature AS under
  WHERE under.id = OLD.closed_by_id AND later.note_id = OLD.id
  AND later.number > under.number AND later.kind IN ('returned', 'reopened'))"""
STRUCK = """EXISTS (SELECT 1 FROM notes_signature AS word
  WHERE word.note_id = OLD.note_id AND word.kind = 'struck')"""
CLOSED = """EXISTS (SELECT 1 FROM notes_note AS note
  WHERE note.id = {row}.note_id AND note.closed_by_id IS NOT NULL)"""
SAME_KEY = {
    "sqlite": "substr(NEW.{c}, 1, instr(substr(NEW.{c}, 4), '.') + 3)"
    " = substr(OLD.{c}, 1, instr(substr(OLD.{c}, 4), '.') + 3)",
    "postgresql": "split_part(NEW.{c}, '.', 2) = split_part(OLD.{c}, '.', 2)",
}
DIFFERS = {"sqlite": "IS NOT", "postgresql": "IS DISTINCT FROM"}


def _rules(vendor: str) -> list[tuple[str, str, str, str]]:
    """Name, table, moment and condition of everything that is refused."""
    rewritten = "(NEW.{c} {d} OLD.{c} AND {same})".format(
        c="texts", d=DIFFERS[vendor], same=SAME_KEY[vendor].format(c="texts")
    )
    changed = CHANGED.format(differs=DIFFERS[vendor])
    reopened = f"(NEW.closed_by_id {DIFFERS[vendor]} OLD.closed_by_id AND NOT {OPENED})"
    content = f"{changed} OR {rewritten} OR {reopened}"
    unstruck = (
        f"OLD.struck_by_id IS NOT NULL AND NEW.struck_by_id {DIFFERS[vendor]} "
        "OLD.struck_by_id"
    )
    same_body = SAME_KEY[vendor].format(c="body")
    rules = [
        (
            "note_is_closed",
            "notes_note",
            "UPDATE",
            f"OLD.closed_by_id IS NOT NULL AND ({content})",
        ),
        ("note_stays_struck", "notes_note", "UPDATE", unstruck),
        ("note_is_kept", "notes_note", "DELETE", "OLD.version > 0"),
        ("signature_is_sealed", "notes_signature", "UPDATE", same_body),
    ]
    grows = CLOSED.format(row="NEW")
    rules += [(f"{one}_grows_no_more", one, "INSERT", grows) for one in HISTORY]
    for moment in ("UPDATE", "DELETE"):
        name = f"notes_noteconflict_stays_{moment.lower()}"
        rules.append((name, "notes_noteconflict", moment, CLOSED.format(row="OLD")))
    for table, columns in SECTIONS.items():
        moved = " OR ".join(f"NEW.{c} {DIFFERS[vendor]} OLD.{c}" for c in columns)
        closed = CLOSED.format(row="OLD")
        if table == "notes_individualsection":
            moved += (
                f" OR (NEW.is_struck {DIFFERS[vendor]} OLD.is_struck AND NOT {STRUCK})"
            )
        rules.append((f"{table}_stays", table, "UPDATE", f"({moved}) AND {closed}"))
        rules.append((f"{table}_is_kept", table, "DELETE", closed))
    return rules


def forwards(apps, schema_editor):  # type: ignore[no-untyped-def]
    vendor = schema_editor.connection.vendor
    for name, table, moment, condition in _rules(vendor):
        if vendor == "postgresql":
            row = "OLD" if moment == "DELETE" else "NEW"
            schema_editor.execute(
                f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger AS $$ BEGIN "
                f"IF {condition} THEN RAISE EXCEPTION 'a signed note stays as it is'; "
                f"END IF; RETURN {row}; END; $$ LANGUAGE plpgsql"
            )
            schema_editor.execute(
                f"CREATE TRIGGER {name} BEFORE {moment} ON {table} "
                f"FOR EACH ROW EXECUTE FUNCTION {name}()"
            )
        else:
            schema_editor.execute(
                f"CREATE TRIGGER {name} BEFORE {moment} ON {table} WHEN {condition} "
                "BEGIN SELECT RAISE(ABORT, 'a signed note stays as it is'); END"
            )


def backwards(apps, schema_editor):  # type: ignore[no-untyped-def]
    vendor = schema_editor.connection.vendor
    for name, table, _, _ in _rules(vendor):
        on = f" ON {table}" if vendor == "postgresql" else ""
        schema_editor.execute(f"DROP TRIGGER {name}{on}")


def closed() -> migrations.RunPython:
    return migrations.RunPython(forwards, backwards)
