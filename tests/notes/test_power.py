"""R4 and R5: what is answered for is on the disk, and survives a loss of power.

The writer's calls to the system are recorded; from them a disk is built that has kept
only what was synchronised, and an accidental part of the rest.
"""

import os
import re
import sqlite3
import subprocess
import sys
from pathlib import Path
from random import Random
from uuid import UUID

import pytest

from tests.notes.disk import TRACE, File, calls
from tests.notes.test_kills import ROOT, run
from tests.sizes import size

SAVES = size(40, 1_000)
CRASHES = size(20, 200)
SAVED = re.compile(rb"^saved (\S+) (\d+)\n$")

pytestmark = pytest.mark.nightly


@pytest.fixture(scope="module")
def recording(tmp_path_factory):
    """The database before, and every call of a writer that is killed at the end."""
    folder = tmp_path_factory.mktemp("power")
    database, trace = folder / "notes.sqlite3", folder / "trace"
    inherited = {k: v for k, v in os.environ.items() if not k.startswith("TENFOLD_")}
    environment = {
        **inherited,
        "DJANGO_SETTINGS_MODULE": "tenfold.config.settings.test",
        "TENFOLD_DATABASE_URL": f"sqlite:///{database}",
        "PYTHONPATH": str(ROOT),
    }
    run(environment, "manage.py", "migrate", "--verbosity=0")
    seeded = run(environment, "-m", "tests.notes.seeding")
    before = database.read_bytes()
    write_under_trace(trace, environment, seeded)
    return database, before, trace


def write_under_trace(trace, environment, seeded):
    command = [sys.executable, "-m", "tests.notes.writer", *seeded]
    with subprocess.Popen(
        [*TRACE, "-o", str(trace), *command],
        cwd=ROOT,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdin
        assert process.stdout
        process.stdin.write("go\n")
        process.stdin.flush()
        writer = int(process.stdout.readline().removeprefix("writer "))
        # The trace has an answer after the reader has it: the kill may come between.
        for _ in range(SAVES + 1):
            assert process.stdout.readline().startswith("saved ")
        os.kill(writer, 9)
        process.stdin.close()
        process.stdout.read()


def steps(recording):
    """After each call: the call, both files, and what was answered for until then."""
    database, before, trace = recording
    files = {str(database): File(bytearray(before)), f"{database}-wal": File()}
    answered = []
    with trace.open() as lines:
        for call in calls(lines):
            saved = call.fd == 1 and SAVED.match(call.data)
            if saved:
                answered.append((UUID(saved[1].decode()).hex, int(saved[2])))
            if call.path in files:
                files[call.path].takes(call)
            yield call, files, answered


def test_every_answer_comes_after_the_disk_has_it(recording):
    """No answer while something of the log is not synchronised."""
    database, _, _ = recording
    answers, synchronised = 0, 0
    since = 0
    for call, files, answered in steps(recording):
        log = files[f"{database}-wal"]
        if call.path == f"{database}-wal" and call.name in {"fdatasync", "fsync"}:
            synchronised += 1
        if len(answered) > answers:
            answers = len(answered)
            assert log.pending == []
            assert synchronised > since, "an answer without a write to the disk"
            since = synchronised
    assert answers >= SAVES


def test_nothing_answered_for_is_lost_with_the_power(recording, tmp_path):
    random = Random(5)
    total = sum(1 for _ in steps(recording))
    crashes = set(random.sample(range(total // 10, total), CRASHES))
    seen = 0
    for number, (_, files, answered) in enumerate(steps(recording)):
        if number not in crashes:
            continue
        disk = tmp_path / f"after-{number}"
        disk.mkdir()
        for path, file in files.items():
            (disk / Path(path).name).write_bytes(file.after_power_loss(random))
        kept = what_is_there(disk / "notes.sqlite3")
        assert [save for save in answered if save not in kept] == []
        seen = max(seen, len(answered))
    assert seen > SAVES // 2


def what_is_there(database):
    connection = sqlite3.connect(database)
    try:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        rows = connection.execute("SELECT client_id, seq FROM notes_noteop")
        return set(rows.fetchall())
    finally:
        connection.close()
