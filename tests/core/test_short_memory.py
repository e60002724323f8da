"""What all web processes know for a while."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.utils import timezone

from tenfold.core.short_memory import forget_expired

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


def kept():
    with connection.cursor() as cursor:
        cursor.execute("SELECT COUNT(*) FROM short_memory")
        return cursor.fetchone()[0]


def test_what_has_run_out_is_removed_and_nothing_else():
    cache.set("gone-soon", 1, timeout=10)
    cache.set("kept", 2, timeout=3600)

    assert forget_expired(timezone.now()) == 0
    assert forget_expired(timezone.now() + timedelta(minutes=5)) == 1

    assert kept() == 1
    assert cache.get("kept") == 2
