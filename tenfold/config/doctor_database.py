"""What the doctor asks Django: the database, its keys, settings and mail."""

import smtplib
from collections.abc import Iterator
from datetime import timedelta

from django.apps import apps
from django.conf import settings
from django.core.mail import get_connection
from django.db import DatabaseError, connection, models
from django.db.migrations.executor import MigrationExecutor
from django.db.models import Max
from django.utils import timezone

from tenfold.config.findings import Finding, note, well, wrong
from tenfold.core.crypto import CannotOpenError
from tenfold.core.fields import encrypted_fields
from tenfold.core.rekeying import tables_with_sealed_text

OLDEST_POSTGRESQL = 14


def of_database() -> Iterator[Finding]:
    """An unsafe SQLite stops here with its sentences (SystemExit)."""
    try:
        connection.ensure_connection()
        yield of_version()
        if waiting := migrations_waiting():
            yield wrong(
                f"The database lacks {waiting} changes of this version: "
                "run `tenfold migrate`."
            )
            return
        yield of_keys()
        yield of_time()
    except DatabaseError as error:
        yield wrong(f"The database cannot be used: {type(error).__name__}.")


def of_version() -> Finding:
    if connection.vendor == "sqlite":
        version = ask("SELECT sqlite_version()")
        return well(f"SQLite {version} with WAL, synchronous FULL and no mmap.")
    major = int(ask("SHOW server_version_num")) // 10000
    if major < OLDEST_POSTGRESQL:
        return wrong(
            f"PostgreSQL {major} is too old: use {OLDEST_POSTGRESQL} or newer."
        )
    return well(f"PostgreSQL {major}.")


def ask(statement: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return str(cursor.fetchone()[0])


def migrations_waiting() -> int:
    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def of_keys() -> Finding:
    """Whether the secrets file belongs to this database."""
    for model in tables_with_sealed_text():
        row = model._base_manager.order_by("-created_at").first()
        if row is None:
            continue
        try:
            open_everything(row)
        except CannotOpenError:
            return wrong(
                "The secrets file does not open what is sealed in the database: "
                "restore the file that belongs to it."
            )
    return well("The secrets file opens what is sealed in the database.")


def open_everything(row: models.Model) -> None:
    for field in encrypted_fields(type(row)):
        getattr(row, field.attname)


def of_time() -> Finding:
    """A clock that went back shows itself in the audit trail."""
    trail = apps.get_model("audit", "AuditEvent")._base_manager
    last = trail.aggregate(last=Max("created_at"))["last"]
    if last and last > timezone.now() + timedelta(minutes=1):
        return wrong(
            "The audit trail has entries from the future, so this machine's clock is "
            "or was wrong: set it right before anybody works."
        )
    return well("The audit trail has no entry from the future.")


def of_settings() -> Iterator[Finding]:
    if settings.DEBUG:
        yield wrong("DEBUG is on: it shows people's data in error pages.")
    manifest = settings.DJANGO_VITE["default"]["manifest_path"]
    if not manifest.exists():
        yield wrong(
            "Styles and scripts have not been built: "
            "run `python3 deploy/prepare.py demo`."
        )


def of_mail() -> Iterator[Finding]:
    host = f"{settings.EMAIL_HOST}:{settings.EMAIL_PORT}"
    try:
        mail = get_connection()
        mail.open()
        mail.close()
    except (OSError, smtplib.SMTPException) as error:
        say = note if settings.DEMO else wrong
        yield say(
            f"The mail server {host} cannot be used ({type(error).__name__}), so "
            "invitations wait: check TENFOLD_MAIL_URL."
        )
    else:
        yield well(f"The mail server {host} answers.")
