"""At which of their sessions a member is asked. No database, no clock."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Beat:
    """When a group asks: at a member's first session, every so many, and at the last.

    `every` counts sessions; 0 for never in between.
    """

    every: int = 4
    at_first: bool = True
    at_last: bool = True


def is_due(beat: Beat, position: int, *, is_last: bool) -> bool:
    """Whether a member is asked at a session.

    `position` is its place among the sessions since they joined that were not
    cancelled, from 1. What was due at a session that is cancelled is due at the next.
    """
    if position < 1:
        return False
    if beat.at_first and position == 1:
        return True
    if beat.at_last and is_last:
        return True
    return beat.every > 0 and position % beat.every == 0
