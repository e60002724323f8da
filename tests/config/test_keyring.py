import base64

import pytest

from tenfold.config.environment import Environment
from tenfold.config.keyring import KeyringError, ensure_keyring, read_keyring


@pytest.fixture
def environment(tmp_path):
    return Environment(data_dir=tmp_path, secrets_file=None, database_url="")


def test_secrets_are_made_once(environment):
    first = ensure_keyring(environment)

    assert ensure_keyring(environment) == first
    assert [path.name for path in environment.data_dir.iterdir()] == ["secrets.json"]


def test_secrets_are_long_enough_and_for_the_owner_alone(environment):
    keyring = ensure_keyring(environment)

    assert environment.secrets_path.stat().st_mode & 0o777 == 0o600
    assert len(keyring.media_secret) >= 32
    assert len(keyring.secret_key) >= 50
    assert [len(base64.urlsafe_b64decode(k)) for k in keyring.field_keys.values()] == [
        32
    ]


def test_secrets_that_others_can_read_are_refused(environment):
    ensure_keyring(environment)
    environment.secrets_path.chmod(0o640)

    with pytest.raises(KeyringError, match="chmod 600"):
        read_keyring(environment.secrets_path)


def test_secrets_that_are_damaged_are_refused(environment):
    ensure_keyring(environment)
    environment.secrets_path.write_text("{}")

    with pytest.raises(KeyringError, match="restore it from your backup"):
        read_keyring(environment.secrets_path)


def test_no_new_secrets_beside_an_old_database(environment):
    (environment.data_dir / "tenfold.sqlite3").touch()

    with pytest.raises(KeyringError, match="restore the file from your backup"):
        ensure_keyring(environment)
    assert not environment.secrets_path.exists()
