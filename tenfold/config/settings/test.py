"""For the tests: fast passwords, secrets that are none, a folder that goes away."""

import atexit
import shutil
import tempfile
from pathlib import Path

from tenfold.config.settings.base import *  # noqa: F403

SECRET_KEY = "tests-only-" + "0" * 48
FIELD_KEYS = {"tests": "ZGV2ZWxvcG1lbnQtb25seS1rZXktMDAwMDAwMDAwMDA="}
INDEX_KEY = "tests-only"
LIVEKIT_KEY = "tests"
LIVEKIT_SECRET = "tests-only-" + "0" * 32

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

# In memory where there is such a folder: the files are as real, and fsync is free.
_memory = Path("/dev/shm")  # noqa: S108  our folder in it is private
DATA_DIR = Path(
    tempfile.mkdtemp(prefix="tenfold-", dir=_memory if _memory.is_dir() else None)
)
atexit.register(shutil.rmtree, DATA_DIR, ignore_errors=True)
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["TEST"] = {"NAME": DATA_DIR / "tests.sqlite3"}
