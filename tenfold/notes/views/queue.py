"""The page of what waits for a person's signature."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from tenfold.notes.queries.queue import queue_of
from tenfold.practice.access import StaffRequest


@require_GET
def queue(request: StaffRequest) -> HttpResponse:
    waiting = queue_of(request.staff, on=request.today, now=request.now)
    context = {"queue": waiting, "now": request.now}
    return render(request, "notes/queue.html", context)
