"""Runs the tests: on SQLite, on PostgreSQL, then those with a browser or media.

    python deploy/test.py            every test
    python deploy/test.py cancel     the matching ones

The runs are separate processes of pytest. The first that fails ends it: the last line
is always the closing line of pytest itself.
"""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ALONE = "browser or media"
NO_TESTS = 5
UNPRIVILEGED = ("postgres", "nobody")


def say(text: str) -> None:
    print(f"\n== {text}", flush=True)


def pytest(marks: str, *options: str, database: str = "") -> int:
    env = dict(os.environ)
    if database:
        env["TENFOLD_DATABASE_URL"] = database
    slowest = ["--durations=15", "--durations-min=5"]
    command = [sys.executable, "-m", "pytest", "-q", *slowest, "-m", marks, *options]
    return subprocess.run(command, cwd=ROOT, env=env, check=False).returncode


@contextmanager
def postgresql() -> Iterator[str]:
    """The address of a PostgreSQL of our own, which is gone afterwards."""
    programs = programs_of_postgresql()
    user = unprivileged_user()
    folder = Path(tempfile.mkdtemp(prefix="tenfold-postgres-"))
    data = folder / "data"
    if user:
        shutil.chown(folder, user)
    port = free_port()
    settings = f"-h 127.0.0.1 -p {port} -k {folder} -c fsync=off -c max_connections=50"
    initdb = [str(programs / "initdb"), "-D", str(data), "-U", "tenfold", "-A", "trust"]
    subprocess.run([*initdb, "-E", "UTF8"], user=user, cwd=folder, check=True, **QUIET)
    server = subprocess.Popen(
        [str(programs / "postgres"), "-D", str(data), *settings.split()],
        user=user,
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_for(port)
        yield f"postgres://tenfold@127.0.0.1:{port}/postgres"
    finally:
        server.send_signal(signal.SIGINT)  # fast shutdown
        server.wait(timeout=30)
        shutil.rmtree(folder, ignore_errors=True)


QUIET = {"stdout": subprocess.DEVNULL}


def programs_of_postgresql() -> Path:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if not found:
        sys.exit("PostgreSQL is not here: run `python3 deploy/prepare.py test`.")
    return found[-1].parent


def unprivileged_user() -> str | None:
    """PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return next(name for name in UNPRIVILEGED if name in known)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(port: int) -> None:
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    sys.exit("PostgreSQL did not start within 30 seconds.")


def main() -> int:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # PostgreSQL is stopped too
    matching = ["-k", " ".join(sys.argv[1:])] if sys.argv[1:] else []
    many = ["-n", "2"]
    worst = NO_TESTS
    for run in (
        lambda: on_sqlite(*many, *matching),
        lambda: on_postgresql(*many, *matching),
        lambda: with_media(*matching),
    ):
        code = run()
        if code not in {0, NO_TESTS}:
            return code
        worst = min(worst, code)
    return worst


def on_sqlite(*options: str) -> int:
    say("on SQLite")
    return pytest(f"not ({ALONE})", *options)


def on_postgresql(*options: str) -> int:
    say("again on PostgreSQL, where the database matters")
    with postgresql() as address:
        return pytest(f"postgres and not ({ALONE})", *options, database=address)


def with_media(*options: str) -> int:
    say("with real browsers and the real media server")
    return pytest(ALONE, *options)


if __name__ == "__main__":
    sys.exit(main())
