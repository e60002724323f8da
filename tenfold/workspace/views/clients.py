"""The pages that show clients with their groups and attendance."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET, require_POST

from tenfold.clients.actions import note_client_opened
from tenfold.clients.models import Client
from tenfold.groups.queries import clients_in_care_of, is_in_care_of
from tenfold.measures.queries import histories_of, waiting_of
from tenfold.plans.queries import care_of, consents_of, documents_of
from tenfold.practice.access import StaffRequest
from tenfold.workspace.queries.chart_search import MOST_HITS, search
from tenfold.workspace.queries.charts import (
    attendance_of,
    client_rows,
    enrolments_of,
)
from tenfold.workspace.queries.timeline import Chart, timeline

LONGEST_SEARCH = 200


@require_GET
def client_list(request: StaffRequest) -> HttpResponse:
    rows = client_rows(request.staff, on=request.today)
    return render(request, "workspace/client_list.html", {"rows": rows})


@require_GET
def client_detail(request: StaffRequest, pk: UUID) -> HttpResponse:
    client = _client(request, pk)
    context = _record(request, client)
    if is_in_care_of(client, request.staff, on=request.today):
        chart = _chart(request, client)
        page = request.GET.get("page", "")
        line = timeline(chart, number=int(page) if page.isdecimal() else 1)
        context |= _care(request, chart) | {"timeline": line}
        note_client_opened(client, by=request.staff, sessions=line.sessions_read)
        return render(request, "workspace/chart.html", context)
    note_client_opened(client, by=request.staff)
    if context["sees_attendance"]:
        on, staff = request.today, request.staff
        context["attendances"] = attendance_of(client, staff=staff, on=on)
    return render(request, "workspace/client_detail.html", context)


@require_POST
def chart_search(request: StaffRequest, pk: UUID) -> HttpResponse:
    """What is looked for stands in no address, and so in no log and no history."""
    client = get_object_or_404(
        clients_in_care_of(request.staff, on=request.today), pk=pk
    )
    chart = _chart(request, client)
    words = request.POST.get("words", "")[:LONGEST_SEARCH]
    hits = search(chart, words)
    read = {hit.session for hit in hits if hit.session}
    note_client_opened(client, by=request.staff, sessions=read)
    context = _record(request, client) | _care(request, chart)
    context |= {"words": words, "hits": hits, "most": MOST_HITS}
    return render(request, "workspace/chart.html", context)


def _client(request: StaffRequest, pk: UUID) -> Client:
    clients = Client.objects.visible_to(request.staff, on=request.today)
    return get_object_or_404(clients, pk=pk)


def _chart(request: StaffRequest, client: Client) -> Chart:
    staff, on = request.staff, request.today
    care = care_of(client, staff=staff, on=on)
    return Chart(client, staff, on, care, documents_of(client, staff=staff, on=on))


def _record(request: StaffRequest, client: Client) -> dict[str, Any]:
    """What everybody reads who may open the record."""
    on, staff = request.today, request.staff
    enrolments = enrolments_of(client, staff=staff, on=on)
    return {
        "person": client,
        "contacts": client.emergency_contacts.order_by("created_at", "pk"),
        "enrolments": [
            {"row": row, "is_active": row.is_active_on(on)} for row in enrolments
        ],
        "sees_attendance": staff.sees_attendance or not staff.keeps_records,
    }


def _care(request: StaffRequest, chart: Chart) -> dict[str, Any]:
    """What those read besides who lead a group of the client."""
    care = next((one for one in chart.care if one.is_open), None)
    return {
        "care": care,
        "review_is_due": care is not None and care.review_is_due(request.today),
        "documents": chart.documents,
        "consents": consents_of(chart.client, staff=chart.staff, on=chart.on),
        "histories": histories_of(chart.client, staff=chart.staff, on=chart.on),
        "waiting": waiting_of(chart.client, staff=chart.staff, on=chart.on),
    }
