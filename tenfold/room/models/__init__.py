from tenfold.room.models.links import BoundBrowser, BrowserCode, JoinLink
from tenfold.room.models.presence import Alert, LiveKitEvent, PresenceInterval
from tenfold.room.models.seats import (
    Device,
    Place,
    PlaceQuerySet,
    Seat,
    SeatQuerySet,
    Stage,
    new_identity,
)

__all__ = [
    "Alert",
    "BoundBrowser",
    "BrowserCode",
    "Device",
    "JoinLink",
    "LiveKitEvent",
    "Place",
    "PlaceQuerySet",
    "PresenceInterval",
    "Seat",
    "SeatQuerySet",
    "Stage",
    "new_identity",
]
