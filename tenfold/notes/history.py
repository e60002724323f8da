"""The hash chain of a note's versions."""

import hashlib
import json
from datetime import UTC, datetime
from typing import Any

GENESIS = "0" * 64
Texts = dict[str, str]


def version_hash(
    previous: str, *, place: list[str | int], at: datetime, body: Any
) -> str:
    """SHA-256 over the previous hash and everything the version says, in hex."""
    moment = at.astimezone(UTC).isoformat()
    line = json.dumps(
        [previous, *place, moment, body],
        sort_keys=True,
        ensure_ascii=False,
        separators=(",", ":"),
    )
    return hashlib.sha256(line.encode()).hexdigest()


def content_hash(texts: Texts, template: Any) -> str:
    """SHA-256 over what a person signs: the texts, and what they were asked for."""
    line = json.dumps(
        [texts, template], sort_keys=True, ensure_ascii=False, separators=(",", ":")
    )
    return hashlib.sha256(line.encode()).hexdigest()
