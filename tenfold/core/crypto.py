"""Sealing text so that a copied database tells nothing.

AES-256-GCM (NIST SP 800-38D) with a random 96-bit nonce. A sealed text is
`t1.<key id>.<base64url(nonce + ciphertext + tag)>`; the place it belongs to (table,
column, row, practice) is authenticated with it: a value moved elsewhere stays shut.
"""

import base64
import hashlib
import hmac
import os
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

VERSION = "t1"
NONCE_BYTES = 12
KEY_BYTES = 32


class CannotOpenError(Exception):
    """The text was sealed for another place, with another key, or was changed."""


@lru_cache(maxsize=64)
def _cipher(secret: str, purpose: str) -> AESGCM:
    key = base64.urlsafe_b64decode(secret)
    if len(key) != KEY_BYTES:
        raise ImproperlyConfigured("A field key must be 32 bytes, base64url encoded.")
    if purpose:
        key = HKDF(SHA256(), KEY_BYTES, salt=None, info=purpose.encode()).derive(key)
    return AESGCM(key)


def current_key_id() -> str:
    """The key that seals now: the last one in the list; the others still open."""
    if not settings.FIELD_KEYS:
        raise ImproperlyConfigured(
            "No field key is set. Run `tenfold serve`, which makes one, "
            "or set TENFOLD_FIELD_KEYS."
        )
    return str(list(settings.FIELD_KEYS)[-1])


def seal(text: str, place: str, *, purpose: str = "") -> str:
    """Encrypt `text` for `place`, with a key of its own where there is a purpose."""
    key_id = current_key_id()
    nonce = os.urandom(NONCE_BYTES)
    sealed = _cipher(settings.FIELD_KEYS[key_id], purpose).encrypt(
        nonce, text.encode(), place.encode()
    )
    return f"{VERSION}.{key_id}.{base64.urlsafe_b64encode(nonce + sealed).decode()}"


def open_sealed(token: str, place: str, *, purpose: str = "") -> str:
    """The text sealed for `place` and `purpose`. Raises CannotOpenError."""
    version, _, rest = token.partition(".")
    key_id, _, body = rest.partition(".")
    secret = settings.FIELD_KEYS.get(key_id)
    if version != VERSION or secret is None:
        raise CannotOpenError(f"no key {key_id!r}")
    raw = base64.urlsafe_b64decode(body)
    try:
        opened = _cipher(secret, purpose).decrypt(
            raw[:NONCE_BYTES], raw[NONCE_BYTES:], place.encode()
        )
    except InvalidTag as error:
        raise CannotOpenError("the text does not belong here") from error
    return opened.decode()


def key_id_of(token: str) -> str:
    return token.split(".", 2)[1]


def blind_index(purpose: str, text: str) -> str:
    """A keyed fingerprint of case-folded text, for uniqueness and exact look-up."""
    message = f"{purpose}|{' '.join(text.split()).casefold()}".encode()
    return hmac.new(settings.INDEX_KEY.encode(), message, hashlib.sha256).hexdigest()
