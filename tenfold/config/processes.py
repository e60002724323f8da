"""Small facts about processes and ports that the operating system knows."""

import ctypes
import errno
import os
import signal
import socket
from contextlib import suppress
from select import select

PR_SET_PDEATHSIG = 1
# Looked up now: between fork and exec there must be no search for a symbol.
_prctl = ctypes.CDLL(None).prctl


class PortTakenError(Exception):
    """A sentence that names the port and the setting that changes it."""


class StopSign:
    """An event that a signal may set.

    With `threading.Event` the handler waits for ever when the signal interrupts the
    very thread that is about to wait: both need one lock. A number in the kernel, which
    nobody reads away, needs none.
    """

    def __init__(self) -> None:
        self._number = os.eventfd(0)

    def __del__(self) -> None:
        os.close(self._number)

    def set(self) -> None:
        os.eventfd_write(self._number, 1)

    def is_set(self) -> bool:
        return self.wait(0)

    def wait(self, seconds: float) -> bool:
        """Whether it is set, at the latest after so many seconds."""
        return bool(select([self._number], [], [], seconds)[0])


def die_with_parent(number: signal.Signals) -> None:
    """Ask the kernel to send this process `number` when its parent is gone."""
    _prctl(PR_SET_PDEATHSIG, int(number))


def signal_group(leader: int, number: signal.Signals) -> None:
    """Signal everything a process started, also after the process itself has ended."""
    with suppress(ProcessLookupError):
        os.killpg(leader, number)


def is_free(host: str, port: int, kind: socket.SocketKind) -> bool:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, kind) as probe:
        if kind == socket.SOCK_STREAM:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
            if kind == socket.SOCK_STREAM:
                probe.listen(1)
        except OSError as error:
            if error.errno in {errno.EADDRINUSE, errno.EACCES}:
                return False
            raise
    return True


def require_free(host: str, port: int, kind: socket.SocketKind, variable: str) -> None:
    if not is_free(host, port, kind):
        name = "UDP port" if kind == socket.SOCK_DGRAM else "Port"
        raise PortTakenError(
            f"{name} {port} is taken by another program. "
            f"Stop that program, or choose another port with {variable}={port + 10}."
        )


def own_address() -> str:
    """The address this machine shows to its network. No packet is sent to find out."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # TEST-NET-1, RFC 5737
        except OSError:
            return "127.0.0.1"
        return str(probe.getsockname()[0])
