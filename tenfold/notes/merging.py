"""Bringing two people's changes of one text together, paragraph by paragraph.

A paragraph is a line. Changes of different paragraphs are both taken; when two people
changed the same paragraph, or wrote at the same place, nobody can know what is meant
and the merge is not clean: then both texts are kept and shown.
"""

from dataclasses import dataclass
from difflib import SequenceMatcher


@dataclass(frozen=True)
class Merge:
    """The result when `is_clean`; otherwise a text with both wordings in turn."""

    text: str
    is_clean: bool


@dataclass(frozen=True, order=True)
class Edit:
    """Paragraphs `start` to `end` of the ancestor become `lines`."""

    start: int
    end: int
    lines: tuple[str, ...]

    @property
    def grows(self) -> bool:
        return len(self.lines) > self.end - self.start


def merge(ancestor: str, mine: str, theirs: str) -> Merge:
    """Both changes of `ancestor` in one text."""
    if mine in (ancestor, theirs):
        return Merge(theirs, is_clean=True)
    if theirs == ancestor:
        return Merge(mine, is_clean=True)

    before = ancestor.split("\n")
    ours = set(edits(before, mine.split("\n")))
    others = set(edits(before, theirs.split("\n")))
    shared = ours & others
    ours, others = ours - shared, others - shared
    clashes = {(a, b) for a in ours for b in others if clash(a, b)}
    if not clashes:
        return Merge("\n".join(applied(before, ours | others | shared)), is_clean=True)
    return Merge(_with_both(before, ours, others, shared), is_clean=False)


def edits(before: list[str], after: list[str]) -> list[Edit]:
    """The changes between two texts, each as small as whole paragraphs allow."""
    found: list[Edit] = []
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for tag, start, end, new_start, new_end in matcher.get_opcodes():
        if tag == "replace" and end - start == new_end - new_start:
            found += [
                Edit(start + k, start + k + 1, (after[new_start + k],))
                for k in range(end - start)
            ]
        elif tag != "equal":
            found.append(Edit(start, end, tuple(after[new_start:new_end])))
    return found


def clash(one: Edit, other: Edit) -> bool:
    """Whether two changes are about the same paragraph or the same place."""
    if one.start < other.end and other.start < one.end:
        return True
    both_grow = one.grows and other.grows
    return both_grow and one.start <= other.end and other.start <= one.end


def applied(before: list[str], changes: set[Edit]) -> list[str]:
    """The paragraphs after changes that do not clash."""
    after: list[str] = []
    position = 0
    for change in sorted(changes):
        after += before[position : change.start]
        after += change.lines
        position = change.end
    return after + before[position:]


def _with_both(
    before: list[str], ours: set[Edit], others: set[Edit], shared: set[Edit]
) -> str:
    """Every clashing stretch twice: first theirs, then ours."""
    after: list[str] = []
    position = 0
    for start, end, members in _stretches(ours | others | shared):
        after += before[position:start]
        sides = [side for side in (others, ours) if members & side] or [shared]
        for side in sides:
            after += _part(before, start, end, members & (side | shared))
        position = end
    return "\n".join(after + before[position:])


def _stretches(changes: set[Edit]) -> list[tuple[int, int, set[Edit]]]:
    stretches: list[tuple[int, int, set[Edit]]] = []
    for change in sorted(changes):
        if stretches and any(clash(change, member) for member in stretches[-1][2]):
            start, end, members = stretches[-1]
            stretches[-1] = (start, max(end, change.end), members | {change})
        else:
            stretches.append((change.start, change.end, {change}))
    return stretches


def _part(before: list[str], start: int, end: int, changes: set[Edit]) -> list[str]:
    moved = {Edit(c.start - start, c.end - start, c.lines) for c in changes}
    return applied(before[start:end], moved)
