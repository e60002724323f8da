"""Addresses and numbers in a text, whole or in part, however they are spaced."""

import re
from collections.abc import Iterable, Iterator

from tenfold.notes.names.known_words import known_words

FEWEST_DIGITS = 6
TELLING_DIGITS = 8  # the end of a number, without country and area
FEWEST_OF_A_LOCAL_PART = 4
NUMBER = re.compile(r"\d(?:[\s().\-/\u2010-\u2013]{0,3}\d){5,20}")


def contacts_in(text: str, contacts: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Where one of these mail addresses and telephone numbers stands."""
    addresses = {c.strip() for c in contacts if "@" in c}
    numbers = {re.sub(r"\D", "", c) for c in contacts if "@" not in c}
    for address in addresses:
        yield from _address_in(text, address)
    telling = [n for n in numbers if len(n) >= FEWEST_DIGITS]
    if telling:
        for match in NUMBER.finditer(text):
            digits = "".join(re.findall(r"\d", match.group()))
            if any(_is_of(digits, number) for number in telling):
                start = match.start() - text[: match.start()].endswith("+")
                yield start, match.end()


def _address_in(text: str, address: str) -> Iterator[tuple[int, int]]:
    local, _, domain = address.partition("@")
    whole = rf"{re.escape(local)}\s?@\s?{re.escape(domain)}"
    yield from _places(text, rf"(?<![\w.+-]){whole}(?![\w-])")
    if len(local) >= FEWEST_OF_A_LOCAL_PART and local.casefold() not in known_words():
        partly = rf"(?<![\w.+-]){re.escape(local)}(?:\s?@[\w-]+(?:\.[\w-]+)*)?(?!\w)"
        yield from _places(text, partly)


def _places(text: str, pattern: str) -> Iterator[tuple[int, int]]:
    return (match.span() for match in re.finditer(pattern, text, re.IGNORECASE))


def _is_of(digits: str, number: str) -> bool:
    return digits in number or number[-TELLING_DIGITS:] in digits
