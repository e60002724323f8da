"""What a crash leaves of files that were on their way in."""

import os
from datetime import UTC, datetime, timedelta

from tenfold.config.worker import TICKS
from tenfold.core.uploads import AT_MOST, arriving_folder, sweep_arriving

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


def left(name, ago):
    """A file, or a folder of pages, last touched so long ago."""
    path = arriving_folder() / name
    if name.endswith("/"):
        path.mkdir()
        (path / "1.webp").write_bytes(b"page")
    else:
        path.write_bytes(b"half")
    touched = (NOW - ago).timestamp()
    os.utime(path, (touched, touched))
    return path


def test_what_was_left_is_swept_and_what_arrives_stays(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    kept = tmp_path / "files"
    kept.mkdir()
    (kept / "sealed").write_bytes(b"kept")
    gone = [left("a.upload", AT_MOST), left("pages/", AT_MOST + timedelta(days=3))]
    arrives = left("b.upload", AT_MOST - timedelta(minutes=1))

    assert sweep_arriving(NOW) == 2

    assert not any(path.exists() for path in gone)
    assert arrives.exists()
    assert (kept / "sealed").exists()
    assert sweep_arriving(NOW) == 0


def test_the_worker_sweeps():
    assert sweep_arriving in [tick.do for tick in TICKS]
