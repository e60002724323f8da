"""Who gets as far as asking the notes API anything."""

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja.errors import HttpError
from ninja.utils import check_csrf

from tenfold.accounts.models import User
from tenfold.core.errors import DomainError
from tenfold.notes.protocol import LONGEST_BODY_BYTES
from tenfold.practice.middleware import needs_second_factor


class NotesRequest(HttpRequest):
    """A request of somebody who is signed in."""

    user: User


class TooMuchAtOnceError(DomainError):
    code = "too_long"
    status = 413


def signed_in(request: HttpRequest) -> bool:
    """Whether somebody is signed in, on our own page, sending no more than we take."""
    if not request.user.is_authenticated:
        return False
    if check_csrf(request):
        raise HttpError(403, _("This page is out of date. Load it again."))
    if needs_second_factor(request):
        raise HttpError(403, _("Set up a second way to prove that it is you first."))
    if int(request.headers.get("Content-Length") or 0) > LONGEST_BODY_BYTES:
        raise TooMuchAtOnceError(
            _(
                "This note is too long to save. Shorten it and it will be saved; until "
                "then it is kept on this device."
            )
        )
    return True
