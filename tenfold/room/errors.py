"""What the room refuses, with a code for the browser and a sentence for the person."""

from django.utils.translation import gettext as _

from tenfold.core.errors import DomainError


class RoomError(DomainError):
    """A refusal in the room."""

    code = "refused"
    status = 409


class NotOpenError(RoomError):
    code = "not_open"

    def __init__(self) -> None:
        super().__init__(_("This session is not open yet."))


class EndedError(RoomError):
    code = "ended"

    def __init__(self) -> None:
        super().__init__(_("This session has ended."))


class CancelledError(RoomError):
    code = "cancelled"

    def __init__(self) -> None:
        super().__init__(
            _("This session does not take place. Your facilitator will be in touch.")
        )


class DeniedError(RoomError):
    code = "denied"

    def __init__(self) -> None:
        super().__init__(
            _("The facilitator could not let you in just now. You can ask again soon.")
        )


class RemovedError(RoomError):
    code = "removed"

    def __init__(self) -> None:
        super().__init__(
            _("You can no longer take part in this session. Please call the practice.")
        )


class LockedError(RoomError):
    code = "locked"

    def __init__(self) -> None:
        super().__init__(
            _("The session has begun and its door is closed. Please call the practice.")
        )


class FullError(RoomError):
    code = "full"

    def __init__(self) -> None:
        super().__init__(_("Every seat is taken. Please call the practice."))


class ElsewhereError(RoomError):
    code = "elsewhere"

    def __init__(self) -> None:
        super().__init__(_("You are in this session on another device."))


class CannotError(RoomError):
    """A deed that makes no sense as things stand, such as admitting who has left."""

    code = "cannot"


class InvalidError(RoomError):
    code = "invalid"


class NotInRoomError(RoomError):
    code = "not_found"
    status = 404

    def __init__(self) -> None:
        super().__init__(_("There is nothing here."))


class MediaDownError(RoomError):
    code = "media_down"
    status = 503

    def __init__(self) -> None:
        super().__init__(
            _("Sound and picture are not available at the moment. We keep trying.")
        )
