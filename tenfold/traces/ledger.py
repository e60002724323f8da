"""How long members have been without a turn: the ledger behind a fair order."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from tenfold.scheduling.models import Meeting
from tenfold.traces.models import TurnTaken

A_MONTH = timedelta(days=30)


@dataclass
class Account:
    """What the ledger says of one member."""

    meetings_since: int | None = None
    seconds_this_month: int = 0


def accounts_at(
    meeting: Meeting, *, enrolments: Iterable[UUID], now: datetime
) -> dict[UUID, Account]:
    """Every member's turns until now; sessions are counted by their numbers."""
    accounts = {enrolment: Account() for enrolment in enrolments}
    turns = TurnTaken.objects.filter(enrolment__in=accounts)
    found = turns.values_list("enrolment", "meeting__number", "seconds", "ended_at")
    for enrolment, number, seconds, ended_at in found:
        account = accounts[enrolment]
        since = max(0, meeting.number - number)
        if account.meetings_since is None or since < account.meetings_since:
            account.meetings_since = since
        if ended_at > now - A_MONTH:
            account.seconds_this_month += seconds
    return accounts
