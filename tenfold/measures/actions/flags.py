"""Deeds about answers that want somebody to look. Nothing here makes one go away."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tenfold.audit.actions import record
from tenfold.core.errors import DomainError
from tenfold.groups.queries import leaders_on
from tenfold.measures.models import Assessment, Disposition, Flag
from tenfold.measures.scoring import Risky
from tenfold.measures.signals import tell
from tenfold.messaging.actions import Letter, send_mail
from tenfold.practice.models import StaffMember

REMIND_AFTER = timedelta(minutes=15)
TELL_OTHERS_AFTER = timedelta(minutes=60)
LONGEST_WORDS = 2000


class CannotSettleFlagError(DomainError):
    pass


@transaction.atomic
def raise_flag(
    assessment: Assessment, *, found: Sequence[Risky], now: datetime
) -> Flag:
    """Let those who lead know that an answer wants them, with a mail that says less."""
    flag = Flag(
        practice_id=assessment.practice_id, assessment=assessment, raised_at=now
    )
    flag.said = [asdict(one) for one in found]
    flag.save(force_insert=True)
    record("flag.raised", by=None, target=flag)
    _write_to(flag, _leaders_of(flag, now), key="raised", now=now)
    return flag


@transaction.atomic
def say_wish(flag: Flag, *, wish: Flag.Wish, now: datetime) -> Flag:
    """Keep what the member wants now: to be called, or that they are safe."""
    flag = Flag.objects.select_for_update(of=("self",)).get(pk=flag.pk)
    if str(flag.wish) == wish:
        return flag
    flag.wish = wish.value
    flag.save(update_fields=["wish"])
    record("flag.wish_said", by=flag.assessment.enrolment, target=flag)
    tell(flag.assessment.meeting)
    if wish == Flag.Wish.CALL:
        _write_to(flag, _leaders_of(flag, now), key="call", now=now)
    return flag


@transaction.atomic
def acknowledge_flag(flag: Flag, *, by: StaffMember, now: datetime) -> Flag:
    """Say that one has seen it and sees to it. The first who says so stays named."""
    flag = Flag.objects.select_for_update(of=("self",)).get(pk=flag.pk)
    if flag.acknowledged_at is None:
        flag.acknowledged_at, flag.acknowledged_by = now, by
        flag.save(update_fields=["acknowledged_at", "acknowledged_by"])
        record("flag.acknowledged", by=by.user, target=flag)
        tell(flag.assessment.meeting)
    return flag


@transaction.atomic
def settle_flag(
    flag: Flag, *, kind: Disposition.Kind, words: str, by: StaffMember, now: datetime
) -> Disposition:
    """Say what was done about it, which settles it; more can be said later on."""
    words = words.strip()
    if not words or len(words) > LONGEST_WORDS:
        raise CannotSettleFlagError(
            _("Say in a few words what was done, or why nothing was.")
        )
    flag = acknowledge_flag(flag, by=by, now=now)
    done = Disposition.objects.create(
        practice_id=flag.practice_id, flag=flag, kind=kind, words=words, by=by, at=now
    )
    details = {"kind": str(kind)}
    record("flag.disposed", by=by.user, target=flag, details=details)
    if flag.settled_at is None:
        flag.settled_at = now
        flag.save(update_fields=["settled_at"])
        tell(flag.assessment.meeting)
    return done


def note_flag_opened(flag: Flag, *, by: StaffMember) -> None:
    """Leave a line that somebody read what raised a flag."""
    with transaction.atomic():
        record("flag.opened", by=by.user, target=flag)


def remind_of_flags(now: datetime) -> int:
    """Write again about flags nobody has acknowledged: to those who lead, then to
    those who run the practice. Doing it again writes nothing twice."""
    unseen = Flag.objects.unsettled().unseen().filter(raised_at__lte=now - REMIND_AFTER)
    written = 0
    for flag in unseen.select_related("practice").order_by("raised_at", "pk"):
        with transaction.atomic():
            leaders = _leaders_of(flag, now)
            written += _write_to(flag, leaders, key="again", now=now)
            if flag.raised_at <= now - TELL_OTHERS_AFTER:
                runs = StaffMember.objects.active().filter(
                    practice=flag.practice_id, role__in=StaffMember.RUN_THE_PRACTICE
                )
                others = list(runs.select_related("user").order_by("created_at", "pk"))
                written += _write_to(flag, others, key="others", now=now)
    return written


def _leaders_of(flag: Flag, now: datetime) -> list[StaffMember]:
    group = flag.assessment.meeting.group
    on = group.practice.day_at(now)
    return [one.staff for one in leaders_on(group, on=on)]


def _write_to(
    flag: Flag, people: Sequence[StaffMember], *, key: str, now: datetime
) -> int:
    """A mail that says that something waits, and nothing of what or of whom."""
    practice = flag.practice
    link = settings.PUBLIC_ADDRESS + reverse("workspace:today", args=[practice.slug])
    body = _(
        "Hello,\n\nsomething on Tenfold waits for you and should not wait long. "
        "You find it at the top of this page:\n{link}\n"
    ).format(link=link)
    for one in people:
        letter = Letter(
            kind="action_needed",
            to=one.user.email,
            subject=str(ACTION_NEEDED),
            body=body,
            dedupe_key=f"flag-{flag.pk}-{key}-{one.pk}",
        )
        send_mail(practice, letter=letter, by=None, now=now)
    return len(people)


ACTION_NEEDED = gettext_lazy("Action needed")
