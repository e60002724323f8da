"""Rows whose meaning the database itself refuses to change or remove.

Only the sealed column may be written again, because keys are rotated; that its text is
still the same is shown by the hash chain.
"""

from django.db import migrations

SQLITE = """
CREATE TRIGGER {table}_is_frozen BEFORE UPDATE OF {columns} ON {table}
BEGIN SELECT RAISE(ABORT, '{table} is kept as it was'); END;
"""
SQLITE_KEEP = """
CREATE TRIGGER {table}_is_kept BEFORE DELETE ON {table}
BEGIN SELECT RAISE(ABORT, '{table} is kept for good'); END;
"""
POSTGRES = """
CREATE OR REPLACE FUNCTION {table}_kept() RETURNS trigger AS $$
BEGIN RAISE EXCEPTION '{table} is kept as it was'; END; $$ LANGUAGE plpgsql;
CREATE TRIGGER {table}_is_frozen BEFORE UPDATE OF {columns} ON {table}
FOR EACH ROW EXECUTE FUNCTION {table}_kept();
CREATE TRIGGER {table}_is_kept BEFORE DELETE OR TRUNCATE ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION {table}_kept();
"""


def frozen(table: str, columns: list[str]) -> migrations.RunPython:
    """A migration step after which these columns never change and no row goes."""
    listed = ", ".join(f'"{column}"' for column in columns)

    def forwards(apps, schema_editor):  # type: ignore[no-untyped-def]
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(POSTGRES.format(table=table, columns=listed))
            return
        for trigger in (SQLITE, SQLITE_KEEP):
            schema_editor.execute(trigger.format(table=table, columns=listed))

    def backwards(apps, schema_editor):  # type: ignore[no-untyped-def]
        on = f" ON {table}" if schema_editor.connection.vendor == "postgresql" else ""
        for trigger in ("is_frozen", "is_kept"):
            schema_editor.execute(f"DROP TRIGGER {table}_{trigger}{on}")

    return migrations.RunPython(forwards, backwards)
