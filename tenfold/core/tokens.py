"""Secrets that are given away once and kept as a fingerprint only."""

import hashlib
import secrets


def new_token() -> str:
    """256 random bits for a link or a cookie."""
    return secrets.token_urlsafe(32)


def random_name() -> str:
    """128 random bits for a name that must not be guessed, such as a media room."""
    return secrets.token_hex(16)


def fingerprint(token: str) -> str:
    """SHA-256 in hex: enough for a token of 256 random bits."""
    return hashlib.sha256(token.encode()).hexdigest()
