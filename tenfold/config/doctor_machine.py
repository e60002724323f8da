"""What the doctor sees without Django: address, disk, clock, secrets, processes."""

import ctypes
import fcntl
import ipaddress
import shutil
import socket
import subprocess
from collections.abc import Iterator
from ctypes.util import find_library
from pathlib import Path

from tenfold.config import media_server
from tenfold.config.environment import Environment
from tenfold.config.findings import Finding, note, well, wrong
from tenfold.config.keyring import Keyring
from tenfold.config.processes import is_free

GIGABYTE = 10**9
PANGO = {"pango-1.0": "libpango-1.0-0", "pangoft2-1.0": "libpangoft2-1.0-0"}
OTHERS = 0o077
STA_UNSYNC = 0x40
STATUS_OFFSET = 5  # of `struct timex`, in longs


def of_address(environment: Environment) -> Iterator[Finding]:
    address = environment.address
    if environment.is_secure or environment.is_local:
        yield well(f"The address is {address}.")
    else:
        yield wrong(
            f"The address {address} is not encrypted: browsers refuse camera and "
            "microphone, and anyone on the way can listen. Put a proxy with TLS "
            "before it and set TENFOLD_ADDRESS=https://..."
        )
    if "*" in environment.hosts:
        yield wrong("TENFOLD_HOSTS answers to every name: list the names you use.")
    if environment.host not in environment.hosts:
        yield wrong(f"TENFOLD_HOSTS lacks {environment.host}, the host of the address.")
    if environment.demo and not environment.is_local:
        yield wrong(
            "TENFOLD_DEMO is on at a public address, where everybody knows its "
            "passwords: take TENFOLD_DEMO away."
        )
    if not environment.is_secure and not is_loopback(environment.bind):
        yield wrong(
            f"TENFOLD_BIND={environment.bind} offers pages without TLS to the network: "
            "leave it at 127.0.0.1 behind a proxy."
        )
    if environment.is_secure and environment.browser_media_url.startswith("ws://"):
        yield wrong(
            "Browsers reach the media server without TLS (ws://), which a page with "
            "TLS may not do: use a wss:// address."
        )


def is_loopback(bind: str) -> bool:
    return bind == "localhost" or ipaddress.ip_address(bind).is_loopback


def of_disk(environment: Environment) -> Iterator[Finding]:
    folder = environment.data_dir
    if not folder.exists():
        yield wrong(
            f"The data folder {folder} does not exist: `tenfold serve` makes it."
        )
        return
    free = shutil.disk_usage(folder).free / GIGABYTE
    sentence = f"{free:.1f} GB are free in {folder}"
    if free < 1:
        yield wrong(f"{sentence}: make room, or nothing can be saved.")
    else:
        yield well(f"{sentence}.")


def of_clock() -> Iterator[Finding]:
    buffer = (ctypes.c_long * 32)()
    if ctypes.CDLL(None).adjtimex(ctypes.byref(buffer)) < 0:
        yield note("Whether the clock is right cannot be told here.")
    elif buffer[STATUS_OFFSET] & STA_UNSYNC:
        yield note(
            "Nothing keeps this machine's clock right, as far as its kernel knows: "
            "install chrony. Links and tickets for the room depend on the time."
        )
    else:
        yield well("The clock is kept right.")


def of_secrets(environment: Environment) -> Iterator[Finding]:
    if environment.data_dir.stat().st_mode & OTHERS:
        yield wrong(
            f"Others on this machine can look into the data folder: "
            f"run `chmod 700 {environment.data_dir}`."
        )
    external = environment.media_secret.get_secret_value()
    if external and len(external) < media_server.SECRET_LENGTH:
        yield wrong("TENFOLD_MEDIA_SECRET is shorter than 32 characters.")
    if environment.secrets_path.exists():
        yield well(f"The secrets are in {environment.secrets_path}, for you alone.")


def is_running(environment: Environment) -> bool:
    path = environment.data_dir / "running.lock"
    if not path.exists():
        return False
    with path.open() as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


def of_processes(environment: Environment) -> Iterator[Finding]:
    if not is_running(environment):
        yield note("Tenfold is not running with this data.")
        yield from of_ports(environment)
        return
    url = f"http://{environment.bind}:{environment.port}/healthz"
    if media_server.fetch("GET", url) == media_server.OK:
        yield well("The web server answers.")
    else:
        yield wrong(f"The web server does not answer at {url}: look at its log.")


def of_ports(environment: Environment) -> Iterator[Finding]:
    stream, datagram = socket.SOCK_STREAM, socket.SOCK_DGRAM
    wanted = [("TENFOLD_PORT", environment.bind, environment.port, stream)]
    if environment.runs_media_server:
        wanted += [
            ("TENFOLD_MEDIA_PORT", "127.0.0.1", environment.media_port, stream),
            ("TENFOLD_MEDIA_TCP_PORT", "", environment.media_tcp_port, stream),
            ("TENFOLD_MEDIA_UDP_PORT", "", environment.media_udp_port, datagram),
        ]
    taken = [one for one in wanted if not is_free(one[1], one[2], one[3])]
    for name, _host, port, _kind in taken:
        yield wrong(f"Port {port} is taken by another program: stop it or set {name}.")
    if not taken:
        ports = ", ".join(str(port) for _name, _host, port, _kind in wanted)
        yield well(f"The ports {ports} are free.")


def of_media(environment: Environment, keyring: Keyring) -> Iterator[Finding]:
    key = environment.media_key or keyring.media_key
    secret = environment.media_secret.get_secret_value() or keyring.media_secret
    url = environment.server_media_url
    if environment.runs_media_server:
        program = media_server.find_program()
        if program is None:
            yield wrong(media_server.NO_PROGRAM)
            return
        yield from of_program(Path(program))
        if not is_running(environment):
            return
    if media_server.answers(url, key, secret):
        yield well("The media server answers and knows our key.")
    elif media_server.fetch("GET", url) is None:
        yield wrong(f"The media server does not answer at {url}.")
    else:
        yield wrong(f"The media server at {url} does not accept our key and secret.")


def of_printing() -> Iterator[Finding]:
    missing = [package for name, package in PANGO.items() if not find_library(name)]
    if missing:
        yield note(
            f"Records cannot be made into PDFs: `apt-get install {' '.join(missing)}` "
            "mends it. Until then the browser prints them."
        )
    else:
        yield well("Records can be made into PDFs.")


def of_program(program: Path) -> Iterator[Finding]:
    try:
        said = subprocess.run(  # noqa: S603  the program that serve would start
            [program, "--version"], capture_output=True, text=True, check=True
        ).stdout
    except (OSError, subprocess.CalledProcessError):
        yield wrong(
            f"The media server {program} cannot be started: "
            "build it again with `python3 deploy/prepare.py engine`."
        )
    else:
        yield well(f"The media server is {said.strip().split()[-1]}.")


def reasons_not_to_serve(environment: Environment) -> list[str]:
    """What must be mended before people's data is served."""
    findings = [*of_address(environment), *of_secrets(environment)]
    return [one.sentence for one in findings if one.is_well is False]
