"""Who gets as far as asking an API for people at work anything."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja.errors import HttpError
from ninja.utils import check_csrf

from tenfold.accounts.models import User
from tenfold.core.errors import DomainError
from tenfold.practice.middleware import needs_second_factor


class SignedInRequest(HttpRequest):
    """A request of somebody who is signed in."""

    user: User


class TooMuchAtOnceError(DomainError):
    code = "too_long"
    status = 413


def signed_in(*, most_bytes: int) -> Callable[[HttpRequest], Any]:
    """Whether somebody is signed in, on our own page, sending no more than we take."""

    def may_ask(request: HttpRequest) -> bool:
        if not request.user.is_authenticated:
            return False
        if check_csrf(request):
            raise HttpError(403, _("This page is out of date. Load it again."))
        if needs_second_factor(request):
            raise HttpError(
                403, _("Set up a second way to prove that it is you first.")
            )
        if int(request.headers.get("Content-Length") or 0) > most_bytes:
            raise TooMuchAtOnceError(_("This is too long to save. Shorten it."))
        return True

    return may_ask
