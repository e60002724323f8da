"""Files that lie on the disk sealed, and can still be read from the middle.

Every file has a key of its own, which lies sealed in its row. The file is cut into
pieces; each is AES-256-GCM with its number as the nonce, which one key sees only once.
The place of the file and whether a piece is the last are authenticated with it, so that
pieces cannot be swapped, moved to another file or cut off.
"""

import base64
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from tenfold.core.crypto import KEY_BYTES, CannotOpenError
from tenfold.core.tokens import random_name

PIECE = 256 * 1024
TAG = 16
NONCE_BYTES = 12


def new_key() -> str:
    return base64.urlsafe_b64encode(os.urandom(KEY_BYTES)).decode()


def new_name() -> str:
    """A name that says nothing."""
    return random_name()


def path_of(name: str) -> Path:
    """Where a file of this name lies."""
    return Path(settings.DATA_DIR) / "files" / name[:2] / name


def write_sealed(name: str, key: str, chunks: Iterable[bytes]) -> int:
    """Seal what comes, piece by piece; how many bytes it was. All of it, or nothing."""
    path = path_of(name)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    cipher = AESGCM(base64.urlsafe_b64decode(key))
    size = 0
    try:
        with path.open("xb") as file:
            for number, (piece, is_last) in enumerate(_pieces(chunks)):
                file.write(_seal(cipher, name, number, piece, is_last=is_last))
                size += len(piece)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return size


def read_sealed(
    name: str, key: str, size: int, start: int = 0, stop: int | None = None
) -> Iterator[bytes]:
    """The bytes from `start` up to `stop`, a piece at a time."""
    stop = size if stop is None else min(stop, size)
    cipher = AESGCM(base64.urlsafe_b64decode(key))
    last = max(size - 1, 0) // PIECE
    with path_of(name).open("rb") as file:
        for number in range(start // PIECE, (max(stop, 1) - 1) // PIECE + 1):
            file.seek(number * (PIECE + TAG))
            sealed = file.read(PIECE + TAG)
            piece = _open(cipher, name, number, sealed, is_last=number == last)
            begins = number * PIECE
            yield piece[max(start - begins, 0) : stop - begins]


def remove_sealed(name: str) -> None:
    path_of(name).unlink(missing_ok=True)


def _pieces(chunks: Iterable[bytes]) -> Iterator[tuple[bytes, bool]]:
    """Pieces of one size; the last may be shorter. There is always one."""
    kept = bytearray()
    for chunk in chunks:
        kept += chunk
        while len(kept) > PIECE:
            yield bytes(kept[:PIECE]), False
            del kept[:PIECE]
    yield bytes(kept), True


def _about(name: str, *, is_last: bool) -> bytes:
    return f"{name}|{'last' if is_last else 'more'}".encode()


def _seal(
    cipher: AESGCM, name: str, number: int, piece: bytes, *, is_last: bool
) -> bytes:
    nonce = number.to_bytes(NONCE_BYTES, "big")
    return cipher.encrypt(nonce, piece, _about(name, is_last=is_last))


def _open(
    cipher: AESGCM, name: str, number: int, sealed: bytes, *, is_last: bool
) -> bytes:
    nonce = number.to_bytes(NONCE_BYTES, "big")
    try:
        return cipher.decrypt(nonce, sealed, _about(name, is_last=is_last))
    except (InvalidTag, ValueError) as error:
        raise CannotOpenError("the file was changed, or is another one") from error
