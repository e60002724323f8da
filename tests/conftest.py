"""Fixtures for everybody."""

import pytest
from django.db import connection
from django.test import TransactionTestCase

from tests.sizes import HOURS, IS_NIGHTLY

_empty_the_tables = TransactionTestCase._fixture_teardown


def _empty_append_only_tables_too(self):
    """After a test that commits, tables to which one may only add are emptied too."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET session_replication_role = replica")
            _empty_the_tables(self)
            cursor.execute("SET session_replication_role = DEFAULT")
            return
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        triggers = cursor.fetchall()
        for name, _ in triggers:
            cursor.execute(f"DROP TRIGGER {name}")
        _empty_the_tables(self)
        for _, sql in triggers:
            cursor.execute(sql)


TransactionTestCase._fixture_teardown = _empty_append_only_tables_too


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What repeats all night may take its time."""
    for item in items:
        if IS_NIGHTLY and item.get_closest_marker("nightly"):
            item.add_marker(pytest.mark.timeout(HOURS), append=False)
