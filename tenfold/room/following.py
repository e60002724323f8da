"""Who goes where somebody else goes: an interpreter with their member."""

from collections.abc import Iterable
from uuid import UUID

from tenfold.room.models import Seat


def followed_by(seat: Seat, seats: Iterable[Seat]) -> UUID | None:
    """The seat of the member whom this interpreter follows, if they have one."""
    if seat.role != Seat.Role.INTERPRETER or seat.guest is None:
        return None
    member = seat.guest.with_member_id
    return next((one.pk for one in seats if one.enrolment_id == member), None)
