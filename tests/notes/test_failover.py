"""R3 and R6 on PostgreSQL: the server is killed, and comes back or hands over."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from random import Random
from uuid import UUID

import pytest

from tests.notes.postgres import USER, Server
from tests.notes.test_kills import ROOT, run
from tests.sizes import size

KILLS = size(1, 100)
FAILOVERS = size(1, 20)
WRITABLE_SECONDS = 30

pytestmark = [pytest.mark.nightly, pytest.mark.timeout(300)]


@pytest.fixture
def servers():
    folder = Path(tempfile.mkdtemp(prefix="tenfold-failover-"))
    if USER:
        shutil.chown(folder, USER)
    pair = [Server(folder / "one"), Server(folder / "two")]
    yield pair
    for server in pair:
        server.stop()
    shutil.rmtree(folder, ignore_errors=True)


def environment_of(server):
    inherited = {k: v for k, v in os.environ.items() if not k.startswith("TENFOLD_")}
    return {
        **inherited,
        "DJANGO_SETTINGS_MODULE": "tenfold.config.settings.test",
        "TENFOLD_DATABASE_URL": server.url,
        "PYTHONPATH": str(ROOT),
    }


def filled(server):
    server.make()
    server.start()
    environment = environment_of(server)
    run(environment, "manage.py", "migrate", "--verbosity=0")
    return run(environment, "-m", "tests.notes.seeding")


def saved_until_killed(server, seeded, chance):
    """What a writer was answered for, until its server died."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.notes.writer", *seeded],
        cwd=ROOT,
        env=environment_of(server),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        assert process.stdin
        assert process.stdout
        process.stdin.write("go\n")
        process.stdin.flush()
        process.stdout.readline()
        lines = [process.stdout.readline()]
        time.sleep(chance.uniform(0.005, 0.5))
        server.kill()
        process.stdin.close()
        lines += process.stdout.readlines()
    saves = [line.split() for line in lines if line.startswith("saved ")]
    return {(str(UUID(client)), int(seq)) for _, client, seq in saves}


def kept_by(server):
    rows = server.ask("SELECT client_id, seq FROM notes_noteop").splitlines()
    return {(row.split("|")[0], int(row.split("|")[1])) for row in rows}


def test_a_server_that_comes_back_has_all_it_answered_for(servers):
    chance = Random(3)
    server = servers[0]
    seeded = filled(server)
    answered = set()
    for _ in range(KILLS):
        answered |= saved_until_killed(server, seeded, chance)
        server.start()

        assert answered - kept_by(server) == set()
    assert len(answered) >= KILLS


def test_a_standby_that_takes_over_has_all_that_was_answered_for(servers):
    chance = Random(6)
    primary, standby = servers
    seeded = filled(primary)
    answered = set()
    for _ in range(FAILOVERS):
        primary.stand_alone()
        standby.copy(primary)
        standby.start()
        primary.wait_for_standby()
        answered |= saved_until_killed(primary, seeded, chance)

        began = time.monotonic()
        standby.promote()
        standby.stand_alone()
        assert time.monotonic() - began <= WRITABLE_SECONDS
        assert answered - kept_by(standby) == set()
        primary, standby = standby, primary
    assert len(answered) >= FAILOVERS
