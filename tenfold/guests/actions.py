"""Deeds about guests: write one down, take an invitation back, answer."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import models, transaction
from django.utils.translation import gettext as _

from tenfold.audit.actions import record
from tenfold.core.errors import DomainError
from tenfold.groups.models import Enrolment
from tenfold.guests.models import Guest, GuestConsent
from tenfold.practice.models import StaffMember
from tenfold.scheduling.models import Meeting

MOST_GUESTS = 6
"""At one meeting. A circle with more guests than that is another kind of evening."""


class CannotInviteGuestError(DomainError):
    pass


class CannotAnswerError(DomainError):
    pass


@dataclass(frozen=True)
class GuestData:
    """Who comes, as what, for whom."""

    kind: str
    name: str
    email: str
    with_member: Enrolment | None
    signed_on: date


@dataclass(frozen=True)
class Answer:
    """What a member says, and the facilitator they told it, if they did."""

    says_yes: bool
    told_to: StaffMember | None = None


@transaction.atomic
def add_guest(
    meeting: Meeting, *, data: GuestData, by: StaffMember, now: datetime
) -> Guest:
    """Write down a guest who has signed, so that the members can be asked."""
    meeting = (
        Meeting.objects.select_for_update(of=("self",))
        .select_related("group")
        .get(pk=meeting.pk)
    )
    if meeting.is_over or now >= meeting.ends_at:
        raise CannotInviteGuestError(_("This session is over."))
    if Guest.objects.expected().filter(meeting=meeting).count() >= MOST_GUESTS:
        raise CannotInviteGuestError(
            _("%(count)s guests are as many as a session has room for.")
            % {"count": MOST_GUESTS}
        )
    member = data.with_member
    if member is not None and not _is_member_at(meeting, member):
        raise CannotInviteGuestError(_("This person is not a member on that day."))
    guest = Guest.objects.create(
        practice_id=meeting.practice_id,
        meeting=meeting,
        kind=data.kind,
        name=data.name,
        email=data.email,
        with_member=member,
        signed_on=data.signed_on,
    )
    record("guest.added", by=by.user, target=guest, details={"kind": data.kind})
    return guest


@transaction.atomic
def withdraw_guest(guest: Guest, *, by: StaffMember, now: datetime) -> bool:
    """Take an invitation back; whether it was there."""
    guest = Guest.objects.select_for_update().get(pk=guest.pk)
    if guest.withdrawn_at is not None:
        return False
    guest.withdrawn_at = now
    guest.save(update_fields=["withdrawn_at"])
    record("guest.withdrawn", by=by.user, target=guest)
    return True


@transaction.atomic
def answer_guest(
    guest: Guest,
    *,
    member: Enrolment,
    answer: Answer,
    by: models.Model | None,
    now: datetime,
) -> None:
    """Keep what a member says to a guest; the last word counts."""
    guest = (
        Guest.objects.select_for_update(of=("self",))
        .select_related("meeting")
        .get(pk=guest.pk)
    )
    if not guest.asks:
        raise CannotAnswerError(_("An interpreter comes without a vote."))
    if guest.withdrawn_at is not None or guest.meeting.is_over:
        raise CannotAnswerError(_("This guest is not expected any more."))
    if not _is_member_at(guest.meeting, member):
        raise CannotAnswerError(_("This person is not a member on that day."))
    consent, _is_new = GuestConsent.objects.update_or_create(
        guest=guest,
        enrolment=member,
        defaults={
            "practice_id": guest.practice_id,
            "says_yes": answer.says_yes,
            "answered_at": now,
            "told_to": answer.told_to,
        },
    )
    record(
        "guest.answered",
        by=by,
        target=consent,
        details={"says_yes": answer.says_yes, "is_told": answer.told_to is not None},
    )


def _is_member_at(meeting: Meeting, member: Enrolment) -> bool:
    is_theirs = member.group_id == meeting.group_id
    return is_theirs and member.is_active_on(meeting.occurs_on)
