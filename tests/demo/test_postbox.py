"""The demonstration's mail goes out by real SMTP, and no further than this machine."""

import asyncio
import smtplib

from tenfold.demo.postbox import Slot, open_slot


def test_it_takes_a_letter():
    async def send_one() -> int:
        slot = Slot()
        server = await open_slot(slot, "127.0.0.1", 0)
        port = server.sockets[0].getsockname()[1]
        await asyncio.to_thread(post, port)
        server.close()
        return slot.taken

    assert asyncio.run(send_one()) == 1


def post(port: int) -> None:
    with smtplib.SMTP("127.0.0.1", port, timeout=5) as door:
        door.sendmail("practice@example.org", ["maya@example.org"], "Subject: a\n\nb")
