"""Quick phrases: what `;` and a short word write into a note."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

FILE = Path(__file__).parent / "shipped_phrases.toml"
GAP = re.compile(r"\{(?:goal|exercise|minutes)\}")
WORD = re.compile(r"[a-z]{2,16}")


class Phrase(BaseModel):
    """A short word and what it stands for, in the group's part or in a member's."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    key: str = Field(pattern=f"^{WORD.pattern}$")
    part: Literal["group", "member"]
    text: str = Field(min_length=1, max_length=200)


@cache
def phrases() -> tuple[Phrase, ...]:
    rows = tomllib.loads(FILE.read_text(encoding="utf-8"))["phrase"]
    return tuple(Phrase(**row) for row in rows)


def gaps(texts: Iterable[str]) -> list[str]:
    """The places of quick phrases that still wait for words."""
    return [found for text in texts for found in GAP.findall(text)]
