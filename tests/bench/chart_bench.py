"""A chart of five hundred notes, a search through all of it, and all of it on paper."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests.bench.rows import Row, percentile

NOTES = 500
OPENINGS = 20
TEXT = "Took the individual turn. Named the argument with his brother and stayed. "


def rows() -> Iterator[Row]:
    with tempfile.TemporaryDirectory(prefix="tenfold-bench-") as folder:
        env = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "tenfold.config.settings.test",
            "TENFOLD_DATA_DIR": folder,
            "TENFOLD_DEMO": "1",
            "TENFOLD_DATABASE_URL": f"sqlite:///{Path(folder) / 'bench.sqlite3'}",
        }
        done = subprocess.run(
            [sys.executable, "-m", "tests.bench.chart_bench"],
            env=env,
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
    page, search, paper = (float(part) for part in done.stdout.split()[-3:])
    of = f"{NOTES} notes"
    yield Row(f"chart of {of}, p95", page, "ms of processor", 300)
    yield Row(f"search in a chart of {of}, p95", search, "ms of processor", 1_000)
    yield Row(f"PDF of {of}", paper / 1000, "s")


def measure() -> None:
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command
    from django.test import Client
    from django.urls import reverse
    from django.utils import timezone

    from tests import make
    from tests.workspace.charts import past_meetings, written

    call_command("migrate", verbosity=0)
    lead = make.owner("bench")
    group = make.group(lead)
    group.facilitations.update(from_on="2020-01-01")
    member = make.member(group, lead)
    for meeting in past_meetings(group, NOTES, before=timezone.now()):
        written(meeting, None, TEXT * 3)
        written(meeting, member, TEXT * 6)
    browser = Client(SERVER_NAME="localhost")
    browser.force_login(lead.user, backend=settings.AUTHENTICATION_BACKENDS[-1])
    args = [lead.practice.slug, member.client_id]

    def page() -> object:
        return browser.get(reverse("clients:client_detail", args=args))

    def search() -> object:
        address = reverse("clients:chart_search", args=args)
        return browser.post(address, {"words": "nowhere to be found"})

    def paper() -> object:
        asked = {
            "recipient": "Bench", "purpose": "measuring", "with_drafts": "on",
            "groups": [str(member.pk)],
        }  # fmt: skip
        answer = browser.post(reverse("clients:chart_export", args=args), asked)
        assert answer["Content-Type"] == "application/pdf"
        return answer

    for opened in (page, search):
        opened()
        took = []
        for _ in range(OPENINGS):
            began = time.process_time()
            opened()
            took.append((time.process_time() - began) * 1000)
        sys.stdout.write(f"{percentile(took, 0.95):.1f}\n")
    began = time.perf_counter()  # drawn in a process of its own
    paper()
    sys.stdout.write(f"{(time.perf_counter() - began) * 1000:.1f}\n")


if __name__ == "__main__":
    measure()
