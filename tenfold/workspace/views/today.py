"""The page of a person's day."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from tenfold.practice.access import StaffRequest
from tenfold.workspace.queries.today import day_of, other_leaders


@require_GET
def today(request: StaffRequest) -> HttpResponse:
    on, now = request.today, request.now
    day = day_of(request.staff, on=on, now=now)
    with_whom = other_leaders(day.next.leaders, request.staff) if day.next else []
    context = {"day": day, "on": on, "now": now, "with_whom": with_whom}
    return render(request, "workspace/today.html", context)
