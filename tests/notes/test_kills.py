"""R3 and S15: the writing process is killed, and the file tells nothing."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from uuid import UUID

import pytest

from tests.sizes import size

ROOT = Path(__file__).resolve().parents[2]
KILLS = size(20, 500)
CANARY = "zwitscherkanarie"


@pytest.fixture(scope="module")
def database(tmp_path_factory):
    """A file of its own, filled by processes of their own."""
    return tmp_path_factory.mktemp("notes") / "notes.sqlite3"


@pytest.fixture(scope="module")
def environment(database):
    inherited = {k: v for k, v in os.environ.items() if not k.startswith("TENFOLD_")}
    return {
        **inherited,
        "DJANGO_SETTINGS_MODULE": "tenfold.config.settings.test",
        "TENFOLD_DATABASE_URL": f"sqlite:///{database}",
        "PYTHONPATH": str(ROOT),
    }


def run(environment, *arguments):
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return done.stdout.split()


@pytest.fixture(scope="module")
def seeded(environment):
    """A note and who may write it."""
    run(environment, "manage.py", "migrate", "--verbosity=0")
    return run(environment, "-m", "tests.notes.seeding")


@pytest.fixture
def writers(environment, seeded):
    with subprocess.Popen(
        [sys.executable, "-m", "tests.notes.writer", *seeded],
        cwd=ROOT,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdin
        yield process
        process.stdin.close()


@pytest.mark.nightly
@pytest.mark.timeout(600)
def test_nothing_acknowledged_is_lost_when_the_writer_is_killed(database, writers):
    chance = random.Random(3)
    acknowledged = []
    for _ in range(KILLS):
        acknowledged += saved_until_killed(writers, chance)
        assert check(database, "PRAGMA integrity_check") == [("ok",)]
        assert check(database, "PRAGMA foreign_key_check") == []

    kept = set(check(database, "SELECT client_id, seq FROM notes_noteop"))
    assert len(acknowledged) >= KILLS
    assert [save for save in acknowledged if save not in kept] == []


def saved_until_killed(writers, chance):
    writers.stdin.write("go\n")
    writers.stdin.flush()
    pid = int(writers.stdout.readline().removeprefix("writer "))
    lines = [writers.stdout.readline()]
    time.sleep(chance.uniform(0.005, 0.5))
    os.kill(pid, signal.SIGKILL)
    while lines[-1] != "dead\n":
        lines.append(writers.stdout.readline())
    saves = [line.split() for line in lines if line.startswith("saved ")]
    return [(UUID(client).hex, int(seq)) for _, client, seq in saves]


def check(database, statement):
    connection = sqlite3.connect(database)
    try:
        return connection.execute(statement).fetchall()
    finally:
        connection.close()


@pytest.mark.timeout(300)
def test_nothing_readable_lies_in_the_database(environment, database, seeded):
    run(environment, "-m", "tests.notes.seeding", CANARY, *seeded)

    files = [path for path in database.parent.iterdir() if path.is_file()]
    contents = b"".join(path.read_bytes() for path in files)

    [(versions,)] = check(database, "SELECT count(*) FROM notes_noteversion")
    assert versions >= 2
    assert b"SQLite format 3" in contents
    assert CANARY.encode() not in contents
    assert CANARY.encode("utf-16-le") not in contents
