"""A whole Tenfold in a folder of its own: what `tenfold serve` runs, on free ports."""

import json
import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.ports import free_port

ROOT = Path(__file__).resolve().parents[1]
SETTINGS = "tenfold.config.settings.production"
START_SECONDS = 180


WEB = "tenfold.config.web"
WORKER = "command worker"
MEDIA = "livekit-server"


@dataclass(frozen=True)
class House:
    address: str
    media_address: str
    env: dict[str, str]
    data_dir: Path
    process: subprocess.Popen[bytes]
    helper: subprocess.Popen[str]

    def do(self, deed: str, **arguments: Any) -> Any:
        """Run a function of tests/scenarios.py beside the servers; its answer."""
        assert self.helper.stdin
        assert self.helper.stdout
        self.helper.stdin.write(json.dumps([deed, arguments]) + "\n")
        self.helper.stdin.flush()
        for line in self.helper.stdout:
            if line.startswith("answer "):
                return json.loads(line.removeprefix("answer "))
            if line.startswith("failed "):
                raise RuntimeError(json.loads(line.removeprefix("failed ")))
        raise RuntimeError("The scenarios' process has ended.")

    def pid_of(self, part: str) -> int:
        """The process that the supervisor started for WEB, WORKER or MEDIA."""
        found = subprocess.run(
            ["pgrep", "-P", str(self.process.pid), "-f", part],
            stdout=subprocess.PIPE,
            check=True,
        )
        return int(found.stdout.split()[0])

    def kill(self, part: str) -> None:
        """End a part and its children as a power cut would: with SIGKILL."""
        os.killpg(self.pid_of(part), signal.SIGKILL)

    def wait_for_web(self) -> float:
        """The moment from which the web server answers."""
        wait_for(f"{self.address}/healthz", self.process, self.log)
        return time.monotonic()

    def wait_for_media(self) -> float:
        """The moment from which the media server answers."""
        wait_for(f"{self.media_address}/", self.process, self.log)
        return time.monotonic()

    @property
    def log(self) -> Path:
        return self.data_dir / "house.log"


@contextmanager
def open_house(data_dir: Path, **settings: str) -> Iterator[House]:
    """Start the servers, wait until a page can be had, and stop them at the end."""
    web, media, tcp, udp = (free_port() for _ in range(4))
    env = {
        **{k: v for k, v in os.environ.items() if not k.startswith("TENFOLD_")},
        "DJANGO_SETTINGS_MODULE": SETTINGS,
        "PYTHONPATH": str(ROOT),
        "TENFOLD_DATA_DIR": str(data_dir),
        "TENFOLD_PORT": str(web),
        "TENFOLD_MEDIA_PORT": str(media),
        "TENFOLD_MEDIA_TCP_PORT": str(tcp),
        "TENFOLD_MEDIA_UDP_PORT": str(udp),
        **{f"TENFOLD_{name.upper()}": value for name, value in settings.items()},
    }
    log = (data_dir / "house.log").open("wb")
    process = subprocess.Popen(
        [sys.executable, "-m", "tenfold.config.command", "serve"],
        cwd=ROOT,
        env=env,
        stdout=log,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
    address, media_address = f"http://localhost:{web}", f"http://localhost:{media}"
    helper = None
    try:
        wait_for(f"{address}/healthz", process, data_dir / "house.log")
        wait_for(f"{media_address}/", process, data_dir / "house.log")
        helper = start_helper(env)
        yield House(address, media_address, env, data_dir, process, helper)
    finally:
        if helper:
            with helper:
                helper.kill()
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        log.close()


def start_helper(env: dict[str, str]) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.scenarios"],
        cwd=ROOT,
        env=env,
        text=True,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )


def wait_for(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if process.poll() is not None:
            break
        try:
            with urllib.request.urlopen(url, timeout=2):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise RuntimeError(f"{url} did not answer.\n{log.read_text()[-4000:]}")
