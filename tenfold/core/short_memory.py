"""What is known for minutes, alike to every web process: Django's cache, in a table."""

from datetime import datetime

from django.db import connection


def forget_expired(now: datetime) -> int:
    """Remove what has run out: it holds addresses that people signed in from."""
    until = connection.ops.adapt_datetimefield_value(now.replace(microsecond=0))
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM short_memory WHERE expires < %s", [until])
        return int(cursor.rowcount)
