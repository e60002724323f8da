"""A mail server on this machine that takes every letter and keeps none of them.

It needs nothing of Django, so it is there before the first letter leaves.
"""

import asyncio
import contextlib
import signal
import sys
from typing import Any

from aiosmtpd.smtp import SMTP, Envelope, Session

LOOPBACK = "127.0.0.1"
LARGEST_LETTER = 1_000_000


class Slot:
    """Takes letters in. What was sent is read on the outbox's page, not here."""

    def __init__(self) -> None:
        self.taken = 0

    async def handle_DATA(  # noqa: N802 — the library's name
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        self.taken += 1
        return "250 Taken"


async def serve(host: str, port: int) -> None:
    """Take letters until told to stop. Raises OSError when the port is taken."""
    loop = asyncio.get_running_loop()
    stop = asyncio.Event()
    for sign in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(sign, stop.set)
    server = await open_slot(Slot(), host, port)
    async with server:
        await stop.wait()
        with contextlib.suppress(asyncio.CancelledError):
            server.close()


async def open_slot(slot: Slot, host: str, port: int) -> asyncio.Server:
    def receiver() -> Any:
        return SMTP(slot, data_size_limit=LARGEST_LETTER, ident="Tenfold postbox")

    return await asyncio.get_running_loop().create_server(receiver, host, port)


def main(port: int) -> int:
    try:
        asyncio.run(serve(LOOPBACK, port))
    except OSError:
        sys.stderr.write(
            f"Something else listens at {LOOPBACK}:{port}. Stop it, or choose "
            f"another port: TENFOLD_MAIL_URL=smtp://{LOOPBACK}:{port + 1}\n"
        )
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
