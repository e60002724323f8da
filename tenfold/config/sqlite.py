"""Which SQLite we use, and the gate that refuses every other.

Debian 12 ships SQLite 3.40, in which a WAL database with many connections can be
corrupted; we need 3.51.3 or newer, from the pysqlite3 wheel. Django imports `sqlite3`,
so importing this module first puts ours in its place.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pysqlite3
import pysqlite3.dbapi2

sys.modules["sqlite3"] = pysqlite3
sys.modules["sqlite3.dbapi2"] = pysqlite3.dbapi2

OLDEST = (3, 51, 3)
FULL = 2
# Shared memory and locks, which WAL needs, do not work across machines.
NETWORK_FILE_SYSTEMS = {
    "9p", "afs", "ceph", "cifs", "fuse.glusterfs", "fuse.s3fs", "fuse.sshfs", "gfs2",
    "lustre", "ncpfs", "nfs", "nfs4", "ocfs2", "smb3", "smbfs",
}  # fmt: skip


class UnsafeDatabaseError(SystemExit):
    """What is wrong with the database, in sentences. Stops the process."""


def require_safe_sqlite(*, connection: Any, **_kwargs: Any) -> None:
    """Heard for every connection that Django opens."""
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        faults = list(faults_of(cursor, str(connection.settings_dict["NAME"])))
        if connection.transaction_mode != "IMMEDIATE":
            faults.append("Transactions do not begin IMMEDIATE, so writers lose.")
    if faults:
        raise UnsafeDatabaseError(" ".join(faults))


def faults_of(cursor: Any, path: str) -> Iterator[str]:
    version = ask(cursor, "SELECT sqlite_version()")
    if tuple(map(int, str(version).split("."))) < OLDEST:
        yield (
            f"SQLite {version} can damage a database that several processes write to; "
            f"{'.'.join(map(str, OLDEST))} or newer is needed: install pysqlite3 from "
            "requirements.lock."
        )
    if ask(cursor, "PRAGMA journal_mode") != "wal":
        yield "The database is not in WAL mode: readers and writers block each other."
    if ask(cursor, "PRAGMA synchronous") != FULL:
        yield "synchronous is not FULL, so a power cut can lose what was saved."
    if ask(cursor, "PRAGMA mmap_size"):
        yield "mmap_size is not 0, so a failing disk can crash the server."
    kind = file_system_of(Path(path))
    if kind in NETWORK_FILE_SYSTEMS:
        yield (
            f"The database lies on a network file system ({kind}), where it can be "
            "damaged: move TENFOLD_DATA_DIR to a local disk."
        )


def ask(cursor: Any, statement: str) -> Any:
    cursor.execute(statement)
    row = cursor.fetchone()
    return row[0] if row else None


def file_system_of(path: Path, mounts: Path = Path("/proc/self/mounts")) -> str:
    """The kind of file system that holds the path; the longest mount point wins."""
    if not mounts.exists():
        return "unknown"
    real = str(path.resolve())
    best, kind = "", "unknown"
    for line in mounts.read_text().splitlines():
        _device, point, name, *_rest = line.split(" ")
        point = point.replace("\\040", " ")
        inside = real == point or real.startswith(point.rstrip("/") + "/")
        if inside and len(point) >= len(best):
            best, kind = point, name
    return kind
