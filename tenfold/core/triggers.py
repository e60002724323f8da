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


def append_only(table: str) -> migrations.RunPython:
    """A step after which rows of `table` can be neither changed nor removed."""

    def forwards(apps, schema_editor):  # type: ignore[no-untyped-def]
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(POSTGRES.format(table=table))
            return
        for verb in ("UPDATE", "DELETE"):
            schema_editor.execute(SQLITE.format(table=table, verb=verb))

    def backwards(apps, schema_editor):  # type: ignore[no-untyped-def]
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(f"DROP TRIGGER {table}_append_only ON {table}")
            schema_editor.execute(f"DROP FUNCTION {table}_append_only()")
            return
        for verb in ("UPDATE", "DELETE"):
            schema_editor.execute(f"DROP TRIGGER {table}_no_{verb}")

    return migrations.RunPython(forwards, backwards)


FREEZE_SQLITE = """
CREATE TRIGGER {table}_is_frozen BEFORE UPDATE OF {columns} ON {table}
BEGIN SELECT RAISE(ABORT, '{table} is kept as it was'); END;
"""
FREEZE_SQLITE_KEEP = """
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


def frozen(table: str, columns: list[str]) -> migrations.RunPython:
    """A step after which these columns never change and no row goes.

    Sealed columns are left out: they may be written again, because keys are rotated.
    """
    listed = ", ".join(f'"{column}"' for column in columns)

    def forwards(apps, schema_editor):  # type: ignore[no-untyped-def]
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(FREEZE_POSTGRES.format(table=table, columns=listed))
            return
        for trigger in (FREEZE_SQLITE, FREEZE_SQLITE_KEEP):
            schema_editor.execute(trigger.format(table=table, columns=listed))

    def backwards(apps, schema_editor):  # type: ignore[no-untyped-def]
        on = f" ON {table}" if schema_editor.connection.vendor == "postgresql" else ""
        for trigger in ("is_frozen", "is_kept"):
            schema_editor.execute(f"DROP TRIGGER {table}_{trigger}{on}")

    return migrations.RunPython(forwards, backwards)
