"""Ports that a server of a test may listen on."""

import random
import socket
from pathlib import Path

FIRST = 12_000
EVERYWHERE = "0.0.0.0"
_given: set[int] = set()


def free_port() -> int:
    """A port that nobody has, and that no outgoing connection will be given.

    The kernel lends the ports of its own range to whoever dials out: between asking
    it for one of those and listening there, a browser may have it.
    """
    while True:
        port = random.randrange(FIRST, end())
        if port not in _given and is_free(port):
            _given.add(port)
            return port


def end() -> int:
    """The first port that the kernel lends out."""
    lent = Path("/proc/sys/net/ipv4/ip_local_port_range").read_text().split()
    return max(int(lent[0]), FIRST + 1000)


def is_free(port: int) -> bool:
    """Whether both kinds of servers could listen there, on every address."""
    for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM):
        with socket.socket(socket.AF_INET, kind) as probe:
            try:
                probe.bind((EVERYWHERE, port))
            except OSError:
                return False
    return True
