"""Whether the database still is as the last set-up left it, told without Django."""

import hashlib
import json
import sysconfig
from contextlib import closing
from pathlib import Path

import pysqlite3

from tenfold.config.environment import ROOT, Environment

STAMP = "up-to-date.json"


def remember(environment: Environment, greeting: list[str]) -> None:
    """Note after a set-up what it was for, and what the newcomer is to be told."""
    seen = state(environment)
    if seen:
        stamp = {"state": seen, "greeting": greeting}
        (environment.data_dir / STAMP).write_text(json.dumps(stamp))


def recall(environment: Environment) -> list[str] | None:
    """The last set-up's greeting; None when there is something to set up."""
    try:
        stamp = json.loads((environment.data_dir / STAMP).read_text())
        greeting: list[str] = stamp["greeting"]
        is_same = stamp["state"] == state(environment)
    except (OSError, ValueError, KeyError):
        return None
    return greeting if is_same else None


def state(environment: Environment) -> str:
    """All that a set-up depends on; empty when only Django could tell."""
    applied = applied_migrations(environment)
    if not applied:
        return ""
    digest = hashlib.sha256(f"{environment.demo} {applied}".encode())
    for path in sorted((ROOT / "tenfold").glob("*/migrations/*.py")):
        digest.update(str(path).encode() + path.read_bytes())
    # Libraries bring migrations too; the names of these folders hold their versions.
    for path in sorted(Path(sysconfig.get_path("purelib")).glob("*.dist-info")):
        digest.update(path.name.encode())
    return digest.hexdigest()


def applied_migrations(environment: Environment) -> list[tuple[str, str]]:
    path = environment.data_dir / "tenfold.sqlite3"
    if environment.database_url or not path.exists():
        return []
    query = "SELECT app, name FROM django_migrations ORDER BY app, name"
    try:
        with closing(pysqlite3.connect(path)) as connection:
            return list(connection.execute(query))
    except pysqlite3.Error:
        return []
