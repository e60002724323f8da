"""A real SMTP server on loopback that keeps what it was given."""

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import Envelope

from tests.ports import free_port

LOOPBACK = "127.0.0.1"


class Postbox:
    def __init__(self) -> None:
        self.received: list[Envelope] = []
        self.answer = "250 OK"
        self.port = 0

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        self.received.append(envelope)
        return self.answer

    def letters_to(self, address: str) -> list[EmailMessage]:
        """What went to this address and to nobody else, oldest first."""
        return [
            message_from_bytes(envelope.content, policy=policy.default)
            for envelope in list(self.received)
            if envelope.rcpt_tos == [address]
        ]

    def next_code(self, address: str, *, after: int, within: float = 20) -> str:
        """The code in the letter after the first so many to this address."""
        deadline = time.monotonic() + within
        while time.monotonic() < deadline:
            if len(letters := self.letters_to(address)) > after:
                found = re.search(
                    r"\b[0-9A-Z]{4}-[0-9A-Z]{4}\b", text_of(letters[after])
                )
                assert found, text_of(letters[after])
                return found.group()
            time.sleep(0.05)
        raise AssertionError(f"No letter to {address} within {within} s.")


def text_of(letter: EmailMessage) -> str:
    return str(letter.get_content())


@contextmanager
def open_postbox() -> Iterator[Postbox]:
    box = Postbox()
    box.port = free_port()
    controller = Controller(box, hostname=LOOPBACK, port=box.port)
    controller.start()
    try:
        yield box
    finally:
        controller.stop()
