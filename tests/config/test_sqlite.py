import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

from tenfold.config.sqlite import UnsafeDatabaseError, faults_of, file_system_of
from tenfold.config.sqlite import require_safe_sqlite as gate

GOOD = ("journal_mode=WAL", "synchronous=FULL", "mmap_size=0")


class Cursor:
    """A real one that says it belongs to another version of SQLite."""

    def __init__(self, inner, version):
        self.inner, self.version = inner, version

    def execute(self, statement):
        self.inner.execute(statement.replace("sqlite_version()", f"'{self.version}'"))

    def fetchone(self):
        return self.inner.fetchone()


def faults(tmp_path, *pragmas, version="3.53.4"):
    path = tmp_path / "some.sqlite3"
    database = sqlite3.connect(path)
    try:
        for pragma in pragmas:
            database.execute(f"PRAGMA {pragma}")
        return list(faults_of(Cursor(database.cursor(), version), str(path)))
    finally:
        database.close()


def test_a_safe_database_has_no_faults(tmp_path):
    assert faults(tmp_path, *GOOD) == []


@pytest.mark.parametrize("version", ["3.40.1", "3.46.0", "3.51.2"])
def test_an_old_library_is_refused(tmp_path, version):
    (fault,) = faults(tmp_path, *GOOD, version=version)

    assert fault.startswith(f"SQLite {version} can damage a database")


@pytest.mark.parametrize("version", ["3.51.3", "3.52.0", "4.0.0"])
def test_a_newer_library_is_welcome(tmp_path, version):
    assert faults(tmp_path, *GOOD, version=version) == []


@pytest.mark.parametrize(
    ("pragma", "said"),
    [
        ("journal_mode=DELETE", "not in WAL mode"),
        ("synchronous=NORMAL", "synchronous is not FULL"),
        ("mmap_size=1048576", "mmap_size is not 0"),
    ],
)
def test_a_pragma_that_is_wrong_is_named(tmp_path, pragma, said):
    (fault,) = faults(tmp_path, *GOOD, pragma)

    assert said in fault


def test_a_network_file_system_is_recognised(tmp_path):
    mounts = tmp_path / "mounts"
    mounts.write_text("/dev/vda / ext4 rw 0 0\nserver:/srv /srv\\040data nfs4 rw 0 0\n")

    assert file_system_of(Path("/srv data/tenfold.sqlite3"), mounts) == "nfs4"
    assert file_system_of(Path("/srv data2/tenfold.sqlite3"), mounts) == "ext4"


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "sqlite", reason="about SQLite")
def test_the_gate_refuses_what_our_settings_did_not_make(django_db_blocker):
    class Deferred:
        vendor = "sqlite"
        transaction_mode = None
        settings_dict = connection.settings_dict
        cursor = staticmethod(connection.cursor)

    with pytest.raises(UnsafeDatabaseError, match="do not begin IMMEDIATE"):
        gate(connection=Deferred)


def test_a_boot_with_the_old_library_stops_with_the_sentence(tmp_path):
    """The interpreter's own SQLite, as on Debian 12, instead of ours."""
    program = """
import sys, sqlite3
sys.modules["pysqlite3"] = sqlite3
sys.modules["pysqlite3.dbapi2"] = sqlite3.dbapi2
if sqlite3.sqlite_version_info >= (3, 51, 3):
    print("new enough"); raise SystemExit(0)
import tenfold.config.wsgi
print("started")
"""
    boot = subprocess.run(
        [sys.executable, "-c", program],
        env={
            "DJANGO_SETTINGS_MODULE": "tenfold.config.settings.dev",
            "TENFOLD_DATA_DIR": str(tmp_path),
        },
        capture_output=True,
        text=True,
        check=False,
    )

    assert boot.stdout.strip() in {"", "new enough"}
    if not boot.stdout:
        assert boot.returncode == 1
        assert "or newer is needed: install pysqlite3" in boot.stderr
