"""For the tests: fast password hashing, mail kept in memory."""

from tenfold.config.settings.base import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

if not FIELD_KEYS:  # noqa: F405
    FIELD_KEYS = {"dev": "ZGV2ZWxvcG1lbnQtb25seS1rZXktMDAwMDAwMDAwMDA="}
