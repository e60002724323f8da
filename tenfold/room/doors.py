"""Who asks: who leads by their session, others by the browser they bound."""

from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest
from django.utils import timezone
from ninja.security.apikey import APIKeyCookie

from tenfold.core.tokens import fingerprint
from tenfold.practice.middleware import needs_second_factor
from tenfold.room.actions.visits import visit_as_leader, visit_by_link
from tenfold.room.queries import Visitor, facilitation_for
from tenfold.scheduling.models import Meeting

DEVICE_COOKIE = "__Host-device" if settings.IS_SECURE else "device"


class VisitorRequest(HttpRequest):
    """A request of somebody who has a seat at the meeting in the address."""

    auth: Visitor


def browser_hash(request: HttpRequest) -> str:
    """What we keep of a browser's cookie; empty when it has none."""
    cookie = request.COOKIES.get(DEVICE_COOKIE, "")
    return fingerprint(cookie) if cookie else ""


def visitor_at(request: HttpRequest, meeting_id: UUID, now: datetime) -> Visitor | None:
    """The seat of who asks. Who leads the meeting does not come as a member too."""
    if request.user.is_authenticated and not needs_second_factor(request):
        visitor = visit_as_leader(meeting_id, request.user, now)
        if visitor is not None:
            return visitor
    known = browser_hash(request)
    return visit_by_link(meeting_id, known, now) if known else None


def leads_here(request: HttpRequest, meeting: Meeting, now: datetime) -> bool:
    """Whether a facilitator of this meeting is signed in, in this browser."""
    if not request.user.is_authenticated:
        return False
    return facilitation_for(meeting, request.user, now) is not None


class _AtTheMeeting(APIKeyCookie):
    """Lets in who has a seat, and says of everything else that it is not there."""

    param_name = DEVICE_COOKIE
    leads = False

    def authenticate(self, request: HttpRequest, key: str | None) -> Visitor:
        kwargs = request.resolver_match.kwargs if request.resolver_match else {}
        visitor = visitor_at(request, kwargs["meeting_id"], timezone.now())
        if visitor is None or (self.leads and not visitor.seat.leads):
            raise Http404
        return visitor


class _LeadsTheMeeting(_AtTheMeeting):
    leads = True


at_the_meeting = _AtTheMeeting()
leads_the_meeting = _LeadsTheMeeting()
