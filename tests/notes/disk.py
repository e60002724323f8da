"""What a disk holds after each call of a traced process, if the power goes then."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from random import Random

CALLS = ("write", "pwrite64", "lseek", "ftruncate", "fdatasync", "fsync")
TRACE = [
    "strace",
    "--seccomp-bpf",
    "-f",
    "-y",
    "-xx",
    "-s",
    "70000",
    "-e",
    f"trace={','.join(CALLS)}",
]
_CALL = re.compile(
    r"^\d+ +(?P<name>\w+)\((?P<fd>\d+)<(?P<path>[^>]*)>"
    r'(?:, "(?P<data>[^"]*)")?(?:, (?P<rest>[^)]*))?\) += (?P<result>\d+)'
)


@dataclass(frozen=True)
class Call:
    """One call that wrote, moved or kept something of a file."""

    name: str
    fd: int
    path: str
    data: bytes
    rest: list[str]
    result: int


def calls(lines: Iterable[str]) -> Iterator[Call]:
    for line in lines:
        found = _CALL.match(line)
        if found:
            yield Call(
                name=found["name"],
                fd=int(found["fd"]),
                path=_bytes(found["path"]).decode(),
                data=_bytes(found["data"] or ""),
                rest=[part.strip() for part in (found["rest"] or "").split(",")],
                result=int(found["result"]),
            )


def _bytes(escaped: str) -> bytes:
    return bytes.fromhex(escaped.replace("\\x", ""))


@dataclass
class File:
    """What of a file survives (`durable`) and what may or may not (`pending`)."""

    durable: bytearray = field(default_factory=bytearray)
    pending: list[tuple[int, bytes]] = field(default_factory=list)
    position: int = 0

    def takes(self, call: Call) -> None:
        if call.name == "lseek":
            self.position = call.result
        elif call.name == "write":
            self.pending.append((self.position, call.data))
            self.position += len(call.data)
        elif call.name == "pwrite64":
            self.pending.append((int(call.rest[-1]), call.data))
        elif call.name in {"fdatasync", "fsync"}:
            for offset, data in self.pending:
                put(self.durable, offset, data)
            self.pending.clear()

    def after_power_loss(self, random: Random) -> bytes:
        """What was kept, and any part of what was not, the last of it torn."""
        content = bytearray(self.durable)
        arrived = [one for one in self.pending if random.random() < 0.5]
        for number, (offset, data) in enumerate(arrived):
            is_torn = number == len(arrived) - 1
            length = random.randint(0, len(data)) if is_torn else len(data)
            put(content, offset, data[:length])
        return bytes(content)


def put(content: bytearray, offset: int, data: bytes) -> None:
    if len(content) < offset:
        content.extend(bytes(offset - len(content)))
    content[offset : offset + len(data)] = data
