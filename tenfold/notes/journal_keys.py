"""The keys of a person's journal in the browser.

They are derived, never stored: the browser keeps them in memory only, so the journal on
its disk opens for nobody but the person who wrote it, signed in again.
"""

import base64
import hashlib

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

from tenfold.accounts.models import User


def journal_name(user: User) -> str:
    """What the person's journal is called on a disk: tells nothing about them."""
    name = _derived(settings.INDEX_KEY.encode(), f"journal-name|{user.pk}")
    return hashlib.sha256(name).hexdigest()[:32]


def journal_keys(user: User) -> dict[str, str]:
    """A key for each field key of ours, by its id."""
    return {
        key_id: base64.b64encode(
            _derived(base64.urlsafe_b64decode(secret), f"journal-key|{user.pk}")
        ).decode()
        for key_id, secret in settings.FIELD_KEYS.items()
    }


def _derived(secret: bytes, info: str) -> bytes:
    return HKDF(SHA256(), 32, salt=None, info=info.encode()).derive(secret)
