"""For the tests: fast password hashing, and secrets that are none."""

from tenfold.config.settings.base import *  # noqa: F403

SECRET_KEY = "tests-only-" + "0" * 48
FIELD_KEYS = {"tests": "ZGV2ZWxvcG1lbnQtb25seS1rZXktMDAwMDAwMDAwMDA="}
INDEX_KEY = "tests-only"
LIVEKIT_KEY = "tests"
LIVEKIT_SECRET = "tests-only-" + "0" * 32

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
