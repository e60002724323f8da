"""Questions about who is at a meeting."""

from dataclasses import dataclass
from datetime import datetime
from typing import assert_never
from uuid import UUID

from django.db.models import Exists, Q

from tenfold.accounts.models import User
from tenfold.groups.models import Enrolment, Facilitation
from tenfold.room.models import BoundBrowser, Device, JoinLink, Place, Seat
from tenfold.scheduling.models import Meeting


@dataclass(frozen=True)
class Visitor:
    """Who asks: a seat, and for a member the browser they ask from."""

    seat: Seat
    device: Device | None = None

    @property
    def holds_the_seat(self) -> bool:
        return self.device is None or self.seat.device_hash in (
            "",
            self.device.browser_hash,
        )

    @property
    def is_kept_out_by_another_device(self) -> bool:
        """Whether the seat is in use by another browser of the same person."""
        in_use = self.seat.standing in (Seat.Standing.KNOCKING, Seat.Standing.ADMITTED)
        return in_use and not self.holds_the_seat

    @property
    def identity(self) -> str:
        return self.device.identity if self.device else self.seat.identity

    @property
    def standing(self) -> str:
        """Where this browser stands; "elsewhere" when another one took its seat."""
        if self.device is None or not self.is_kept_out_by_another_device:
            return self.seat.standing
        state = Device.State(self.device.state)
        match state:
            case Device.State.IDLE:
                return Seat.Standing.OUTSIDE
            case Device.State.ASKED:
                return Seat.Standing.KNOCKING
            case Device.State.REFUSED:
                return Seat.Standing.DENIED
            case Device.State.DISPLACED:
                return "elsewhere"
            case _:
                assert_never(state)


def facilitation_for(
    meeting: Meeting, user: User, now: datetime
) -> Facilitation | None:
    """How this person led the group on the meeting's day; None if they do no more."""
    on, day = meeting.practice.day_at(now), meeting.occurs_on
    own = Facilitation.objects.filter(group=meeting.group_id, staff__user=user)
    still = own.not_over_on(on).filter(from_on__lte=max(on, day))
    return (
        own.active_on(day)
        .filter(Exists(still), staff__user__is_active=True)
        .select_related("staff__user", "staff__practice")
        .order_by("-role", "pk")
        .first()
    )


def link_for_browser(
    meeting_id: UUID, browser_hash: str, now: datetime
) -> JoinLink | None:
    """The living link that was last opened in this browser, for this meeting."""
    bound = (
        BoundBrowser.objects.filter(
            browser_hash=browser_hash,
            link__meeting=meeting_id,
            link__revoked_at=None,
            link__expires_at__gt=now,
        )
        .select_related(
            "link__meeting__group", "link__meeting__practice", "link__enrolment__client"
        )
        .order_by("-bound_at", "pk")
        .first()
    )
    if bound is None:
        return None
    link = bound.link
    day = link.meeting.occurs_on
    return link if link.enrolment.is_active_on(day) else None


def seat_of_identity(meeting: Meeting, identity: str) -> Seat | None:
    """Whose identity this is or was at a meeting."""
    named = Q(identity=identity) | Q(devices__identity=identity)
    return Seat.objects.filter(named, meeting=meeting).distinct().first()


def identities_in_the_circle(meeting: Meeting) -> set[str]:
    """Who may be in the circle now: admitted, and still a member or a leader."""
    day = meeting.occurs_on
    members = Enrolment.objects.filter(group=meeting.group_id).active_on(day)
    leaders = Facilitation.objects.filter(group=meeting.group_id).active_on(day)
    belongs = Q(enrolment__in=members) | Q(staff__in=leaders.values("staff"))
    seats = Seat.objects.filter(belongs, meeting=meeting).in_the_circle()
    return set(seats.values_list("identity", flat=True))


def identities_in(place: Place) -> set[str]:
    """Who may be in a place now."""
    if place.closed_at is not None:
        return set()
    if place.kind == Place.Kind.LOBBY:
        return {place.identity}
    return identities_in_the_circle(place.meeting)


def open_media_rooms(meeting_id: UUID) -> list[str]:
    places = Place.objects.filter(meeting=meeting_id).open()
    return list(places.order_by("pk").values_list("media_room", flat=True))
