"""What meetings left behind, for those who lead the next one."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from tenfold.formats.pairing import Bonds, Met, Pair
from tenfold.groups.models import Enrolment, Group
from tenfold.scheduling.models import Meeting
from tenfold.traces.models import Accompanied, KeepApart, PairMeeting, Pulse


def bonds_at(meeting: Meeting, *, people: Iterable[UUID]) -> Bonds:
    """What is known of these enrolments together, before this moment."""
    here = set(people)
    rows = PairMeeting.objects.filter(one__in=here, meeting__group=meeting.group_id)
    times: Counter[Pair] = Counter()
    last: dict[Pair, tuple[date, int]] = {}
    left: Counter[UUID] = Counter()
    found = rows.values_list("one", "other", "met_on", "meeting__number")
    for one, other, met_on, number in found:
        if other is None:
            left[one] += 1
            continue
        pair = frozenset((one, other))
        times[pair] += 1
        last[pair] = max(last.get(pair, (met_on, 0)), (met_on, number or 0))
    now = meeting.number or 0
    return Bonds(
        met={
            pair: Met(count, max(0, now - last[pair][1]), last[pair][0])
            for pair, count in times.items()
        },
        left_over=left,
        apart=frozenset(
            frozenset(two)
            for two in kept_apart(meeting.group).values_list("one", "other")
        ),
    )


def kept_apart(group: Group) -> QuerySet[KeepApart]:
    return KeepApart.objects.filter(group=group).order_by("created_at", "pk")


def accompanied_in(group: Group) -> set[UUID]:
    """Enrolments of members who are never in a pair without a facilitator."""
    rows = Accompanied.objects.filter(enrolment__group=group)
    return set(rows.values_list("enrolment", flat=True))


def pairs_met(meeting: Meeting) -> list[tuple[Enrolment, Enrolment]]:
    """Who talked with whom at a meeting, for its record."""
    rows = PairMeeting.objects.filter(meeting=meeting, other__isnull=False)
    return [
        (row.one, row.other)
        for row in rows.select_related("one", "other").order_by("created_at", "pk")
        if row.other is not None
    ]


def moods_said(meeting: Meeting) -> dict[UUID, dict[str, int]]:
    """By enrolment and moment: the mood, from -2 to 2, of those who said one."""
    moods: dict[UUID, dict[str, int]] = defaultdict(dict)
    for pulse in Pulse.objects.filter(meeting=meeting):
        if (mood := pulse.said.get("mood")) is not None:
            moods[pulse.enrolment_id][pulse.moment] = mood
    return moods
