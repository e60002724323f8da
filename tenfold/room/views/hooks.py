"""Where the media server tells us what happened."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from tenfold.room import livekit
from tenfold.room.actions.inbox import hear

LONGEST_BODY_BYTES = 1024 * 1024


@login_not_required
@csrf_exempt
@require_POST
def livekit_hook(request: HttpRequest) -> HttpResponse:
    """Prove who speaks, write it down once, answer. 4xx means "do not say it again"."""
    if int(request.headers.get("Content-Length") or 0) > LONGEST_BODY_BYTES:
        return HttpResponse(status=413)
    body = request.read(LONGEST_BODY_BYTES + 1)
    if len(body) > LONGEST_BODY_BYTES:
        return HttpResponse(status=413)
    try:
        heard = livekit.read_webhook(body, request.headers.get("Authorization", ""))
    except livekit.ForgedWebhookError:
        return HttpResponse(status=401)
    hear(heard, now=timezone.now())
    return HttpResponse(status=200)
