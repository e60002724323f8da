"""What was written at a session, for those who led it."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from tenfold.practice.access import StaffRequest
from tenfold.scheduling.models import Meeting
from tenfold.traces.actions.company import KEPT, note_chat_opened
from tenfold.workspace.queries.chats import chat_of


@require_GET
def meeting_chat(request: StaffRequest, pk: UUID) -> HttpResponse:
    led = Meeting.objects.led_by(request.staff, on=request.today)
    meeting = get_object_or_404(led.select_related("group"), pk=pk)
    note_chat_opened(meeting, by=request.user)
    context = {
        "meeting": meeting,
        "lines": chat_of(meeting, staff=request.staff, on=request.today),
        "gone_on": meeting.ends_at + KEPT,
    }
    return render(request, "workspace/meeting_chat.html", context)
