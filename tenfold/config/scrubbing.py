"""What must not stand in a log, whoever wrote the line."""

import re

_SCRUBBED = (
    (re.compile(r"\beyJ[\w-]+\.[\w-]+\.[\w-]*"), "[token]"),
    (re.compile(r"(access_token=)[^&\s\"'\\]+"), r"\1[token]"),
    (re.compile(r"(Bearer )[^\s\"'\\]+", re.IGNORECASE), r"\1[token]"),
    (re.compile(r"(/(?:j|invitation|reset/key)/)[^/\s\"'?\\]+"), r"\1[link]"),
    (re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"), "[mail]"),
)


def scrub(line: str) -> str:
    """The line without tokens, links of persons and mail addresses."""
    for pattern, instead in _SCRUBBED:
        line = pattern.sub(instead, line)
    return line
