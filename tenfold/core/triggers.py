"""What the database itself refuses to change or remove, on both."""

from django.db import migrations

SQLITE = """
CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table}
BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END;
"""
POSTGRES = """
CREATE OR REPLACE FUNCTION {table}_append_only() RETURNS trigger AS $$
BEGIN RAISE EXCEPTION '{table} is append-only'; END; $$ LANGUAGE plpgsql;
CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION {table}_append_only();
"""
FREEZE_SQLITE = """
CREATE TRIGGER {table}_is_frozen BEFORE UPDATE OF {columns} ON {table}
BEGIN SELECT RAISE(ABORT, '{table} is kept as it was'); END;
"""
KEEP_SQLITE = """
CREATE TRIGGER {table}_is_kept BEFORE DELETE ON {table}
BEGIN SELECT RAISE(ABORT, '{table} is kept for good'); END;
"""
FREEZE_POSTGRES = """
CREATE OR REPLACE FUNCTION {table}_kept() RETURNS trigger AS $$
BEGIN RAISE EXCEPTION '{table} is kept as it was'; END; $$ LANGUAGE plpgsql;
CREATE TRIGGER {table}_is_frozen BEFORE UPDATE OF {columns} ON {table}
FOR EACH ROW EXECUTE FUNCTION {table}_kept();
CREATE TRIGGER {table}_is_kept BEFORE DELETE OR TRUNCATE ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION {table}_kept();
"""


def append_only(table: str) -> migrations.RunPython:
    """A step after which rows of `table` can be neither changed nor removed."""
    sqlite = {
        f"no_{verb}": SQLITE.format(table=table, verb=verb)
        for verb in ("UPDATE", "DELETE")
    }
    return _refusing(table, "append_only", sqlite, POSTGRES.format(table=table))


def frozen(table: str, columns: list[str]) -> migrations.RunPython:
    """A step after which these columns never change and no row goes.

    Sealed columns are left out: they may be written again, because keys are rotated.
    """
    names = {"table": table, "columns": ", ".join(f'"{one}"' for one in columns)}
    sqlite = {
        "is_frozen": FREEZE_SQLITE.format(**names),
        "is_kept": KEEP_SQLITE.format(**names),
    }
    return _refusing(table, "kept", sqlite, FREEZE_POSTGRES.format(**names))


def _refusing(
    table: str, function: str, sqlite: dict[str, str], postgres: str
) -> migrations.RunPython:
    """Make triggers: SQLite's by name, PostgreSQL's with the function they share."""

    def forwards(apps, schema_editor):  # type: ignore[no-untyped-def]
        on_postgres = schema_editor.connection.vendor == "postgresql"
        for statement in [postgres] if on_postgres else sqlite.values():
            schema_editor.execute(statement)

    def backwards(apps, schema_editor):  # type: ignore[no-untyped-def]
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(f"DROP FUNCTION {table}_{function}() CASCADE")
            return
        for name in sqlite:
            schema_editor.execute(f"DROP TRIGGER {table}_{name}")

    return migrations.RunPython(forwards, backwards)
