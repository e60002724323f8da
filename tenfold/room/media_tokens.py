"""Tokens (JWT, HS256) that the media server takes from us, and those it sends us.

LiveKit's own package for this brings a whole HTTP client, with which every process
would take a third longer to start.
"""

import base64
import hashlib
import hmac
import time
from datetime import timedelta
from typing import Any

import jwt
from django.conf import settings

ALGORITHM = "HS256"
CLOCK_LEEWAY = timedelta(seconds=30)


class WrongTokenError(Exception):
    """The token is not from our media server, not for now, or not for this body."""


def sign(video: dict[str, Any], *, lifetime: timedelta, identity: str = "") -> str:
    """A token with these video grants, named as in the token itself: camelCase."""
    now = int(time.time())
    claims = {
        "iss": settings.LIVEKIT_KEY,
        "sub": identity,
        "nbf": now,
        "exp": now + int(lifetime.total_seconds()),
        "video": video,
    }
    return jwt.encode(claims, settings.LIVEKIT_SECRET, algorithm=ALGORITHM)


def require_signature_of(body: bytes, token: str) -> None:
    """Raise WrongTokenError unless the token, signed by our key, is for this body."""
    try:
        claims = jwt.decode(
            token,
            settings.LIVEKIT_SECRET,
            algorithms=[ALGORITHM],
            issuer=settings.LIVEKIT_KEY,
            leeway=CLOCK_LEEWAY,
            options={"require": ["exp", "iss"]},
        )
        signed = base64.b64decode(claims["sha256"], validate=True)
    except (jwt.PyJWTError, KeyError, TypeError, ValueError) as error:
        raise WrongTokenError from error
    if not hmac.compare_digest(signed, hashlib.sha256(body).digest()):
        raise WrongTokenError
