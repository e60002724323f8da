"""Keeps the processes of one installation running, and stops them together."""

import os
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import IO

from tenfold.config.processes import StopSign, die_with_parent, signal_group
from tenfold.config.scrubbing import scrub

PAUSES = (0.2, 0.5, 1, 2, 4, 8, 15, 30)
SETTLED_AFTER = 30
STOP_WITHIN = 8


@dataclass(frozen=True)
class Part:
    """One process of the installation."""

    name: str
    command: Sequence[str]
    is_healthy: Callable[[], bool]
    environment: Mapping[str, str] = field(default_factory=dict)
    # A machine that is busy may take long to start a part; a part that answered and
    # then falls silent is stuck.
    starts_within: float = 180
    silent_for: float = 60
    # The media server drains for as long as people stay; a second signal ends it.
    stop_signals: int = 1
    orphan_signal: signal.Signals = signal.SIGTERM
    may_finish: bool = False
    starts_last: bool = False  # when the others are up


class Keeper:
    """The life of one part: started, watched, started again, stopped."""

    def __init__(
        self,
        part: Part,
        say: Callable[[str], None],
        write_log: Callable[[str, str], None],
    ) -> None:
        self.part = part
        self.say = say
        self.write_log = write_log
        self.process: subprocess.Popen[str] | None = None
        self.failures = 0
        self.start_at = 0.0
        self.started_at = 0.0
        self.healthy_at: float | None = None
        self.look_at = 0.0

    def tick(self, now: float) -> None:
        if self.process is None:
            if now >= self.start_at:
                self.start(now)
        elif self.process.poll() is not None:
            if self.part.may_finish and self.process.returncode == 0:
                return
            self.fail(now, f"ended unexpectedly (code {self.process.returncode})")
        elif now >= self.look_at:
            self.look(now)

    def start(self, now: float) -> None:
        self.process = subprocess.Popen(  # noqa: S603  our own commands
            self.part.command,
            env={**os.environ, **self.part.environment},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            process_group=0,
            # One system call, no lock: safe also while other threads read logs.
            preexec_fn=partial(die_with_parent, self.part.orphan_signal),  # noqa: PLW1509
        )
        self.started_at = now
        self.healthy_at = None
        self.look_at = now
        if self.process.stdout:
            reader = threading.Thread(
                target=self.read, args=(self.process.stdout,), daemon=True
            )
            reader.start()

    def read(self, lines: IO[str]) -> None:
        with lines:
            for line in lines:
                self.write_log(self.part.name, scrub(line.rstrip("\n")))

    def look(self, now: float) -> None:
        if self.part.is_healthy():
            if self.healthy_at is None and self.failures:
                self.say(f"The {self.part.name} is back.")
            self.healthy_at = now
            if now - self.started_at > SETTLED_AFTER:
                self.failures = 0
        elif self.is_stuck(now):
            self.fail(now, "does not answer")
            return
        self.look_at = time.monotonic() + (0.05 if self.healthy_at is None else 1)

    def is_stuck(self, now: float) -> bool:
        if self.healthy_at is None:
            return now - self.started_at > self.part.starts_within
        return now - self.healthy_at > self.part.silent_for

    def fail(self, now: float, what: str) -> None:
        pause = PAUSES[min(self.failures, len(PAUSES) - 1)]
        self.failures += 1
        self.kill()
        self.start_at = now + pause
        self.say(f"The {self.part.name} {what}; starting it again in {pause:g} s.")

    def ask_to_stop(self) -> None:
        if self.process and self.process.poll() is None:
            self.process.terminate()

    def kill(self) -> None:
        """End the process and whatever it left behind."""
        if self.process:
            signal_group(self.process.pid, signal.SIGKILL)
            self.process.wait()
            self.process = None

    @property
    def is_running(self) -> bool:
        return self.process is not None and self.process.poll() is None


class Supervisor:
    def __init__(
        self,
        parts: Sequence[Part],
        *,
        say: Callable[[str], None],
        write_log: Callable[[str, str], None],
        when_up: Callable[[], None] = lambda: None,
    ) -> None:
        self.keepers = [Keeper(part, say, write_log) for part in parts]
        self.say = say
        self.when_up = when_up
        self.stopping = StopSign()

    def run(self) -> None:
        """Until SIGINT, SIGTERM or SIGHUP; then nothing that was started is left."""
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, lambda *_: self.stopping.set())
        self.watch()

    def watch(self) -> None:
        """Until `stopping` is set."""
        was_up = False
        try:
            while not self.stopping.is_set():
                for keeper in self.keepers if was_up else self.first:
                    keeper.tick(time.monotonic())
                if not was_up and self.is_up:
                    was_up = True
                    self.when_up()
                self.stopping.wait(0.2 if was_up else 0.05)
        finally:
            self.stop()

    @property
    def first(self) -> list[Keeper]:
        return [keeper for keeper in self.keepers if not keeper.part.starts_last]

    @property
    def is_up(self) -> bool:
        return all(keeper.healthy_at is not None for keeper in self.first)

    def stop(self) -> None:
        for keeper in self.keepers:
            keeper.ask_to_stop()
        again = [keeper for keeper in self.keepers if keeper.part.stop_signals > 1]
        deadline = time.monotonic() + STOP_WITHIN
        while self.any_running and time.monotonic() < deadline:
            time.sleep(0.1)
            for keeper in again:
                keeper.ask_to_stop()
        for keeper in self.keepers:
            keeper.kill()

    @property
    def any_running(self) -> bool:
        return any(keeper.is_running for keeper in self.keepers)
