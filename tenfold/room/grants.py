"""What a person may send in a place: one rule for tokens and live permissions."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from tenfold.room.models import Seat

TICKET_LIFETIME = timedelta(seconds=90)

CAMERA = "camera"
MICROPHONE = "microphone"
SCREEN = ("screen_share", "screen_share_audio")


@dataclass(frozen=True)
class Grant:
    """One person in one media room. Nobody may send data, be hidden or be an admin.

    Who may send nothing has no `sources`; because the media server reads an empty list
    as "everything", `permission` says besides that they may not publish at all.
    """

    media_room: str
    identity: str
    sources: tuple[str, ...]
    can_subscribe: bool


def circle_grant(
    *, media_room: str, identity: str, role: str, is_camera_stopped: bool
) -> Grant:
    """In the circle: camera unless stopped, microphone, and a screen for who leads.

    An observer is seen and never heard.
    """
    sources = [] if role == Seat.Role.OBSERVER else [MICROPHONE]
    if not is_camera_stopped:
        sources.insert(0, CAMERA)
    if role in Seat.LEADING:
        sources.extend(SCREEN)
    return Grant(media_room, identity, tuple(sources), can_subscribe=True)


def grant_of(seat: Seat, media_room: str) -> Grant:
    """What somebody may send where they belong."""
    return circle_grant(
        media_room=media_room,
        identity=seat.identity,
        role=seat.role,
        is_camera_stopped=seat.is_camera_stopped,
    )


def ahead_grant(seat: Seat, media_room: str) -> Grant:
    """Where somebody goes next: connected already, hearing nothing and not heard."""
    return Grant(media_room, seat.identity, (), can_subscribe=False)


def lobby_grant(*, media_room: str, identity: str) -> Grant:
    """In a lobby of one: a check of one's own devices, and nobody to hear."""
    return Grant(media_room, identity, (CAMERA, MICROPHONE), can_subscribe=False)


def permission(grant: Grant) -> dict[str, Any]:
    """The whole permission, always: the media server takes an omitted field as "no"."""
    return {
        "can_subscribe": grant.can_subscribe,
        "can_publish": bool(grant.sources),
        "can_publish_sources": list(grant.sources),
        "can_publish_data": False,
    }
