"""Somebody at the media server with a token they should not have.

`python -m tests.stranger ADDRESS TOKEN` prints "in" when they are in, and "out" when
they are out again or were never let in.
"""

import asyncio
import sys

from livekit import rtc

LONGEST_SECONDS = 60


def say(word: str) -> None:
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


async def visit(address: str, token: str) -> None:
    room = rtc.Room()
    is_out = asyncio.Event()
    room.on("disconnected", lambda *_: is_out.set())
    try:
        await room.connect(address, token)
    except rtc.ConnectError:
        say("out")
        return
    say("in")
    await asyncio.wait_for(is_out.wait(), LONGEST_SECONDS)
    say("out")


if __name__ == "__main__":
    asyncio.run(visit(*sys.argv[1:]))
