"""Pages on which sessions are planned, cancelled and confirmed."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from tenfold.core.errors import DomainError
from tenfold.groups.models import Group
from tenfold.practice.access import StaffRequest
from tenfold.scheduling.actions import (
    cancel_meeting,
    confirm_attendance,
    plan_meeting,
    plan_series,
)
from tenfold.scheduling.forms import (
    CancelMeetingForm,
    MeetingForm,
    RegisterForm,
    SeriesForm,
)
from tenfold.scheduling.models import Meeting
from tenfold.scheduling.queries import current_series, register_of

LONGEST_PRESENCE = 600


def series_plan(request: StaffRequest, pk: UUID) -> HttpResponse:
    on = request.today
    groups = Group.objects.visible_to(request.staff, on=on)
    group = get_object_or_404(groups.kept_by(request.staff, on=on), pk=pk)
    usual = {
        "time_zone": group.time_zone,
        "length_minutes": group.length_minutes,
        "starts_on": on,
    }
    form = SeriesForm(request.POST or None, initial=usual)
    if form.is_valid():
        now = request.now
        plan_series(group, data=form.series_data(), by=request.staff, now=now)
        messages.success(request, _("The sessions of the next 90 days are planned."))
        return redirect("groups:group_sessions", request.practice.slug, group.pk)
    context = {
        "group": group,
        "form": form,
        "series": current_series([group], on=on).get(group.pk),
    }
    return render(request, "scheduling/series_plan.html", context)


def meeting_create(request: StaffRequest, pk: UUID) -> HttpResponse:
    on = request.today
    groups = Group.objects.visible_to(request.staff, on=on)
    group = get_object_or_404(groups.kept_by(request.staff, on=on), pk=pk)
    form = MeetingForm(request.POST or None, initial={"day": on})
    if form.is_valid():
        starts_at = form.starts_at(group.time_zone)
        meeting = plan_meeting(group, starts_at=starts_at, by=request.staff)
        messages.success(request, _("The session is planned."))
        return redirect("scheduling:meeting_detail", request.practice.slug, meeting.pk)
    context = {"group": group, "form": form}
    return render(request, "scheduling/meeting_create.html", context)


def meeting_cancel(request: StaffRequest, pk: UUID) -> HttpResponse:
    led = Meeting.objects.led_by(request.staff, on=request.today)
    meeting = get_object_or_404(led.select_related("group"), pk=pk)
    form = CancelMeetingForm(request.POST or None)
    if form.is_valid():
        reason, now = form.cleaned_data["reason"], request.now
        try:
            cancel_meeting(meeting, reason=reason, by=request.staff, now=now)
        except DomainError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The session is cancelled."))
            return redirect("scheduling:meeting_detail", request.practice.slug, pk)
    context = {"meeting": meeting, "group": meeting.group, "form": form}
    return render(request, "scheduling/meeting_cancel.html", context)


def meeting_register(request: StaffRequest, pk: UUID) -> HttpResponse:
    led = Meeting.objects.led_by(request.staff, on=request.today)
    meeting = get_object_or_404(led.select_related("group"), pk=pk)
    rows = register_of(meeting)
    form = RegisterForm(rows, longest=LONGEST_PRESENCE, data=request.POST or None)
    if form.is_valid():
        now = request.now
        try:
            confirm_attendance(meeting, seen=form.seen(), by=request.staff, now=now)
        except DomainError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Attendance is confirmed."))
            return redirect("scheduling:meeting_detail", request.practice.slug, pk)
    context = {"meeting": meeting, "group": meeting.group, "form": form}
    return render(request, "scheduling/meeting_register.html", context)
