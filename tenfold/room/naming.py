"""Names that people are given at a meeting: as they are kept, and whose they are."""

import unicodedata

from django.utils.translation import gettext as _

from tenfold.groups.queries import leaders_on, members_on
from tenfold.guests.queries import guests_at
from tenfold.room import errors
from tenfold.room.models import Seat

LONGEST_NAME = 60


def clean_name(name: str) -> str:
    """One line without invisible characters, which could imitate another name."""
    visible = "".join(
        " " if char.isspace() else char
        for char in unicodedata.normalize("NFC", name)
        if char.isspace() or unicodedata.category(char)[0] != "C"
    )
    cleaned = " ".join(visible.split())
    if len(cleaned) > LONGEST_NAME:
        raise errors.InvalidError(
            _("This name is too long. %(longest)s characters fit.")
            % {"longest": LONGEST_NAME}
        )
    return cleaned


def looks_alike(name: str) -> str:
    """What two names share that an eye takes for each other."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    return "".join(char for char in folded if char.isalnum()) or folded


def is_of_somebody_else(name: str, seat: Seat) -> bool:
    """Whether anybody else of this meeting goes by it, here or not."""
    meeting = seat.meeting
    group, day = meeting.group, meeting.occurs_on
    others = Seat.objects.filter(meeting=meeting).exclude(pk=seat.pk).named()
    known = [one.name for one in others]
    known += [str(one.name_for_guests) for one in others if one.name_for_guests]
    known += [
        str(member.display_name)
        for member in members_on(group, on=day)
        if member.pk != seat.enrolment_id
    ]
    known += [leader.staff.display_name for leader in leaders_on(group, on=day)]
    known += [str(guest.name) for guest in guests_at(meeting)]
    return looks_alike(name) in {looks_alike(one) for one in known}
