"""Moments of one member as parts of sentences, each with the moments it came from.

Nothing is invented: every word is one that the practice gave to a tag, one that the
author of the moment wrote, or says how often something was marked. When it was is left
out. The author takes a part, changes it or leaves it.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Marked:
    """A moment as a sentence can be made of it."""

    id: UUID
    tag: UUID
    words: str  # of the tag; some have none
    text: str  # of the author; most have none


@dataclass(frozen=True)
class Fragment:
    """A part of a sentence, and the moments that say the same."""

    words: str
    sources: tuple[UUID, ...]

    @property
    def sentence(self) -> str:
        """The part as a sentence of its own."""
        words = self.words.strip()
        end = "" if words.endswith((".", "!", "?", "…")) else "."
        return words[:1].upper() + words[1:] + end


def composed(
    moments: Sequence[Marked], *, guarded: Callable[[str], str]
) -> list[Fragment]:
    """What was marked, in the order in which it first was.

    Marks of one tag without words of their own are counted; each text stands for
    itself, with the names of others taken out by `guarded`.
    """
    bare: dict[UUID, list[Marked]] = {}
    parts: list[list[Marked]] = []
    for moment in moments:
        if moment.text.strip():
            parts.append([moment])
        elif moment.words.strip():
            if moment.tag not in bare:
                bare[moment.tag] = []
                parts.append(bare[moment.tag])
            bare[moment.tag].append(moment)
    return [
        Fragment(_said(part, guarded), tuple(moment.id for moment in part))
        for part in parts
    ]


def appended(text: str, sentences: Iterable[str]) -> str:
    """A text with sentences after it."""
    return " ".join([*([text.rstrip()] if text.strip() else []), *sentences])


def _said(part: list[Marked], guarded: Callable[[str], str]) -> str:
    first = part[0]
    words = first.words.strip()
    if not first.text.strip():
        return _how_often(len(part)) % {"what": words}
    noted = " ".join(guarded(first.text).split())
    form = _("%(what)s (noted: “%(noted)s”)") if words else _("noted: “%(noted)s”")
    return form % {"what": words, "noted": noted}


def _how_often(count: int) -> str:
    if count == 1:
        return "%(what)s"
    if count == 2:  # noqa: PLR2004 - English has a word for it
        return _("%(what)s twice")
    return _("%(what)s {count} times").format(count=count)
