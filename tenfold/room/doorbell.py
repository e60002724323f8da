"""Calls to the media server that nobody waits for. No database here."""

import logging
import threading
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from functools import partial

from tenfold.room import livekit
from tenfold.room.grants import Grant

logger = logging.getLogger(__name__)

KEEP_REMOVING_SECONDS = 5.0
PAUSE_SECONDS = 0.25

_pool = ThreadPoolExecutor(max_workers=8, thread_name_prefix="doorbell")


def ring(media_rooms: Iterable[str], version: int) -> None:
    """Tell these rooms that there is something new."""
    for media_room in media_rooms:
        _later("ring", partial(livekit.ring, media_room, version))


def pass_on(media_rooms: Iterable[str], line: str) -> None:
    """Show these rooms a line while it is drawn; nobody misses it who comes later."""
    for media_room in media_rooms:
        _later("pass on", partial(livekit.pass_on, media_room, line))


def permit(grant: Grant) -> None:
    """Let what somebody may send follow the database."""
    _later("permit", partial(livekit.permit, grant))


def mute(media_room: str, identities: Iterable[str]) -> None:
    """Let these microphones rest. Only their people can switch them on again."""
    _later("mute", partial(livekit.mute, media_room, list(identities)))


def close(media_rooms: Iterable[str]) -> None:
    """Delete these rooms."""
    for media_room in media_rooms:
        _later("close", partial(livekit.delete_room, media_room))


def show_out(media_room: str, identity: str) -> None:
    """Disconnect somebody, also when they are only just arriving."""
    thread = threading.Thread(
        target=_show_out, args=(media_room, identity), daemon=True, name="show-out"
    )
    thread.start()


def _show_out(media_room: str, identity: str) -> None:
    deadline = time.monotonic() + KEEP_REMOVING_SECONDS
    while True:
        try:
            livekit.remove(media_room, identity)
        except livekit.MediaError:
            if time.monotonic() > deadline:
                return
            time.sleep(PAUSE_SECONDS)
        else:
            return


def _later(what: str, call: Callable[[], None]) -> None:
    _pool.submit(_quietly, what, call)


def _quietly(what: str, call: Callable[[], None]) -> None:
    try:
        call()
    except livekit.MediaNotFoundError:
        return  # nobody is there to hear it; browsers look by themselves as well
    except livekit.MediaError as error:
        logger.warning("media call failed: %s: %s", what, error)
