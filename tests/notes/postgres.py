"""PostgreSQL servers that a test may kill."""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from tests.ports import free_port

PROGRAMS = Path("/usr/lib/postgresql")
USER = "postgres" if os.geteuid() == 0 else None  # PostgreSQL refuses to run as root
START_SECONDS = 30


def program(name: str) -> str:
    return str(sorted(PROGRAMS.glob(f"*/bin/{name}"))[-1])


def run(name: str, *options: str) -> str:
    done = subprocess.run(
        [program(name), *options],
        user=USER,
        cwd="/",
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        check=True,
    )
    return done.stdout


@dataclass
class Server:
    """One server with a folder and a port of its own. It keeps what it answers for."""

    data: Path
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"postgres://tenfold@127.0.0.1:{self.port}/postgres"

    def make(self) -> None:
        options = ["-U", "tenfold", "-A", "trust", "-E", "UTF8"]
        run("initdb", "-D", str(self.data), *options)

    def copy(self, primary: "Server") -> None:
        """Become the standby of another server."""
        shutil.rmtree(self.data, ignore_errors=True)
        at = ["-h", "127.0.0.1", "-p", str(primary.port), "-U", "tenfold"]
        run("pg_basebackup", *at, "-D", str(self.data), "-R", "-c", "fast")

    def start(self) -> None:
        settings = ["-h", "127.0.0.1", "-p", str(self.port), "-k", str(self.data)]
        self.process = subprocess.Popen(
            [program("postgres"), "-D", str(self.data), *settings],
            user=USER,
            cwd="/",
            start_new_session=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        until(lambda: self.ask("SELECT 1") == "1")

    def kill(self) -> None:
        assert self.process
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(timeout=10)
        self.process = None

    def stop(self) -> None:
        if self.process:
            self.process.send_signal(signal.SIGINT)
            self.process.wait(timeout=30)

    def promote(self) -> None:
        run("pg_ctl", "promote", "-D", str(self.data))
        until(lambda: self.ask("SELECT pg_is_in_recovery()") == "f")

    def wait_for_standby(self) -> None:
        """From now on answer only for what the standby has too."""
        self.ask("ALTER SYSTEM SET synchronous_standby_names = '*'")
        self.ask("SELECT pg_reload_conf()")
        states = "SELECT sync_state FROM pg_stat_replication"
        until(lambda: self.ask(states) == "sync")

    def stand_alone(self) -> None:
        self.ask("ALTER SYSTEM RESET synchronous_standby_names")
        self.ask("SELECT pg_reload_conf()")

    def ask(self, statement: str) -> str:
        at = [
            "-h",
            "127.0.0.1",
            "-p",
            str(self.port),
            "-U",
            "tenfold",
            "-d",
            "postgres",
        ]
        try:
            return run("psql", "-X", *at, "-tAc", statement).strip()
        except subprocess.CalledProcessError:
            return ""


def until(is_true: Callable[[], bool]) -> None:
    deadline = time.monotonic() + START_SECONDS
    while not is_true():
        assert time.monotonic() < deadline, "PostgreSQL did not do it in time"
        time.sleep(0.05)
