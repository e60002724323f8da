"""The `tenfold` command: ours, and behind it every command of Django."""

import os
import runpy
import signal
import socket
import sys
from pathlib import Path

from tenfold.config.processes import is_free

HELP = """\
tenfold serve     the web server, the worker and the media server of one machine
tenfold demo      the same with invented people, in a folder of its own
tenfold doctor    what is wrong with this installation, in plain sentences
tenfold worker    only the worker
tenfold members   simulated members for a meeting of the demo: MEETING --count 9
tenfold rekey     seal everything again with the newest key
tenfold help      every other command

docs/configuration.md explains how to configure it."""

# These work, or say why not, when Django cannot even start.
OWN = {
    "serve": "tenfold.config.serve",
    "demo": "tenfold.config.serve",
    "doctor": "tenfold.config.doctor",
}


DEMO_FOLDER = Path(__file__).parents[2] / "var" / "demo"


def free_port(first: int = 1025) -> int:
    """Where the demo's own postbox can take its mail."""
    ports = range(first, first + 100)
    stream = socket.SOCK_STREAM
    return next((p for p in ports if is_free("127.0.0.1", p, stream)), first)


def main() -> None:
    try:
        run()
    except KeyboardInterrupt:
        sys.exit(128 + signal.SIGINT)


def run() -> None:
    os.umask(0o077)
    os.environ.setdefault(
        "DJANGO_SETTINGS_MODULE", "tenfold.config.settings.production"
    )
    name = sys.argv[1] if len(sys.argv) > 1 else ""
    if name in {"", "-h", "--help"}:
        print(HELP)  # noqa: T201
        return
    if name == "demo":
        os.environ.setdefault("TENFOLD_DEMO", "1")
        os.environ.setdefault("TENFOLD_DATA_DIR", str(DEMO_FOLDER))
        os.environ.setdefault("TENFOLD_MAIL_URL", f"smtp://127.0.0.1:{free_port()}")
    if name in OWN:
        runpy.run_module(OWN[name], run_name="__main__")
        return
    # Takes longer to import than everything that starts the servers.
    from django.core.management import execute_from_command_line  # noqa: PLC0415

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
