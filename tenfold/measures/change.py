"""Whether somebody's score has changed by more than the error of measurement.

Jacobson NS, Truax P. Clinical significance. J Consult Clin Psychol 1991;59:12-19: a
difference counts as reliable from a threshold on; it is clinically significant as well
when it also crosses the cut. The thresholds stand with each measure.
"""

from dataclasses import dataclass
from enum import StrEnum

from tenfold.measures.catalogue import Score


class Change(StrEnum):
    IMPROVED = "improved"
    NONE = "none"
    WORSE = "worse"
    UNKNOWN = "unknown"  # nobody has published a threshold


@dataclass(frozen=True)
class Course:
    """How a score went from the first time to the last."""

    first: int
    last: int
    change: Change
    crossed_cut: bool


def course_of(rule: Score, first: int, last: int) -> Course:
    """Compare two values of one score, both counted in the same way.

    `crossed_cut` is true only for a reliable change from one side of the cut to the
    other, whatever its direction.
    """
    change = change_of(rule, first, last)
    is_reliable = change in (Change.IMPROVED, Change.WORSE)
    crossed = rule.cut is not None and (first >= rule.cut) != (last >= rule.cut)
    return Course(first, last, change, crossed_cut=is_reliable and crossed)


def change_of(rule: Score, first: int, last: int) -> Change:
    if rule.reliable_change is None:
        return Change.UNKNOWN
    if abs(last - first) < rule.reliable_change:
        return Change.NONE
    went_down = last < first
    return Change.IMPROVED if went_down == rule.lower_is_better else Change.WORSE
