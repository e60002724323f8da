"""`tenfold serve`: the web server, the worker and the media server of one machine."""

import fcntl
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import IO
from urllib.parse import urlsplit
from uuid import uuid4

from tenfold.config import media_server, up_to_date
from tenfold.config.doctor_machine import reasons_not_to_serve
from tenfold.config.environment import Environment, environment
from tenfold.config.keyring import Keyring, KeyringError, ensure_keyring
from tenfold.config.processes import (
    PortTakenError,
    die_with_parent,
    require_free,
    signal_group,
)
from tenfold.config.supervisor import Part, Supervisor

ANY = "0.0.0.0"  # noqa: S104  only tried, never served on
PULSE_SECONDS = 30
TENFOLD = (sys.executable, "-m", "tenfold.config.command")


class CannotServeError(Exception):
    """A sentence that says why, and what to do."""


def say(text: str) -> None:
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()


def main() -> int:
    try:
        serve(environment)
    except (CannotServeError, KeyringError, PortTakenError) as error:
        say(str(error))
        return 1
    except KeyboardInterrupt:  # before there was anything to supervise
        say("Stopped.")
    return 0


def serve(environment: Environment) -> None:
    began = time.monotonic()
    environment.data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
    with only_one(environment.data_dir):
        keyring = ensure_keyring(environment)
        require_safety(environment)
        program = find_media_server(environment)
        require_ports(environment, with_media=program is not None)
        greeting = up_to_date.recall(environment)
        if greeting is None:
            say("Bringing the database up to date ...")
            greeting = set_up()
            up_to_date.remember(environment, greeting)
        parts = [web(environment), worker(environment)]
        if program:
            parts.insert(0, media(environment, keyring, program))

        def announce() -> None:
            seconds = time.monotonic() - began
            say(f"\nTenfold is at {environment.address} (after {seconds:.1f} s).")
            say("\n".join([*greeting, "Ctrl-C stops it."]))

        Supervisor(
            [*parts, *demo_parts(environment)],
            say=say,
            write_log=log_writer(environment),
            when_up=announce,
        ).run()
        say("Stopped.")


def only_one(data_dir: Path) -> IO[str]:
    """Hold the folder's lock for as long as the file is open."""
    lock = (data_dir / "running.lock").open("a+")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        lock.seek(0)
        number = lock.read().strip()
        lock.close()
        raise CannotServeError(
            f"Tenfold already runs with the data in {data_dir} (process {number}). "
            "Stop that one first, or choose another folder with TENFOLD_DATA_DIR."
        ) from None
    lock.truncate(0)
    lock.write(str(os.getpid()))
    lock.flush()
    return lock


def require_safety(environment: Environment) -> None:
    reasons = reasons_not_to_serve(environment)
    if reasons:
        raise CannotServeError("\n".join(["Tenfold does not start:", *reasons]))


def find_media_server(environment: Environment) -> str | None:
    if not environment.runs_media_server:
        return None
    program = media_server.find_program()
    if program is None:
        say(media_server.NO_PROGRAM)
    return program


def require_ports(environment: Environment, *, with_media: bool) -> None:
    require_free(environment.bind, environment.port, socket.SOCK_STREAM, "TENFOLD_PORT")
    if not with_media:
        return
    stream, datagram = socket.SOCK_STREAM, socket.SOCK_DGRAM
    loopback = media_server.LOOPBACK
    require_free(loopback, environment.media_port, stream, "TENFOLD_MEDIA_PORT")
    require_free(ANY, environment.media_tcp_port, stream, "TENFOLD_MEDIA_TCP_PORT")
    require_free(ANY, environment.media_udp_port, datagram, "TENFOLD_MEDIA_UDP_PORT")


def set_up() -> list[str]:
    """Bring the database up to date; what the newcomer should be told."""
    with (
        asked_to_stop() as asked,
        subprocess.Popen(  # noqa: S603  our own command
            [*TENFOLD, "setup"],
            stdout=subprocess.PIPE,
            text=True,
            process_group=0,  # Ctrl-C is for us alone, and we pass it on
            preexec_fn=partial(die_with_parent, signal.SIGTERM),  # noqa: PLW1509
        ) as process,
    ):
        said = None
        while said is None and not asked:
            with suppress(subprocess.TimeoutExpired):
                said = process.communicate(timeout=0.1)[0]
        if said is None:
            signal_group(process.pid, signal.SIGTERM)
            process.wait()
            raise KeyboardInterrupt
    if process.returncode:
        raise CannotServeError(
            "The database could not be made ready, so nothing was started. "
            "`tenfold doctor` looks for the reason."
        )
    return [line for line in said.splitlines() if not line.startswith("meeting ")]


@contextmanager
def asked_to_stop() -> Iterator[list[int]]:
    """The signals that asked us to stop meanwhile.

    A list and not an exception: one that a signal raises inside a finaliser is lost.
    """
    asked: list[int] = []
    before = {
        number: signal.signal(number, lambda got, _: asked.append(got))
        for number in (signal.SIGINT, signal.SIGTERM)
    }
    try:
        yield asked
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def web(environment: Environment) -> Part:
    url = f"http://{environment.bind}:{environment.port}/healthz"
    return Part(
        name="web server",
        command=(
            *(sys.executable, "-m", "tenfold.config.web"),
            *(environment.bind, str(environment.port)),
            *(str(environment.processes), str(environment.threads)),
        ),
        is_healthy=lambda: media_server.fetch("GET", url) == media_server.OK,
    )


def worker(environment: Environment) -> Part:
    return Part(
        name="worker",
        command=(*TENFOLD, "worker"),
        environment={"WORKER_HOLDER": uuid4().hex},
        is_healthy=pulse(environment.data_dir / "worker.alive"),
    )


def pulse(path: Path) -> Callable[[], bool]:
    path.unlink(missing_ok=True)

    def beats() -> bool:
        return path.exists() and time.time() - path.stat().st_mtime < PULSE_SECONDS

    return beats


def media(environment: Environment, keyring: Keyring, program: str) -> Part:
    path = media_server.write_configuration(environment, keyring)
    url = environment.server_media_url
    return Part(
        name="media server",
        command=(program, "--config", str(path)),
        is_healthy=lambda: media_server.answers(
            url, keyring.media_key, keyring.media_secret
        ),
        stop_signals=2,
        orphan_signal=signal.SIGKILL,  # the first SIGTERM would let it go on
    )


def demo_parts(environment: Environment) -> list[Part]:
    """The postbox, and the simulated members in a meeting that is live."""
    if not environment.demo:
        return []
    port = str(urlsplit(environment.mail_url).port or 25)
    return [
        Part(
            name="postbox",
            command=(sys.executable, "-m", "tenfold.demo.postbox", port),
            is_healthy=lambda: True,
        ),
        Part(
            name="simulated members",
            command=(*TENFOLD, "members", "live", "--count", "9"),
            is_healthy=lambda: True,
            may_finish=True,
            starts_last=True,
        ),
    ]


def log_writer(environment: Environment) -> Callable[[str, str], None]:
    """Lines of JSON to the console, or in the demo to one file a part."""
    if not environment.demo:
        return write_to_console
    folder = environment.data_dir / "logs"
    folder.mkdir(exist_ok=True)
    for old in folder.glob("*.log"):
        old.unlink()

    def write(name: str, line: str) -> None:
        with (folder / f"{name.replace(' ', '-')}.log").open("a") as file:
            file.write(f"{line}\n")

    return write


def write_to_console(name: str, line: str) -> None:
    sys.stdout.write(f"{as_json(name, line)}\n")
    sys.stdout.flush()


def as_json(name: str, line: str) -> str:
    part = json.dumps(name)
    if line.startswith("{") and line.endswith("}"):
        return f'{{"part": {part}, {line[1:]}'
    return json.dumps({"part": name, "event": line})


if __name__ == "__main__":
    sys.exit(main())
