"""The secrets of one installation: made once, in a file for its owner alone."""

import base64
import json
import os
import secrets
from dataclasses import asdict, dataclass
from pathlib import Path

from tenfold.config.environment import Environment


class KeyringError(Exception):
    """A sentence that says what is wrong with the file and what to do."""


@dataclass(frozen=True)
class Keyring:
    secret_key: str
    index_key: str
    field_keys: dict[str, str]  # the last one seals, all of them open
    media_key: str
    media_secret: str


def new_keyring() -> Keyring:
    return Keyring(
        secret_key=secrets.token_urlsafe(48),
        index_key=secrets.token_urlsafe(32),
        field_keys={"k1": base64.urlsafe_b64encode(os.urandom(32)).decode()},
        media_key=f"tenfold-{secrets.token_hex(4)}",
        media_secret=secrets.token_urlsafe(48),
    )


def read_keyring(path: Path) -> Keyring:
    """Raises KeyringError."""
    try:
        others = path.stat().st_mode & 0o077
        text = path.read_text()
    except FileNotFoundError:
        raise KeyringError(
            f"There is no secrets file at {path}. `tenfold serve` makes one; "
            "TENFOLD_SECRETS_FILE names another place."
        ) from None
    except PermissionError:
        raise KeyringError(f"You may not read the secrets file {path}.") from None
    if others:
        raise KeyringError(
            f"Others on this machine can read the secrets file: run `chmod 600 {path}`."
        )
    try:
        return Keyring(**json.loads(text))
    except (ValueError, TypeError):
        raise KeyringError(
            f"The secrets file {path} is damaged: restore it from your backup."
        ) from None


def ensure_keyring(environment: Environment) -> Keyring:
    """The installation's secrets, made now if this is its first start.

    Never made beside a database that exists: its text was sealed with keys that a new
    file would not have. Raises KeyringError.
    """
    path = environment.secrets_path
    if not path.exists():
        database = environment.data_dir / "tenfold.sqlite3"
        if database.exists() and not environment.database_url:
            raise KeyringError(
                f"The database {database} exists but its secrets file {path} does not: "
                "restore the file from your backup. Without it nothing can be opened."
            )
        write_keyring(path, new_keyring())
    return read_keyring(path)


def write_keyring(path: Path, keyring: Keyring) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    text = json.dumps(asdict(keyring), indent=2)
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    try:
        path.hardlink_to(fresh)  # the first of two processes wins
    except FileExistsError:
        pass
    finally:
        fresh.unlink()
