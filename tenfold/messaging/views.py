"""The page of sent mail, which stands in for an inbox in the demo."""

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from tenfold.messaging.models import Message
from tenfold.practice.access import StaffRequest, role_required
from tenfold.practice.models import StaffMember

SHOWN = 100


@require_GET
@role_required(*StaffMember.RUN_THE_PRACTICE)
def mail_list(request: StaffRequest) -> HttpResponse:
    if not settings.DEMO:
        raise Http404
    mails = Message.objects.visible_to(request.staff).order_by("-created_at", "pk")
    return render(request, "messaging/mail_list.html", {"mails": mails[:SHOWN]})
