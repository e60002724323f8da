"""The guests of one session: who comes as what, and what the members say to it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tenfold.groups.models import Enrolment
from tenfold.groups.queries import members_on
from tenfold.guests.actions import CannotAnswerError, CannotInviteGuestError
from tenfold.guests.models import Guest
from tenfold.messaging.models import Message
from tenfold.practice.access import StaffRequest
from tenfold.room.actions.guests import (
    invite_guest,
    note_answer,
    take_guest_back,
    write_to_guest,
)
from tenfold.room.forms import GuestAnswerForm, GuestForm
from tenfold.room.guest_sheets import LIMITS, guest_sheets
from tenfold.scheduling.models import Meeting


@require_http_methods(["GET", "HEAD", "POST"])
def guest_list(request: StaffRequest, pk: UUID) -> HttpResponse:
    led = Meeting.objects.led_by(request.staff, on=request.today)
    meeting = get_object_or_404(led.select_related("group"), pk=pk)
    members = members_on(meeting.group, on=meeting.occurs_on)
    data = request.POST or None
    form = GuestForm(data, members=members, today=request.today)
    if form.is_valid():
        try:
            message = invite_guest(
                meeting, data=form.guest_data(), by=request.staff, now=request.now
            )
        except CannotInviteGuestError as error:
            form.add_error(None, str(error))
        else:
            _tell(request, message)
            return _back(request, meeting.pk)
    context = {
        "meeting": meeting,
        "form": form,
        "sheets": guest_sheets(meeting),
        "limits": [(kind.label, LIMITS[kind]) for kind in Guest.Kind],
    }
    return render(request, "room/guest_list.html", context)


@require_POST
def guest_answer(request: StaffRequest, pk: UUID, guest_pk: UUID) -> HttpResponse:
    """Write down what a member told whoever leads."""
    guest = _guest(request, pk, guest_pk)
    form = GuestAnswerForm(request.POST)
    if not form.is_valid():
        return HttpResponseBadRequest()
    theirs = Enrolment.objects.filter(group=guest.meeting.group_id)
    member = get_object_or_404(theirs, pk=form.cleaned_data["enrolment"])
    says_yes = form.cleaned_data["says_yes"]
    try:
        note_answer(
            guest, member=member, says_yes=says_yes, by=request.staff, now=request.now
        )
    except CannotAnswerError as error:
        messages.error(request, str(error))
    return _back(request, pk)


@require_POST
def guest_withdraw(request: StaffRequest, pk: UUID, guest_pk: UUID) -> HttpResponse:
    guest = _guest(request, pk, guest_pk)
    take_guest_back(guest, by=request.staff, now=request.now)
    words = _("%(name)s is not expected any more. Their link leads nowhere.")
    messages.success(request, words % {"name": guest.name})
    return _back(request, pk)


@require_POST
def guest_write(request: StaffRequest, pk: UUID, guest_pk: UUID) -> HttpResponse:
    """Send a guest their link once more."""
    guest = _guest(request, pk, guest_pk)
    if guest.withdrawn_at is not None or guest.meeting.is_over:
        messages.error(request, _("This guest is not expected any more."))
        return _back(request, pk)
    _tell(request, write_to_guest(guest, by=request.staff, now=request.now))
    return _back(request, pk)


def _guest(request: StaffRequest, pk: UUID, guest_pk: UUID) -> Guest:
    guests = Guest.objects.led_by(request.staff, on=request.today)
    with_meeting = guests.select_related("meeting__group", "meeting__practice")
    return get_object_or_404(with_meeting, meeting=pk, pk=guest_pk)


def _tell(request: StaffRequest, message: Message) -> None:
    if message.state == Message.State.WITHHELD:
        words = _("The invitation was withheld: %(why)s.")
        messages.warning(request, words % {"why": message.withheld_because})
    else:
        messages.success(request, _("The invitation is on its way."))


def _back(request: StaffRequest, pk: UUID) -> HttpResponse:
    return redirect("room:guest_list", request.practice.slug, pk)
