"""Which practice a request is about, and whether this person may do this there."""

from collections.abc import Callable
from datetime import date, datetime
from functools import wraps
from typing import Any, Concatenate, ParamSpec, cast

from django.http import Http404, HttpRequest, HttpResponse

from tenfold.accounts.models import User
from tenfold.practice.models import Practice, StaffMember

P = ParamSpec("P")


class StaffRequest(HttpRequest):
    """A request of a person at work: the middleware has found their place."""

    user: User
    practice: Practice
    staff: StaffMember
    now: datetime
    today: date  # in the practice's time zone
    htmx: Any


StaffView = Callable[Concatenate[StaffRequest, P], HttpResponse]


def role_required(*roles: str) -> Callable[[StaffView[P]], StaffView[P]]:
    """Only for people with one of these roles; for others the page does not exist."""

    def decorate(view: StaffView[P]) -> StaffView[P]:
        @wraps(view)
        def guarded(
            request: StaffRequest, *args: P.args, **kwargs: P.kwargs
        ) -> HttpResponse:
            if request.staff.role not in roles:
                raise Http404
            return view(request, *args, **kwargs)

        return cast(StaffView[P], guarded)

    return decorate
