"""The hash of a line, and whether a chain of lines holds."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass

GENESIS = "0" * 64


@dataclass(frozen=True)
class Line:
    """What the hash covers. All texts; `at` in ISO 8601 UTC."""

    chain: str
    number: int
    at: str
    verb: str
    actor: str
    target: str
    details: str


def line_hash(previous_hash: str, line: Line) -> str:
    """SHA-256 over the previous hash and the line, as canonical JSON, in hex."""
    body = json.dumps([previous_hash, *vars(line).values()], separators=(",", ":"))
    return hashlib.sha256(body.encode()).hexdigest()


def first_break(lines: Iterable[tuple[Line, str, str]]) -> int | None:
    """The number of the first line that does not fit, or None when all hold.

    Each item is (line, previous hash as stored, hash as stored), in order of number.
    """
    previous = GENESIS
    for expected, (line, stored_previous, stored) in enumerate(lines, start=1):
        fits = line.number == expected and stored_previous == previous
        if not fits or stored != line_hash(previous, line):
            return expected
        previous = stored
    return None
