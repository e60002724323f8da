"""A trainee who would like to observe the circle next week, and who agreed so far."""

from datetime import datetime, timedelta

from django.db import transaction

from tenfold.groups.queries import members_on
from tenfold.guests.actions import GuestData
from tenfold.guests.models import Guest
from tenfold.practice.models import StaffMember
from tenfold.room.actions.guests import invite_guest, note_answer
from tenfold.scheduling.models import Meeting

NAME, EMAIL = "Robin Vale", "robin.vale@example.org"
HAVE_AGREED = 3


@transaction.atomic
def expect_observer(live: Meeting, *, by: StaffMember, now: datetime) -> None:
    """Invite the observer to the next session of the same group, once."""
    if Guest.objects.filter(practice=live.practice_id).exists():
        return
    later = Meeting.objects.filter(
        group=live.group_id,
        state=Meeting.State.SCHEDULED,
        starts_at__gt=max(now, live.ends_at),
    )
    meeting = later.select_related("group").order_by("starts_at").first()
    if meeting is None:
        return
    signed_on = (now - timedelta(days=6)).date()
    data = GuestData(Guest.Kind.OBSERVER, NAME, EMAIL, None, signed_on)
    invite_guest(meeting, data=data, by=by, now=now)
    guest = Guest.objects.get(meeting=meeting)
    for member in members_on(meeting.group, on=meeting.occurs_on)[:HAVE_AGREED]:
        note_answer(guest, member=member, says_yes=True, by=by, now=now)
