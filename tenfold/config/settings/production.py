"""What a practice runs."""

from tenfold.config.environment import environment
from tenfold.config.keyring import KeyringError, read_keyring
from tenfold.config.settings.base import *  # noqa: F403

try:
    _keys = read_keyring(environment.secrets_path)
except KeyringError as error:
    raise SystemExit(str(error)) from None

SECRET_KEY = _keys.secret_key
FIELD_KEYS = _keys.field_keys
INDEX_KEY = _keys.index_key
LIVEKIT_KEY = environment.media_key or _keys.media_key
LIVEKIT_SECRET = environment.media_secret.get_secret_value() or _keys.media_secret
