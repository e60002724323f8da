"""The room's page: the shell in which the browser draws the lobby and the circle."""

from uuid import UUID

from csp.constants import SELF, WASM_UNSAFE_EVAL
from csp.decorators import csp_update
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_safe

from tenfold.room.doors import visitor_at


@login_not_required
@never_cache
@require_safe
@ensure_csrf_cookie
@csp_update({"script-src": [SELF, WASM_UNSAFE_EVAL]})  # type: ignore[arg-type]
def room(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    visitor = visitor_at(request, meeting_id, timezone.now())
    if visitor is None:
        raise Http404
    meeting = visitor.seat.meeting
    context = {
        "meeting": meeting,
        "seat": visitor.seat,
        "media_url": settings.LIVEKIT_URL,
        "csrf_cookie": settings.CSRF_COOKIE_NAME,
        "back_url": meeting.get_absolute_url() if visitor.seat.leads else "",
    }
    return render(request, "room/room.html", context)
