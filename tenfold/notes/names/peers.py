"""What is written instead of a name: "a peer", in the shape the sentence asks for."""

import re
from dataclasses import dataclass
from itertools import pairwise

from tenfold.notes.names.places import APOSTROPHES, NEAR, begins_sentence

AND = re.compile(
    r"\s*(?:[,;/&+]|,?\s(?:and|or|und|oder|a|i|y|e|et|oraz|og|och|en|ja|és|ve|и|και|with)\s)"
    r"\s*",
    re.IGNORECASE,
)
ARTICLE = re.compile(
    r"\b(?:a|an|the|another|his|her|their|our|my|your|its|this|that|each|every|one)\s+$",
    re.IGNORECASE,
)
WORD_AFTER = re.compile(r"\s[^\W\d_A-Z]")
MANY = re.compile(
    r"\b(?:both|two|three|four|the two|these|those|all)\s+$", re.IGNORECASE
)
POSSESSIVE = re.compile(rf"(?:[{APOSTROPHES}][sS]|(?<=[sxzß])[{APOSTROPHES}])$")


@dataclass(frozen=True, order=True)
class Span:
    start: int
    end: int
    is_contact: bool = False
    is_several: bool = False
    has_bare_s: bool = False


def several_as_one(text: str, spans: list[Span]) -> list[Span]:
    """Names in a row become one span: "Ana, Ben and Eva" are "peers"."""
    merged: list[Span] = spans[:1]
    for before, span in pairwise(spans):
        last = merged[-1]
        gap = text[before.end : span.start]
        in_a_row = (
            not (last.is_contact or span.is_contact)
            and len(gap) < NEAR
            and AND.fullmatch(gap)
            and not POSSESSIVE.search(text[before.start : before.end])
        )
        if in_a_row:
            merged[-1] = Span(last.start, span.end, is_several=True)
        else:
            merged.append(span)
    return merged


def wording_for(text: str, span: Span) -> str:
    """What the sentence reads instead of the span."""
    before = text[max(0, span.start - NEAR) : span.start]
    has_article = ARTICLE.search(before) is not None
    is_several = span.is_several or MANY.search(before) is not None
    is_several |= span.has_bare_s and before.lower().endswith("the ")
    is_possessive = POSSESSIVE.search(text[span.start : span.end]) is not None
    is_possessive |= span.has_bare_s and WORD_AFTER.match(text, span.end) is not None
    is_possessive &= not (is_several and span.has_bare_s)
    if span.is_contact:
        words = "peer's contact details" if has_article else "a peer's contact details"
    elif is_several:
        words = "peers'" if is_possessive else "peers"
    else:
        words = ("" if has_article else "a ") + ("peer's" if is_possessive else "peer")
    is_first = begins_sentence(text, span.start) and text[span.start].isupper()
    return words[0].upper() + words[1:] if is_first else words
