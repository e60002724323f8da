import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tenfold.core import sealed_files
from tenfold.core.crypto import CannotOpenError
from tenfold.core.sealed_files import (
    PIECE,
    TAG,
    new_key,
    new_name,
    path_of,
    read_sealed,
    remove_sealed,
    write_sealed,
)


def kept(data: bytes, cut: int = 70_000) -> tuple[str, str, int]:
    name, key = new_name(), new_key()
    chunks = (data[at : at + cut] for at in range(0, len(data), cut))
    return name, key, write_sealed(name, key, chunks)


@pytest.mark.parametrize(
    "length", [0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE, 3 * PIECE + 17]
)
def test_a_file_comes_back_as_it_was(length):
    data = os.urandom(length)
    name, key, size = kept(data)

    assert size == length
    assert b"".join(read_sealed(name, key, size)) == data


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_any_part_of_it_can_be_read(data):
    whole = os.urandom(2 * PIECE + 100)
    name, key, size = kept(whole)
    start = data.draw(st.integers(0, size))
    stop = data.draw(st.integers(start, size))

    assert b"".join(read_sealed(name, key, size, start, stop)) == whole[start:stop]


def test_the_disk_does_not_hold_what_was_in_it():
    name, _, _ = kept(b"a song that everybody knows" * 100)

    assert b"everybody" not in path_of(name).read_bytes()
    assert (
        path_of(name).stat().st_mode & 0o077 == 0
        or path_of(name).parent.stat().st_mode & 0o077 == 0
    )


def swapped(sealed: bytes) -> bytes:
    one = PIECE + TAG
    return sealed[one : 2 * one] + sealed[:one] + sealed[2 * one :]


@pytest.mark.parametrize(
    "change",
    [
        swapped,
        lambda sealed: sealed[: 2 * (PIECE + TAG)],
        lambda sealed: sealed[:-1] + bytes([sealed[-1] ^ 1]),
    ],
)
def test_what_was_changed_stays_shut(change):
    name, key, size = kept(os.urandom(2 * PIECE + 100))
    path_of(name).write_bytes(change(path_of(name).read_bytes()))
    shorter = min(size, 2 * PIECE)

    for length in {size, shorter}:
        with pytest.raises(CannotOpenError):
            list(read_sealed(name, key, length))


def test_another_file_s_key_does_not_open_it():
    name, _, size = kept(b"one")
    with pytest.raises(CannotOpenError):
        list(read_sealed(name, new_key(), size))


def test_half_a_file_does_not_stay():
    name = new_name()

    def breaks():
        yield b"x" * (PIECE + 1)
        raise OSError("the disk is full")

    with pytest.raises(OSError, match="full"):
        write_sealed(name, new_key(), breaks())
    assert not path_of(name).exists()


def test_what_is_removed_is_gone():
    name, _, _ = kept(b"one")
    remove_sealed(name)
    remove_sealed(name)

    assert not path_of(name).exists()
    assert sealed_files.path_of(name).parent.exists()
