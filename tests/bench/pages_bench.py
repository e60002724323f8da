"""The pages a facilitator opens most, beside a page of Django's that does nothing."""

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
OPENINGS = 30
BATCH = 5_000


def rows() -> Iterator[Row]:
    """Each size in a process and a database of its own."""
    for size in SIZES:
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
        empty, today, group = (float(part) for part in done.stdout.split()[-3:])
        beside = f"an empty page took {empty:.1f} ms"
        yield Row(
            f"today page, {size:,} meetings", today, "ms of processor", beside=beside
        )
        yield Row(
            f"group page, {size:,} meetings", group, "ms of processor", beside=beside
        )


def measure(size: int) -> None:
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command
    from django.test import Client
    from django.urls import reverse
    from django.utils import timezone

    call_command("migrate", verbosity=0)
    now = timezone.now()
    practice, busiest, user = fill(size, now)
    browser = Client(SERVER_NAME="localhost")
    browser.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[-1])
    arguments = [practice.slug, busiest.pk]
    pages = (
        "/healthz",
        reverse("workspace:today", args=[practice.slug]),
        reverse("groups:group_detail", args=arguments),
    )
    for page in pages:
        answer = browser.get(page)
        assert answer.status_code == 200, (page, answer.status_code)
        sys.stdout.write(f"{timed(partial(browser.get, page)):.3f}\n")


def timed(open_page: Callable[[], object]) -> float:
    took = []
    for _ in range(OPENINGS):
        began = time.process_time()
        open_page()
        took.append((time.process_time() - began) * 1000)
    return median(took)


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
