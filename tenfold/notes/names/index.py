"""Which written words may mean whom."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from rapidfuzz import process
from rapidfuzz.distance import OSA

from tenfold.notes.names.folding import WITHOUT_SPACES
from tenfold.notes.names.forms import (
    FEWEST_LETTERS,
    Nearness,
    is_diminutive,
    is_ending,
    letters_of,
    short_forms,
    stems_of,
    without_clitic,
)
from tenfold.notes.names.known_words import WITH_A_CAPITAL, is_also_a_word, known_words

FEWEST_FOR_A_TYPO = 4
FEWEST_IN_SMALL_LETTERS = 5
FEWEST_LITERAL = 2
# "Peer" is one letter away from Peter, and March from Marc.
NEVER_A_TYPO = frozenset({"peer", "peers"}) | WITH_A_CAPITAL


class Rule(Enum):
    """When a written word counts as somebody's name."""

    ALWAYS = auto()
    WITH_A_CAPITAL = auto()
    INSIDE_A_SENTENCE = auto()  # with a capital that no sentence asks for
    LIKE_A_NAME = auto()  # Will, May, Rose


@dataclass(frozen=True)
class Reading:
    """Somebody a written word may mean, and how near it is to their name."""

    person: int
    word: str  # the part of the name, folded
    nearness: Nearness
    form: str
    initials: str
    is_surname: bool

    @property
    def rule(self) -> Rule:
        if self.nearness is Nearness.SAME:
            is_word = is_also_a_word(self.word) or (
                self.is_surname and self.word in known_words()
            )
            return Rule.LIKE_A_NAME if is_word else Rule.ALWAYS
        if self.form in known_words():
            is_short = self.nearness is Nearness.SHORT
            return Rule.LIKE_A_NAME if is_short else Rule.INSIDE_A_SENTENCE
        if self.nearness is Nearness.SHORT or is_also_a_word(self.word):
            return Rule.WITH_A_CAPITAL
        is_long = len(self.word) >= FEWEST_IN_SMALL_LETTERS
        is_long |= self.nearness is Nearness.INFLECTED and self.form == self.word + "s"
        return Rule.ALWAYS if is_long else Rule.WITH_A_CAPITAL


@dataclass(frozen=True)
class Part:
    """A word of somebody's name, folded."""

    person: int
    word: str
    initials: str
    is_surname: bool

    def as_read(self, form: str, nearness: Nearness) -> Reading:
        return Reading(
            self.person, self.word, nearness, form, self.initials, self.is_surname
        )


class NameIndex:
    """The parts of everybody's names; a person is the place in the list."""

    def __init__(self, people: Sequence[Iterable[str]]) -> None:
        self.literal: set[str] = set()
        self.parts: dict[str, list[Part]] = defaultdict(list)
        self.short: dict[str, set[str]] = defaultdict(set)
        self.stems: dict[str, set[str]] = defaultdict(set)
        for person, names in enumerate(people):
            self._add(person, {name.strip() for name in names})

    def readings_of(self, written: set[str]) -> dict[str, tuple[Reading, ...]]:
        """Whom these folded words may mean; those that mean nobody are left out."""
        meant = {form: self._known(form) for form in written}
        left = [form for form, words in meant.items() if not words]
        left = [w for w in left if len(w) >= FEWEST_LETTERS and w not in NEVER_A_TYPO]
        for word in self.parts:
            for form, nearness in _near(word, left):
                meant[form][word] = nearness
        return {
            form: tuple(
                part.as_read(form, nearness)
                for word, nearness in words.items()
                for part in self.parts[word]
            )
            for form, words in meant.items()
            if words
        }

    def _known(self, form: str) -> dict[str, Nearness]:
        """The names that a word is a form of, and how near it is to each."""
        words = dict.fromkeys(self.short.get(form, ()), Nearness.SHORT)
        for cut in range(2, len(form) + 1):
            ending = form[cut:]
            for word in self.stems.get(form[:cut], ()):
                if not ending or is_ending(ending, word):
                    words[word] = Nearness.INFLECTED
        for word in without_clitic(form):
            if word in self.parts:
                words[word] = Nearness.INFLECTED
        if form in self.parts:
            words[form] = Nearness.SAME
        return words

    def _add(self, person: int, names: set[str]) -> None:
        written = {name for name in names if not _is_literal(name)}
        for name in names - written:
            self.literal |= {p for p in [name, *name.split()] if _is_telling(p)}
        split = [letters_of(name) for name in sorted(written)]
        first = {words[0] for words in split if words}
        for words in split:
            initials = "".join(word[0] for word in words)
            for word in dict.fromkeys([*words, "".join(words)]):
                is_surname = word in words and word not in first
                self.parts[word].append(Part(person, word, initials, is_surname))
                if word in words:
                    self._add_forms(word)

    def _add_forms(self, word: str) -> None:
        for form in short_forms(word):
            self.short[form].add(word)
        for stem in stems_of(word):
            self.stems[stem].add(word)


def _is_literal(name: str) -> bool:
    """Whether a name is looked for as it stands: no spaces around it, or no letters."""
    return bool(WITHOUT_SPACES.search(name)) or not re.search(r"[^\W\d_]", name)


def _is_telling(name: str) -> bool:
    return len(name) >= FEWEST_LITERAL or (name != "" and not name.isascii())


def _near(word: str, written: list[str]) -> Iterable[tuple[str, Nearness]]:
    """Words with one letter wrong, and short forms that begin like the name."""
    if len(word) >= FEWEST_FOR_A_TYPO:
        near = process.extract(
            word, written, scorer=OSA.distance, score_cutoff=1, limit=None
        )
        yield from ((form, Nearness.TYPO) for form, *_ in near)
    if len(word) >= FEWEST_LETTERS:
        begun = [form for form in written if form.startswith(word[:FEWEST_LETTERS])]
        yield from ((f, Nearness.SHORT) for f in begun if is_diminutive(f, word))
