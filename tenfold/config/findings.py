"""What the doctor says about one thing."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    is_well: bool | None  # None: worth knowing, and nothing to mend at once
    sentence: str


def well(sentence: str) -> Finding:
    return Finding(is_well=True, sentence=sentence)


def wrong(sentence: str) -> Finding:
    return Finding(is_well=False, sentence=sentence)


def note(sentence: str) -> Finding:
    return Finding(is_well=None, sentence=sentence)
