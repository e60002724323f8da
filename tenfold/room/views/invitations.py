"""Inviting the members of a meeting, from its page."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from tenfold.practice.access import StaffRequest
from tenfold.room.actions.invitations import CannotInviteError, invite_members
from tenfold.room.forms import InviteForm
from tenfold.scheduling.models import Meeting


@require_POST
def meeting_invite(request: StaffRequest, pk: UUID) -> HttpResponse:
    visible = Meeting.objects.visible_to(request.staff, on=request.today)
    meeting = get_object_or_404(visible, pk=pk)
    form = InviteForm(request.POST)
    if not form.is_valid():
        return HttpResponseBadRequest()
    only = form.cleaned_data["enrolment"]
    try:
        invited = invite_members(meeting, by=request.staff, now=request.now, only=only)
    except CannotInviteError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _sentence(invited.sent))
        if invited.withheld:
            messages.warning(request, _withheld(invited.withheld))
    return redirect(meeting)


def _sentence(count: int) -> str:
    words = ngettext("%(count)s invitation sent.", "%(count)s invitations sent.", count)
    return words % {"count": count}


def _withheld(count: int) -> str:
    words = ngettext(
        "%(count)s was withheld: this person asked not to be written to.",
        "%(count)s were withheld: these people asked not to be written to.",
        count,
    )
    return words % {"count": count}
