"""On a developer's machine."""

from tenfold.config.environment import environment
from tenfold.config.keyring import ensure_keyring

ensure_keyring(environment)

from tenfold.config.settings.production import *  # noqa: E402, F403  needs the file

DEBUG = True
