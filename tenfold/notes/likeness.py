"""Sentences that several members' sections share, as copied notes do."""

import re
from collections import defaultdict
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from tenfold.notes.names.folding import fold

FEWEST_WORDS = 3
SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")
Whose = TypeVar("Whose", bound=Hashable)


@dataclass(frozen=True)
class Shared:
    """A sentence of one section, and how many others have it too."""

    sentence: str
    others: int


@dataclass(frozen=True)
class Likeness:
    """How much of a section stands in other sections as well."""

    sentences: int
    shared: tuple[Shared, ...]

    @property
    def has_own_sentence(self) -> bool:
        return self.sentences > len(self.shared)

    @property
    def is_copied(self) -> bool:
        """Whether everything in it stands elsewhere too: such a note is not signed."""
        return self.sentences > 0 and not self.has_own_sentence


def likenesses(
    texts: Mapping[Whose, str], *, names: Mapping[Whose, str] | None = None
) -> dict[Whose, Likeness]:
    """What each section shares with the others.

    Numbers and the member's own name make no sentence an individual one.
    """
    names = names or {}
    said = {
        whose: _sentences(text, names.get(whose, "")) for whose, text in texts.items()
    }
    having: dict[str, set[Whose]] = defaultdict(set)
    for whose, sentences in said.items():
        for plain in sentences:
            having[plain].add(whose)
    return {
        whose: Likeness(
            len(sentences),
            tuple(
                Shared(sentence, len(having[plain]) - 1)
                for plain, sentence in sentences.items()
                if len(having[plain]) > 1
            ),
        )
        for whose, sentences in said.items()
    }


def _sentences(text: str, name: str) -> dict[str, str]:
    """The sentences of a text as they are compared, and as they stand there."""
    own = set(re.findall(r"\w+", fold(name)))
    found: dict[str, str] = {}
    for match in SENTENCE.finditer(text):
        sentence = match.group().strip()
        words = re.findall(r"\w+", fold(sentence))
        if len(words) >= FEWEST_WORDS:
            plain = [
                "0" if word.isdigit() else word for word in words if word not in own
            ]
            found.setdefault(" ".join(plain), sentence)
    return found
