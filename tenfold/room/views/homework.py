"""Homework given and taken back on the page of a session, also without a script."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tenfold.core.errors import DomainError
from tenfold.groups.queries import members_on
from tenfold.practice.access import StaffRequest
from tenfold.room.actions.homework import give, take_back
from tenfold.room.forms import HomeworkForm
from tenfold.scheduling.models import Meeting
from tenfold.traces.models import Homework


@require_POST
def homework_give(request: StaffRequest, pk: UUID) -> HttpResponse:
    led = Meeting.objects.led_by(request.staff, on=request.today)
    meeting = get_object_or_404(led.select_related("group"), pk=pk)
    members = members_on(meeting.group, on=meeting.occurs_on)
    form = HomeworkForm(request.POST, members=members)
    if not form.is_valid():
        messages.error(request, _("Write what there is to do, and for whom."))
        return _back(request, pk)
    try:
        give(meeting, data=form.homework_data(), by=request.user, now=request.now)
    except DomainError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("The homework is given."))
    return _back(request, pk)


@require_POST
def homework_take_back(
    request: StaffRequest, pk: UUID, homework_pk: UUID
) -> HttpResponse:
    led = Homework.objects.led_by(request.staff, on=request.today)
    of_meeting = led.filter(meeting=pk).select_related("meeting")
    homework = get_object_or_404(of_meeting, pk=homework_pk)
    try:
        take_back(homework, by=request.user)
    except DomainError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("The homework is taken back."))
    return _back(request, pk)


def _back(request: StaffRequest, pk: UUID) -> HttpResponse:
    meeting = Meeting(pk=pk, practice=request.practice)
    return redirect(f"{meeting.get_absolute_url()}#homework")
