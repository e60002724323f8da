"""On a developer's machine."""

from tenfold.config.settings.base import *  # noqa: F403

DEBUG = True

if not FIELD_KEYS:  # noqa: F405
    FIELD_KEYS = {"dev": "ZGV2ZWxvcG1lbnQtb25seS1rZXktMDAwMDAwMDAwMDA="}
