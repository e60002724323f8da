"""What a member fills in before a session, in the browser that their link is bound to.

These pages name nobody else and say in no address or title what they ask.
"""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Concatenate, ParamSpec
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.core.signing import BadSignature, Signer
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import (
    sensitive_post_parameters,
    sensitive_variables,
)
from django.views.decorators.http import require_GET, require_http_methods

from tenfold.clients.emergency import numbers_for
from tenfold.groups.models import Enrolment
from tenfold.measures.actions.filling import AlreadyFilledInError, fill_in
from tenfold.measures.actions.flags import say_wish
from tenfold.measures.answering import Sheet, empty, sent
from tenfold.measures.models import Assessment, Flag
from tenfold.measures.queries import rules_of, waiting_at
from tenfold.room.doors import browser_hash
from tenfold.room.models import Seat
from tenfold.room.queries import link_for_browser
from tenfold.scheduling.models import Meeting

P = ParamSpec("P")
SIGNER = Signer(salt="before")
LONGEST_SECONDS = 4 * 60 * 60

BeforeView = Callable[Concatenate[HttpRequest, Meeting, Enrolment, P], HttpResponse]


def for_members(view: BeforeView[P]) -> Callable[..., HttpResponse]:
    """Finds the member by the browser that they bound; there is nothing for others."""

    @wraps(view)
    def guarded(
        request: HttpRequest, meeting_id: UUID, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponse:
        known = browser_hash(request)
        now = timezone.now()
        link = link_for_browser(meeting_id, known, now) if known else None
        if link is None or link.enrolment is None or link.meeting.is_over:
            raise Http404
        return view(request, link.meeting, link.enrolment, *args, **kwargs)

    hidden = sensitive_post_parameters()(sensitive_variables()(guarded))
    return login_not_required(never_cache(hidden))


@for_members
@require_GET
def before(
    request: HttpRequest, meeting: Meeting, enrolment: Enrolment
) -> HttpResponse:
    """The next form that waits; back to the lobby when none does."""
    waiting = waiting_at(meeting, enrolment)
    if not waiting:
        return redirect("room:room", meeting.pk)
    return redirect("room:before_form", meeting.pk, waiting[0].pk)


@for_members
@require_http_methods(["GET", "HEAD", "POST"])
def before_form(
    request: HttpRequest, meeting: Meeting, enrolment: Enrolment, pk: UUID
) -> HttpResponse:
    assessment = _assessment(meeting, enrolment, pk)
    if _is_closed(assessment):
        return _sent_before(request, meeting, enrolment)
    measure = assessment.form
    if request.method != "POST":
        return _page(request, assessment, empty(measure))
    sheet = sent(measure, request.POST)
    as_it_is = "as_it_is" in request.POST and sheet.can_be_sent_as_it_is
    if sheet.open_items and not as_it_is:
        return _page(request, assessment, sheet)
    now = timezone.now()
    seconds = _seconds(request, now)
    try:
        fill_in(assessment, answers=sheet.answers, seconds=seconds, now=now)
    except AlreadyFilledInError:
        return _sent_before(request, meeting, enrolment)
    if Flag.objects.filter(assessment=assessment).exists():
        return redirect("room:before_next", meeting.pk, assessment.pk)
    return redirect("room:before", meeting.pk)


@for_members
@require_http_methods(["GET", "HEAD", "POST"])
def before_next(
    request: HttpRequest, meeting: Meeting, enrolment: Enrolment, pk: UUID
) -> HttpResponse:
    """Whom to call, and what the member wants now. Nothing has to be said to go on."""
    assessment = _assessment(meeting, enrolment, pk)
    flag = Flag.objects.filter(assessment=assessment).first()
    if flag is None:
        raise Http404
    wish = request.POST.get("wish")
    if request.method == "POST" and wish in Flag.Wish.values:
        say_wish(flag, wish=Flag.Wish(wish), now=timezone.now())
        return redirect("room:before_next", meeting.pk, assessment.pk)
    client = enrolment.client
    seat = Seat.objects.filter(meeting=meeting, enrolment=enrolment).first()
    phones = [one for one in (seat.phone if seat else "", str(client.phone)) if one]
    context = {
        "meeting": meeting,
        "assessment": assessment,
        "flag": flag,
        "numbers": numbers_for(phones),
        "practice_phone": meeting.practice.phone,
        "phone": phones[0] if phones else "",
        "has_more": bool(waiting_at(meeting, enrolment)),
    }
    return render(request, "room/before_next.html", context)


def _assessment(meeting: Meeting, enrolment: Enrolment, pk: UUID) -> Assessment:
    own = Assessment.objects.filter(meeting=meeting, enrolment=enrolment, pk=pk)
    whose = own.select_related("sheet", "meeting", "enrolment", "practice")
    assessment: Assessment | None = whose.first()
    if assessment is None:
        raise Http404
    return assessment


def _is_closed(assessment: Assessment) -> bool:
    return assessment.withdrawn_at is not None or hasattr(assessment, "sheet")


def _page(request: HttpRequest, assessment: Assessment, sheet: Sheet) -> HttpResponse:
    waiting = waiting_at(assessment.meeting, assessment.enrolment)
    context = {
        "meeting": assessment.meeting,
        "measure": assessment.form,
        "sheet": sheet,
        "more": len(waiting) - 1,
        "read_when": rules_of(assessment.practice).read_when,
        "began": request.POST.get("began")
        or SIGNER.sign(str(int(timezone.now().timestamp()))),
    }
    return render(request, "room/before_form.html", context)


def _sent_before(
    request: HttpRequest, meeting: Meeting, enrolment: Enrolment
) -> HttpResponse:
    context = {"meeting": meeting, "has_more": bool(waiting_at(meeting, enrolment))}
    return render(request, "room/before_sent.html", context)


def _seconds(request: HttpRequest, now: datetime) -> int | None:
    """How long the form was open; None when the page does not say so believably."""
    try:
        began = int(SIGNER.unsign(request.POST.get("began", "")))
    except (BadSignature, ValueError):
        return None
    taken = int(now.timestamp()) - began
    return taken if 0 <= taken <= LONGEST_SECONDS else None
