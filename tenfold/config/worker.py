"""The process that does what is due: mail, the room's watch, meetings ahead."""

import logging
import os
import signal
import socket
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from uuid import uuid4

from django.conf import settings
from django.db import DatabaseError, close_old_connections
from django.utils import timezone

from tenfold.config.processes import StopSign
from tenfold.core.leases import take_lease
from tenfold.core.short_memory import forget_expired
from tenfold.core.uploads import sweep_arriving
from tenfold.measures.actions.flags import remind_of_flags
from tenfold.measures.actions.giving import give_all_that_is_due
from tenfold.messaging.actions import drain_outbox
from tenfold.moments.actions import forget_old
from tenfold.room.actions.scene import tick_scenes
from tenfold.room.watch import end_deserted, watch_media, watch_rooms
from tenfold.scheduling.actions import materialise_meetings
from tenfold.traces.actions.company import forget_chats

logger = logging.getLogger(__name__)

LEASE = "worker"
LEASE_LENGTH = timedelta(seconds=20)
RENEW_EVERY = 5
STOP_WITHIN = 5


@dataclass(frozen=True)
class Tick:
    """Something to do again and again, each in a thread of its own."""

    name: str
    every: float
    do: Callable[[datetime], object]


TICKS = (
    Tick("media", 1, watch_media),
    Tick("rooms", 5, watch_rooms),
    Tick("scenes", 0.5, tick_scenes),
    Tick("deserted", 60, end_deserted),
    Tick("outbox", 1, drain_outbox),
    Tick("meetings", 3600, materialise_meetings),
    Tick("measures", 600, give_all_that_is_due),
    Tick("flags", 60, remind_of_flags),
    Tick("chats", 3600, forget_chats),
    Tick("arriving", 3600, sweep_arriving),
    Tick("memory", 3600, forget_expired),
    Tick("moments", 3600, forget_old),
)


class Worker:
    """Does its ticks while it holds the lease; a second worker waits for its turn."""

    def __init__(self, ticks: tuple[Tick, ...], holder: str, pulse: Path) -> None:
        self.ticks = ticks
        self.holder = holder
        self.pulse = pulse
        self.stopping = StopSign()
        self.leading = threading.Event()

    def run(self) -> None:
        threads = [
            threading.Thread(
                target=self.keep_ticking, args=(tick,), name=tick.name, daemon=True
            )
            for tick in self.ticks
        ]
        for thread in threads:
            thread.start()
        while not self.stopping.is_set():
            self.renew(LEASE_LENGTH)
            if all(thread.is_alive() for thread in threads):
                self.pulse.touch()
            self.stopping.wait(RENEW_EVERY)
        self.leading.clear()
        patience = time.monotonic() + STOP_WITHIN
        for thread in threads:
            thread.join(timeout=max(0.0, patience - time.monotonic()))
        self.renew(timedelta())

    def renew(self, length: timedelta) -> None:
        now = timezone.now()
        try:
            held = take_lease(LEASE, holder=self.holder, length=length, now=now)
        except DatabaseError:
            logger.exception("The lease could not be renewed")
            held = False
        finally:
            close_old_connections()
        if held and length:
            self.leading.set()
        else:
            self.leading.clear()

    def keep_ticking(self, tick: Tick) -> None:
        due = time.monotonic()
        while not self.stopping.wait(max(0.0, due - time.monotonic())):
            if not self.leading.wait(timeout=0.2):
                continue
            due = time.monotonic() + tick.every
            self.perform(tick)

    def perform(self, tick: Tick) -> None:
        try:
            tick.do(timezone.now())
        except Exception:
            logger.exception("The tick %s failed", tick.name)
        finally:
            close_old_connections()


def pulse_path(data_dir: Path) -> Path:
    return data_dir / "worker.alive"


def run_worker() -> None:
    """Until SIGTERM or SIGINT."""
    # A worker that is started again by the same supervisor goes on with its lease.
    holder = os.environ.get("WORKER_HOLDER") or f"{socket.gethostname()}-{uuid4().hex}"
    worker = Worker(TICKS, holder[:64], pulse_path(settings.DATA_DIR))
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: worker.stopping.set())
    worker.run()
