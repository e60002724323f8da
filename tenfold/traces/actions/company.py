"""Deeds of writing to each other, and of forgetting it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import models, transaction
from django.db.models import Q

from tenfold.audit.actions import record
from tenfold.groups.models import Group
from tenfold.practice.models import StaffMember
from tenfold.scheduling.models import Meeting
from tenfold.traces.actions.rooms import tell_rooms
from tenfold.traces.models import ChatLine, ChatRules, Reaction

KEPT = timedelta(days=7)
SHOWN = timedelta(seconds=8)


@dataclass(frozen=True)
class RulesData:
    is_open: bool
    to_facilitators: bool
    between_members: bool


def rules_of(group_id: UUID) -> ChatRules:
    """A group's rules; the usual ones when nobody has set any."""
    rules = ChatRules.objects.filter(group=group_id).first()
    return rules or ChatRules(group_id=group_id)


@transaction.atomic
def set_rules(group: Group, *, data: RulesData, by: StaffMember) -> ChatRules:
    """Say to whom the members of a group may write."""
    rules, _is_new = ChatRules.objects.select_for_update().get_or_create(
        group=group, defaults={"practice_id": group.practice_id}
    )
    for name, value in vars(data).items():
        setattr(rules, name, value)
    rules.save(update_fields=list(vars(data)))
    record("chat_rules.set", by=by.user, target=rules, details=vars(data))
    tell_rooms(group)
    return rules


@dataclass(frozen=True)
class Written:
    """What is written, by which seat, and for whom."""

    channel: str
    writer: UUID
    to: UUID | None
    text: str


@transaction.atomic
def write_line(
    meeting: Meeting, *, line: Written, by: models.Model | None, now: datetime
) -> ChatLine:
    """Keep what somebody wrote. The trail says that they wrote, not what."""
    kept = ChatLine.objects.create(
        practice_id=meeting.practice_id, meeting=meeting, created_at=now, **vars(line)
    )
    record("chat.written", by=by, target=kept, details={"channel": line.channel})
    return kept


@transaction.atomic
def note_chat_opened(meeting: Meeting, *, by: models.Model) -> None:
    """Leave a line that somebody read what was written."""
    record("chat.opened", by=by, target=meeting)


@transaction.atomic
def give_sign(
    meeting: Meeting, *, seat: UUID, kind: str, by: models.Model | None, now: datetime
) -> None:
    """Show a sign for a moment; what is over is forgotten."""
    signs = Reaction.objects.filter(meeting=meeting)
    signs.filter(Q(seat=seat) | Q(created_at__lte=now - SHOWN)).delete()
    sign = Reaction.objects.create(
        practice_id=meeting.practice_id,
        meeting=meeting,
        seat=seat,
        kind=kind,
        created_at=now,
    )
    record("sign.given", by=by, target=sign)


@transaction.atomic
def erase_chat(meeting: Meeting, *, by: models.Model | None) -> int:
    """Forget what was written at a meeting."""
    lines, _ = ChatLine.objects.filter(meeting=meeting).delete()
    Reaction.objects.filter(meeting=meeting).delete()
    if lines:
        record("chat.erased", by=by, target=meeting, details={"lines": lines})
    return lines


def forget_chats(now: datetime) -> int:
    """What was written is gone seven days after the session's planned end."""
    over = Meeting.objects.filter(ends_at__lte=now - KEPT)
    told = Q(chat_lines__isnull=False) | Q(reactions__isnull=False)
    return sum(erase_chat(one, by=None) for one in over.filter(told).distinct())
