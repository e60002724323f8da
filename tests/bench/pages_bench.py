"""The pages a facilitator opens most, beside a page that has only their frame."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from tests.bench.rows import Row, median

SIZES = (1_000, 100_000)
OPENINGS = 40
BATCH = 5_000
MOST = 3.5  # times the frame
NAMES = ("frame alone", "today page", "group page")


def rows() -> Iterator[Row]:
    """Each size in a process and a database of its own."""
    for size in SIZES:
        frame, *pages = measured_apart(size)
        at = f"{size:,} meetings"
        yield Row(f"{NAMES[0]}, {at}", frame, "ms of processor")
        for name, took in zip(NAMES[1:], pages, strict=True):
            beside = f"{took / frame:.1f} times the frame"
            limit = round(MOST * frame, 1)
            yield Row(f"{name}, {at}", took, "ms of processor", limit, beside)


def measured_apart(size: int) -> list[float]:
    with tempfile.TemporaryDirectory(prefix="tenfold-bench-") as folder:
        env = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "tenfold.config.settings.test",
            "TENFOLD_DATA_DIR": folder,
            "TENFOLD_DEMO": "1",
            "TENFOLD_DATABASE_URL": f"sqlite:///{Path(folder) / 'bench.sqlite3'}",
        }
        done = subprocess.run(
            [sys.executable, "-m", "tests.bench.pages_bench", str(size)],
            env=env,
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
    return [float(part) for part in done.stdout.split()[-len(NAMES) :]]


def measure(size: int) -> None:
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command
    from django.test import Client, override_settings
    from django.urls import reverse
    from django.utils import timezone

    call_command("migrate", verbosity=0)
    practice, busiest, user = fill(size, timezone.now())
    browser = Client(SERVER_NAME="localhost")
    browser.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[-1])
    arguments = [practice.slug, busiest.pk]
    with override_settings(ROOT_URLCONF="tests.bench.frame"):
        pages = (
            reverse("frame", args=[practice.slug]),
            reverse("workspace:today", args=[practice.slug]),
            reverse("groups:group_detail", args=arguments),
        )
        for page in pages:
            answer = browser.get(page)
            assert answer.status_code == 200, (page, answer.status_code)
        for took in taken_in_turn([partial(browser.get, page) for page in pages]):
            sys.stdout.write(f"{took:.3f}\n")


def taken_in_turn(openings: list[Callable[[], object]]) -> list[float]:
    """The median of each, in turn so that a busy moment falls on all of them."""
    took: list[list[float]] = [[] for _ in openings]
    for _ in range(OPENINGS):
        for opened, times in zip(openings, took, strict=True):
            began = time.process_time()
            opened()
            times.append((time.process_time() - began) * 1000)
    return [median(times) for times in took]


def fill(size: int, now: datetime):
    """The demonstration's practice, with so many meetings more behind it."""
    from tenfold.demo.cast import OWNER
    from tenfold.demo.seed import ensure_demo
    from tenfold.groups.models import Group
    from tenfold.practice.models import StaffMember
    from tenfold.scheduling.models import Meeting

    demo = ensure_demo(now)
    groups = list(Group.objects.filter(practice=demo.practice).order_by("created_at"))
    made = []
    for number in range(size):
        group = groups[number % len(groups)]
        starts_at = now - timedelta(days=100, minutes=10 * number)
        made.append(
            Meeting(
                practice=demo.practice,
                group=group,
                number=1_000 + number,
                occurs_on=starts_at.date(),
                starts_at=starts_at,
                ends_at=starts_at + timedelta(minutes=90),
                state=Meeting.State.ENDED,
                opened_at=starts_at,
                ended_at=starts_at + timedelta(minutes=90),
            )
        )
    Meeting.objects.bulk_create(made, batch_size=BATCH)
    owner = StaffMember.objects.get(user__email=OWNER.email)
    return demo.practice, groups[0], owner.user


if __name__ == "__main__":
    measure(int(sys.argv[1]))
