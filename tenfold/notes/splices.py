"""A change of a text as one splice. Positions count Unicode code points."""

from collections.abc import Iterable
from dataclasses import dataclass


class SpliceDoesNotFitError(Exception):
    """The splice reaches beyond the text it was made for."""


@dataclass(frozen=True)
class Splice:
    at: int
    remove: int
    insert: str

    def apply(self, text: str) -> str:
        """The text after this change. Raises SpliceDoesNotFitError."""
        end = self.at + self.remove
        if end > len(text):
            raise SpliceDoesNotFitError
        return text[: self.at] + self.insert + text[end:]


def difference(before: str, after: str) -> Splice:
    """The one splice that turns `before` into `after`, as small as it can be."""
    shorter = min(len(before), len(after))
    start = 0
    while start < shorter and before[start] == after[start]:
        start += 1
    tail = 0
    while tail < shorter - start and before[-1 - tail] == after[-1 - tail]:
        tail += 1
    return Splice(start, len(before) - start - tail, after[start : len(after) - tail])


def replay(text: str, splices: Iterable[Splice]) -> str:
    """The text after the splices, one on top of the other."""
    for splice in splices:
        text = splice.apply(text)
    return text
