"""Pages on which a client's record is written. Workspace has those that show it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from tenfold.clients.actions import (
    add_client,
    change_client,
    note_client_opened,
)
from tenfold.clients.forms import ClientForm
from tenfold.clients.models import Client
from tenfold.practice.access import StaffRequest, role_required
from tenfold.practice.models import StaffMember


@role_required(*StaffMember.KEEP_RECORDS)
def client_create(request: StaffRequest) -> HttpResponse:
    usual = {
        "time_zone": request.practice.time_zone,
        "may_call": True,
        "may_mail": True,
    }
    form = ClientForm(request.POST or None, initial=usual)
    if form.is_valid():
        client = add_client(
            data=form.client_data(), contact=form.contact_data(), by=request.staff
        )
        messages.success(request, _("The record is open."))
        return redirect("clients:client_detail", request.practice.slug, client.pk)
    return render(request, "clients/client_form.html", {"form": form})


@role_required(*StaffMember.KEEP_RECORDS)
def client_edit(request: StaffRequest, pk: UUID) -> HttpResponse:
    clients = Client.objects.visible_to(request.staff, on=request.today)
    client = get_object_or_404(clients, pk=pk)
    form = ClientForm.of(client, request.POST or None)
    if form.is_valid():
        change_client(
            client,
            data=form.client_data(),
            contact=form.contact_data(),
            by=request.staff,
        )
        messages.success(request, _("Saved."))
        return redirect("clients:client_detail", request.practice.slug, client.pk)
    note_client_opened(client, by=request.staff)
    context = {"form": form, "person": client}
    return render(request, "clients/client_form.html", context)
