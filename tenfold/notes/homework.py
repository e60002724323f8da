"""Homework as a fact of the record, in which nobody but its owner is named.

What is for everybody stands in everybody's record. So every text goes through the name
guard here, before anybody confirms it: somebody else is "a peer", in what is for all
everybody is. The titles of exercises are the library's and stay as they are.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache, partial
from typing import Any
from uuid import UUID

from tenfold.notes.guard import without
from tenfold.notes.naming import Company, company_of
from tenfold.scheduling.models import Meeting
from tenfold.traces.homework import homework_of, reports_at
from tenfold.traces.models import Homework

Words = dict[UUID, tuple[str, ...]]
Guarded = Callable[[Homework], str]


@dataclass(frozen=True)
class Reported:
    """What a member said of something from an earlier session."""

    words: str
    outcome: str  # of HomeworkReport.Outcome


@dataclass(frozen=True)
class HomeworkKnown:
    """By enrolment, but for what is for everybody."""

    for_everybody: tuple[str, ...] = ()
    given: Words = field(default_factory=dict)
    own: Words = field(default_factory=dict)
    reported: dict[UUID, tuple[Reported, ...]] = field(default_factory=dict)

    def of(self, member: UUID) -> dict[str, Any]:
        """What stands with one member."""
        return {
            "homework": self.given.get(member, ()),
            "own_homework": self.own.get(member, ()),
            "reported": self.reported.get(member, ()),
        }


def plain(data: dict[str, Any]) -> None:
    """Homework among facts as they are kept, and nothing where there is none.

    Facts that were confirmed before there was homework are still what they were.
    """
    for key in ("homework", "own_homework", "reported"):
        if data.get(key):
            data[key] = list(data[key])
        else:
            data.pop(key, None)


def homework_known(meeting: Meeting) -> HomeworkKnown:
    """A few questions, however many people there are; two where there is nothing."""
    given, reports = homework_of(meeting), reports_at(meeting)
    if not given and not reports:
        return HomeworkKnown()
    guarded = cache(partial(_guarded, company_of([meeting.group])))
    return HomeworkKnown(
        tuple(guarded(None)(one) for one in given if one.is_for_everybody),
        _by_member(guarded, [one for one in given if not one.is_own]),
        _by_member(guarded, [one for one in given if one.is_own]),
        {
            who: tuple(
                Reported(guarded(who)(one.homework), one.outcome) for one in said
            )
            for who, said in reports.items()
        },
    )


def _by_member(
    guarded: Callable[[UUID | None], Guarded], rows: Iterable[Homework]
) -> Words:
    found: dict[UUID, list[str]] = defaultdict(list)
    for row in rows:
        if row.enrolment_id is not None:
            found[row.enrolment_id].append(guarded(row.enrolment_id)(row))
    return {who: tuple(words) for who, words in found.items()}


def _guarded(company: Company, whose: UUID | None) -> Guarded:
    """Writes "a peer" for everybody but the one whose record it goes into."""
    client = company.client_of.get(whose) if whose else None
    guard = company.guard_for(client)

    def words(homework: Homework) -> str:
        if homework.exercise:
            return str(homework.words)
        return without(homework.words, guard.find(homework.words))

    return words
