"""The pages that show clients with their groups and attendance."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from tenfold.clients.actions import note_client_opened
from tenfold.clients.models import Client
from tenfold.practice.access import StaffRequest
from tenfold.workspace.queries.charts import (
    attendance_of,
    client_rows,
    enrolments_of,
)


@require_GET
def client_list(request: StaffRequest) -> HttpResponse:
    rows = client_rows(request.staff, on=request.today)
    return render(request, "workspace/client_list.html", {"rows": rows})


@require_GET
def client_detail(request: StaffRequest, pk: UUID) -> HttpResponse:
    on, staff = request.today, request.staff
    client = get_object_or_404(Client.objects.visible_to(staff, on=on), pk=pk)
    note_client_opened(client, by=staff)
    enrolments = enrolments_of(client, staff=staff, on=on)
    sees_attendance = staff.sees_attendance or not staff.keeps_records
    context = {
        "person": client,
        "contacts": client.emergency_contacts.order_by("created_at", "pk"),
        "enrolments": [
            {"row": row, "is_active": row.is_active_on(on)} for row in enrolments
        ],
        "sees_attendance": sees_attendance,
        "attendances": (
            attendance_of(client, staff=staff, on=on) if sees_attendance else []
        ),
    }
    return render(request, "workspace/client_detail.html", context)
