"""The page of a month."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from tenfold.practice.access import StaffRequest
from tenfold.workspace.forms import MonthForm
from tenfold.workspace.queries.calendar import month_of


@require_GET
def calendar(request: StaffRequest) -> HttpResponse:
    asked = MonthForm(request.GET)
    if not asked.is_valid():
        raise Http404
    on, now = request.today, request.now
    first = asked.cleaned_data["month"] or on.replace(day=1)
    month = month_of(request.staff, first, on=on, now=now)
    context = {"month": month, "on": on, "now": now}
    return render(request, "workspace/calendar.html", context)
