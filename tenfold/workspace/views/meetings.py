"""The page of one session."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from tenfold.groups.queries import leaders_on
from tenfold.guests.models import Guest
from tenfold.practice.access import StaffRequest
from tenfold.room.models import Seat
from tenfold.scheduling.models import Meeting
from tenfold.scheduling.queries import register_of
from tenfold.traces.models import BoardPicture
from tenfold.workspace.queries.card_tables import card_tables
from tenfold.workspace.queries.homework import homework_sheet
from tenfold.workspace.queries.invitations import invitations_to


@require_GET
def meeting_detail(request: StaffRequest, pk: UUID) -> HttpResponse:
    on, staff, now = request.today, request.staff, request.now
    led = Meeting.objects.led_by(staff, on=on)
    meetings = Meeting.objects.visible_to(staff, on=on) | led
    meeting = get_object_or_404(meetings.select_related("group"), pk=pk)
    leads = led.filter(pk=pk).exists()
    invitations = invitations_to(meeting)
    register = register_of(meeting)
    members = [row.enrolment for row in register]
    waiting = Seat.objects.waiting().filter(meeting=meeting) if leads else None
    context = {
        "meeting": meeting,
        "group": meeting.group,
        "leaders": leaders_on(meeting.group, on=meeting.occurs_on),
        "leads": leads,
        "sees_attendance": leads or staff.sees_attendance,
        "invitations": invitations,
        "register": register,
        "is_confirmed": bool(register)
        and all(r.attendance and r.attendance.is_confirmed for r in register),
        "knocking": waiting.count() if waiting is not None else 0,
        "guest_count": Guest.objects.expected().filter(meeting=meeting).count(),
        "may_cancel": leads and meeting.can_be_cancelled(now),
        "boards": BoardPicture.objects.led_by(staff, on=on).filter(meeting=meeting),
        "card_tables": card_tables(meeting, staff, on=on),
        "homework": homework_sheet(meeting, members, staff=staff) if leads else None,
        "has_begun": now >= meeting.starts_at,
        "now": now,
    }
    return render(request, "workspace/meeting_detail.html", context)
