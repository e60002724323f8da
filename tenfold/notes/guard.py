"""Other members' names and contacts in a text, and what to write instead of them.

Every form is looked for that a name takes in a sentence: its cases and possessives,
short forms, without its accents, and with one letter wrong. A name that is a word as
well (Will, May, Rose) counts only where it stands like a name.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tenfold.notes.names.contacts import contacts_in
from tenfold.notes.names.folding import WORD, fold
from tenfold.notes.names.forms import Nearness
from tenfold.notes.names.index import NameIndex, Reading, Rule
from tenfold.notes.names.peers import Span, several_as_one, wording_for
from tenfold.notes.names.places import (
    begins_sentence,
    is_capital,
    joins,
    looks_german,
    name_end,
    name_start,
    stands_like_a_name,
)


@dataclass(frozen=True)
class Person:
    """What somebody is called, and how they may be reached."""

    names: tuple[str, ...]
    contacts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Found:
    """A place in a text that tells who another member is."""

    start: int
    end: int
    text: str
    replacement: str
    is_contact: bool = False


def names_in(
    text: str, others: Sequence[Person], *, allowed: Sequence[Person] = ()
) -> list[Found]:
    """Where a text names others or says how to reach them, in its order."""
    return NameGuard(others, allowed).find(text)


def without(text: str, found: Iterable[Found]) -> str:
    """The text with these places replaced."""
    for place in sorted(found, key=lambda f: f.start, reverse=True):
        text = text[: place.start] + place.replacement + text[place.end :]
    return text


@dataclass(frozen=True)
class _Hit:
    """A word that may be a part of somebody's name."""

    start: int
    end: int
    readings: tuple[Reading, ...]
    is_sure: bool
    is_allowed: bool = False

    @property
    def has_bare_s(self) -> bool:
        """Whether it ends in an s that may be a plural or a possessive."""
        return all(r.form == r.word + "s" for r in self.readings)

    def same_person(self, other: "_Hit") -> bool:
        """Whether the two may be different parts of one person's name."""
        return any(
            mine.person == theirs.person and mine.word != theirs.word
            for mine in self.readings
            for theirs in other.readings
        )


class _Meant:
    """Whom a written word may mean, and by which rules it counts."""

    def __init__(self, readings: tuple[Reading, ...], own: tuple[Reading, ...]) -> None:
        nearest = min(reading.nearness for reading in readings)
        self.readings = readings
        self.may_be_part = nearest is Nearness.SAME
        self.is_allowed = any(reading.nearness <= nearest for reading in own)
        self.rules = {reading.rule for reading in readings}


class NameGuard:
    """Looks for the same people in one text after another."""

    def __init__(self, others: Sequence[Person], allowed: Sequence[Person] = ()):
        self.index = NameIndex([p.names for p in others])
        self.allowed = NameIndex([p.names for p in allowed])
        permitted = {contact for person in allowed for contact in person.contacts}
        self.contacts = [c for p in others for c in p.contacts if c not in permitted]

    def find(self, text: str) -> list[Found]:
        names = list(self._names(text))
        contacts = [
            Span(*place, is_contact=True)
            for place in self._contacts(text)
            if not _is_but_a_name(text, place, names)
        ]
        names = [s for s in names if not _any_overlap(s, contacts)]
        spans = several_as_one(text, sorted([*contacts, *names]))
        return [
            Found(
                span.start,
                span.end,
                text[span.start : span.end],
                wording_for(text, span),
                span.is_contact,
            )
            for span in spans
        ]

    def _contacts(self, text: str) -> list[tuple[int, int]]:
        return _merged(contacts_in(text, self.contacts))

    def _names(self, text: str) -> Iterator[Span]:
        literal = [*self._literal(text)]
        yield from literal
        hits = _sure(text, list(self._hits(text)))
        for span in _joined(text, hits):
            if not _any_overlap(span, literal):
                yield span

    def _literal(self, text: str) -> list[Span]:
        """Names of scripts without spaces, and names without any letter."""
        places = [
            (at.start(), at.end())
            for name in self.index.literal - self.allowed.literal
            for at in re.finditer(re.escape(name), text)
        ]
        return [Span(start, end) for start, end in _merged(places)]

    def _hits(self, text: str) -> Iterator[_Hit]:
        meant = self._meant(text)
        german = looks_german(text)
        for match in WORD.finditer(text):
            found = meant.get(match.group())
            if not found:
                continue
            sure = not found.is_allowed and _is_name(text, match, found, german=german)
            if sure or found.may_be_part:
                yield _Hit(*match.span(), found.readings, sure, found.is_allowed)

    def _meant(self, text: str) -> dict[str, "_Meant"]:
        """The distinct words of a text that may name somebody, and whom."""
        words = {word: fold(word) for word in set(WORD.findall(text))}
        others = self.index.readings_of(set(words.values()))
        own = self.allowed.readings_of(set(others))
        return {
            word: _Meant(others[folded], own.get(folded, ()))
            for word, folded in words.items()
            if folded in others
        }


def _is_name(text: str, match: re.Match[str], meant: _Meant, *, german: bool) -> bool:
    """Whether a word stands for somebody's name here."""
    capital = is_capital(match.group())
    if Rule.ALWAYS in meant.rules or (capital and Rule.WITH_A_CAPITAL in meant.rules):
        return True
    if not capital:
        return False
    starts = begins_sentence(text, match.start())
    if Rule.INSIDE_A_SENTENCE in meant.rules and not (starts or german):
        return True
    like_a_name = Rule.LIKE_A_NAME in meant.rules
    return like_a_name and stands_like_a_name(text, match, starts=starts)


def _sure(text: str, hits: list[_Hit]) -> list[_Hit]:
    """The hits that count: sure ones, and those that a neighbour makes sure."""
    sure = {at for at, hit in enumerate(hits) if hit.is_sure}
    for at, (left, right) in enumerate(pairwise(hits)):
        if left.is_sure and right.is_sure:
            continue
        if left.same_person(right) and joins(text[left.end : right.start]):
            are_words = not (left.is_allowed or right.is_allowed)
            if left.is_sure or right.is_sure or are_words:
                sure |= {at, at + 1}
    return [hit for at, hit in enumerate(hits) if at in sure]


def _joined(text: str, hits: list[_Hit]) -> list[Span]:
    """One span for neighbouring parts of a name, with title, initials and ending."""
    groups: list[list[_Hit]] = []
    for hit in hits:
        last = groups[-1][-1] if groups else None
        if last and last.same_person(hit) and joins(text[last.end : hit.start]):
            groups[-1].append(hit)
        else:
            groups.append([hit])
    spans: list[Span] = []
    for group in groups:
        start, end = group[0].start, group[-1].end
        initials = {r.initials for hit in group for r in hit.readings}
        start, end = name_start(text, start, initials), name_end(text, end, initials)
        if spans and start < spans[-1].end:
            start = spans[-1].end
        spans.append(Span(start, end, has_bare_s=group[-1].has_bare_s))
    return spans


def _merged(places: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(places):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _is_but_a_name(text: str, place: tuple[int, int], names: Sequence[Span]) -> bool:
    """Whether the first part of an address stands here only as a name: Noor's."""
    start, end = place
    is_written_out = re.search(r"[@\d]", text[start:end]) is not None
    is_inside = any(s.start <= start and end <= s.end for s in names)
    return is_inside and not is_written_out


def _any_overlap(span: Span, others: Sequence[Span]) -> bool:
    return any(span.start < other.end and other.start < span.end for other in others)
