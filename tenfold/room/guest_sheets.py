"""The guests of a session as its page shows them."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tenfold.groups.models import Enrolment
from tenfold.groups.queries import members_on
from tenfold.guests.models import Guest, GuestConsent
from tenfold.guests.queries import answers_to, guests_at
from tenfold.messaging.models import Message
from tenfold.room.models import JoinLink, Seat
from tenfold.scheduling.models import Meeting

KIND = "guest.invitation"
PREFIX = "guest-"
UUID_LENGTH = 36

LIMITS: dict[str, str | Promise] = {
    Guest.Kind.OBSERVER: _(
        "Seen, never heard. No chat, no part in what the group does."
    ),
    Guest.Kind.INTERPRETER: _(
        "Seen and heard, next to their member, in pairs as well. Reads and writes in "
        "the chat of the group. Counted nowhere."
    ),
    Guest.Kind.SPEAKER: _(
        "Seen and heard while a theory part is on the stage, then back in the lobby."
    ),
    Guest.Kind.SUPPORT: _(
        "Waits in the lobby. Let in, seen and heard next to their member. No chat."
    ),
}


@dataclass(frozen=True)
class Word:
    """What one member has said to a guest; None when they have not been heard."""

    member: Enrolment
    consent: GuestConsent | None
    name_for_guests: str | None


@dataclass(frozen=True)
class GuestSheet:
    """One guest: what they may do, who has said what, and their mail."""

    guest: Guest
    message: Message | None
    words: tuple[Word, ...]

    @property
    def may(self) -> str | Promise:
        return LIMITS[self.guest.kind]

    @property
    def is_refused(self) -> bool:
        return any(one.consent and not one.consent.says_yes for one in self.words)

    @property
    def missing(self) -> int:
        return sum(one.consent is None for one in self.words)


def guest_sheets(meeting: Meeting) -> list[GuestSheet]:
    """Every guest who is expected, with a word of each member of the day."""
    guests = guests_at(meeting)
    members = members_on(meeting.group, on=meeting.occurs_on)
    answers, mails = answers_to(guests), _latest_mails(guests)
    names = _names_for_guests(meeting)
    return [
        GuestSheet(
            guest,
            mails.get(guest.pk),
            tuple(
                Word(one, answers.get((guest.pk, one.pk)), names.get(one.pk))
                for one in members
            )
            if guest.asks
            else (),
        )
        for guest in guests
    ]


def _names_for_guests(meeting: Meeting) -> dict[UUID | None, str]:
    """What guests call those members who chose another name, by their enrolment."""
    seats = Seat.objects.filter(meeting=meeting, name_for_guests__isnull=False)
    return {seat.enrolment_id: str(seat.name_for_guests) for seat in seats}


def _latest_mails(guests: Iterable[Guest]) -> dict[UUID, Message]:
    """The newest invitation to each guest; its key names the link that it carries."""
    links = JoinLink.objects.filter(guest__in=[guest.pk for guest in guests])
    owners = {str(link.pk): link.guest_id for link in links if link.guest_id}
    named = Q(pk=None)
    for link in owners:
        named |= Q(dedupe_key__startswith=f"{PREFIX}{link}")
    latest: dict[UUID, Message] = {}
    mails = Message.objects.filter(named, kind=KIND).order_by("created_at", "pk")
    for mail in mails:
        link = mail.dedupe_key.removeprefix(PREFIX)[:UUID_LENGTH]
        latest[owners[link]] = mail
    return latest
