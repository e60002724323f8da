"""The pages behind somebody's own link: they name nobody, and looking binds nothing."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Concatenate, ParamSpec

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods

from tenfold.core.tokens import fingerprint, new_token
from tenfold.room.actions.links import bind_browser, enter_code, send_code
from tenfold.room.doors import DEVICE_COOKIE, browser_hash, leads_here
from tenfold.room.models import BoundBrowser, JoinLink

P = ParamSpec("P")
DEVICE_COOKIE_SECONDS = 180 * 24 * 60 * 60

LinkView = Callable[Concatenate[HttpRequest, JoinLink, P], HttpResponse]


def for_living_links(view: LinkView[P]) -> Callable[..., HttpResponse]:
    """Finds the link; one that is unknown or over gets the same neutral page."""

    @wraps(view)
    def guarded(
        request: HttpRequest, token: str, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponse:
        link = (
            JoinLink.objects.select_related(
                "meeting__group", "meeting__practice", "enrolment__client", "guest"
            )
            .filter(token_hash=fingerprint(token))
            .first()
        )
        status = _status_of(link, timezone.now())
        if link is None or status:
            response = render(request, "room/link_over.html", status=status or 404)
        else:
            response = view(request, link, *args, **kwargs)
        # The address is a secret. "no-referrer" would do, but with it browsers call the
        # origin of a form "null", and the protection of forms refuses that.
        response["Referrer-Policy"] = "strict-origin"
        # Django logs the address of a page that is not there.
        response._has_been_logged = True  # type: ignore[attr-defined]
        return response

    return login_not_required(never_cache(sensitive_variables("token")(guarded)))


def _status_of(link: JoinLink | None, now: datetime) -> int:
    """404 for what never was, 410 for what is over, 0 for a link that works."""
    if link is None:
        return 404
    is_expected = link.is_alive(now) and link.is_of_somebody_expected
    return 0 if is_expected and not link.meeting.is_over else 410


@for_living_links
@require_http_methods(["GET", "HEAD", "POST"])
def link(request: HttpRequest, link: JoinLink) -> HttpResponse:
    """One button. Mail scanners press no buttons, so looking does not bind."""
    if leads_here(request, link.meeting, timezone.now()):
        return render(request, "room/link_leader.html")
    known = browser_hash(request)
    if request.method != "POST":
        bound = BoundBrowser.objects.filter(link=link, browser_hash=known)
        if known and bound.exists():
            return redirect("room:room", link.meeting_id)
        return render(request, "room/link.html", {"token": link.token})

    cookie = request.COOKIES.get(DEVICE_COOKIE) or new_token()
    is_bound = bind_browser(link, browser_hash=fingerprint(cookie), now=timezone.now())
    if is_bound:
        response = redirect("room:room", link.meeting_id)
    else:
        response = redirect("room:link_code", link.token)
    return _remember(response, cookie)


@for_living_links
@require_http_methods(["GET", "HEAD", "POST"])
def link_code(request: HttpRequest, link: JoinLink) -> HttpResponse:
    """Another browser than the first: prove with a code that it is the same person."""
    known = browser_hash(request)
    if not known or leads_here(request, link.meeting, timezone.now()):
        return redirect("room:link", link.token)
    context = {"token": link.token, "is_sent": False, "is_wrong": False}
    if request.method == "POST":
        number = request.POST.get("code")
        now = timezone.now()
        if number is None:
            send_code(link, browser_hash=known, now=now)
        elif enter_code(link, number=number[:20], browser_hash=known, now=now):
            return redirect("room:room", link.meeting_id)
        context |= {"is_sent": True, "is_wrong": number is not None}
    return render(request, "room/link_code.html", context)


def _remember(response: HttpResponse, cookie: str) -> HttpResponse:
    response.set_cookie(
        DEVICE_COOKIE,
        cookie,
        max_age=DEVICE_COOKIE_SECONDS,
        secure=settings.IS_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response
