"""Runs the tests: on SQLite, on PostgreSQL, then those with a browser or media.

    python deploy/test.py            every test
    python deploy/test.py cancel     the matching ones

The runs are separate processes of pytest. The first that fails ends it: the last line
is always the closing line of pytest itself. People in browsers wait for each other a
good part of the time: two houses share a machine then, and with the least right to a
processor the tests run again on PostgreSQL.
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
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
IN_A_HOUSE = "browser or media"
NO_TESTS = 5
UNPRIVILEGED = ("postgres", "nobody")


def say(text: str) -> None:
    print(f"\n== {text}", flush=True)


def command(marks: str, *options: str) -> list[str]:
    slowest = ["--durations=15", "--durations-min=5"]
    return [sys.executable, "-m", "pytest", "-q", *slowest, "-m", marks, *options]


def pytest(marks: str, *options: str) -> int:
    return subprocess.run(command(marks, *options), cwd=ROOT, check=False).returncode


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
        [*LAST, str(programs / "postgres"), "-D", str(data), *settings.split()],
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
LAST = ("nice", "-n", "19")


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
    say("on SQLite")
    code = pytest(f"not ({IN_A_HOUSE})", *many, *matching)
    if is_failure(code):
        return code
    with on_postgresql(*many, *matching) as again:
        say("with real browsers and the real media server")
        # A file is one worker's: its tests share a house, and some of them kill it.
        in_browsers = pytest(IN_A_HOUSE, *many, "--dist=loadfile", *matching)
        if is_failure(in_browsers):
            return in_browsers
        say("again on PostgreSQL, where the database matters")
        on_other_database = again()
        if is_failure(on_other_database):
            return on_other_database
        return min(code, in_browsers, on_other_database)


def is_failure(code: int) -> bool:
    return code not in {0, NO_TESTS}


@contextmanager
def on_postgresql(*options: str) -> Iterator[Callable[[], int]]:
    """Begin those tests; what is given waits for their end, and shows their words."""
    with tempfile.TemporaryFile() as said, postgresql() as address:
        running = subprocess.Popen(
            [*LAST, *command(f"postgres and not ({IN_A_HOUSE})", *options)],
            cwd=ROOT,
            env={**os.environ, "TENFOLD_DATABASE_URL": address},
            stdout=said,
            stderr=subprocess.STDOUT,
        )

        def ended() -> int:
            code = running.wait()
            said.seek(0)
            print(said.read().decode(errors="replace"), end="", flush=True)
            return code

        try:
            yield ended
        finally:
            running.terminate()
            running.wait()


if __name__ == "__main__":
    sys.exit(main())
