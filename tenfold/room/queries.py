"""Questions about who is at a meeting."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import assert_never
from uuid import UUID

from django.db.models import Exists, F, Q, QuerySet

from tenfold.accounts.models import User
from tenfold.groups.models import Enrolment, Facilitation
from tenfold.guests.models import Guest
from tenfold.room.models import BoundBrowser, Device, JoinLink, Place, Seat
from tenfold.scheduling.models import Meeting

STILL_HEARS_THE_BELL = timedelta(seconds=10)
"""Who is called back has to hear it in the room that has just been closed."""


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
            "link__meeting__group",
            "link__meeting__practice",
            "link__enrolment__client",
            "link__guest",
        )
        .order_by("-bound_at", "pk")
        .first()
    )
    if bound is None:
        return None
    link = bound.link
    return link if link.is_of_somebody_expected else None


def seat_of_identity(meeting: Meeting, identity: str) -> Seat | None:
    """Whose identity this is or was at a meeting."""
    named = Q(identity=identity) | Q(devices__identity=identity)
    return Seat.objects.filter(named, meeting=meeting).distinct().first()


def people_inside(meeting: Meeting) -> QuerySet[Seat]:
    """Who may be with others now: admitted, and still a member, a leader or welcome."""
    day = meeting.occurs_on
    members = Enrolment.objects.filter(group=meeting.group_id).active_on(day)
    leaders = Facilitation.objects.filter(group=meeting.group_id).active_on(day)
    guests = Guest.objects.filter(meeting=meeting).welcome()
    belongs = (
        Q(enrolment__in=members)
        | Q(staff__in=leaders.values("staff"))
        | Q(guest__in=guests)
    )
    return Seat.objects.filter(belongs, meeting=meeting).in_the_circle()


def belongs_in(place: Place) -> Q:
    """The seats whose place this is: its own, or no other for the circle."""
    if place.kind == Place.Kind.CIRCLE:
        return Q(place=None) | Q(place__closed_at__isnull=False)
    return Q(place=place)


def identities_in(place: Place) -> set[str]:
    """Who may be in a place now."""
    if place.closed_at is not None:
        return set()
    if place.kind == Place.Kind.LOBBY:
        return {place.identity}
    seats = people_inside(place.meeting).filter(belongs_in(place))
    return set(seats.values_list("identity", flat=True))


def place_of(seat: Seat) -> Place | None:
    """The room beside the circle where somebody belongs now, if there is one."""
    if seat.place_id is None:
        return None
    return Place.objects.filter(pk=seat.place_id).open().first()


def open_media_rooms(meeting_id: UUID) -> list[str]:
    places = Place.objects.filter(meeting=meeting_id).open()
    return list(places.order_by("pk").values_list("media_room", flat=True))


def media_rooms_to_ring(meeting_id: UUID, now: datetime) -> list[str]:
    """Where people hear the bell: where they meet first, also where they just did.

    A lobby whose person was let in some time ago is empty.
    """
    just_left = Q(kind__in=Place.BESIDE, closed_at__gt=now - STILL_HEARS_THE_BELL)
    is_empty = Q(
        kind=Place.Kind.LOBBY,
        identity=F("seat__identity"),
        seat__standing=Seat.Standing.ADMITTED,
        seat__admitted_at__lt=now - STILL_HEARS_THE_BELL,
    )
    places = Place.objects.filter(
        Q(closed_at=None) & ~is_empty | just_left, meeting=meeting_id
    ).values_list("kind", "media_room")
    found = sorted(places, key=lambda place: (place[0] == Place.Kind.LOBBY, place))
    return [media_room for _, media_room in found]
