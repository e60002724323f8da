"""Notes of no session: of one client, or of nobody."""

from datetime import datetime
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from tenfold.clients.models import Client
from tenfold.core.errors import DomainError
from tenfold.notes.actions.pages import save_page
from tenfold.notes.actions.panels import open_panel
from tenfold.notes.actions.records import Beginning, begin_record
from tenfold.notes.forms.records import BeginRecordForm
from tenfold.notes.forms.sections import SectionForm
from tenfold.notes.models import RecordNote
from tenfold.notes.note_templates import Use, shipped
from tenfold.notes.queries.sections import section_of_record
from tenfold.practice.access import StaffRequest


def record_begin(request: StaffRequest, pk: UUID) -> HttpResponse:
    """A note about a client."""
    clients = Client.objects.visible_to(request.staff, on=request.today)
    return _begin(request, get_object_or_404(clients, pk=pk), Use.CLIENT)


def supervision_begin(request: StaffRequest) -> HttpResponse:
    """A note about nobody."""
    return _begin(request, None, Use.NOBODY)


def _begin(request: StaffRequest, client: Client | None, use: Use) -> HttpResponse:
    zone = ZoneInfo(request.practice.time_zone)
    here = request.now.astimezone(zone)
    templates = [one for one in shipped().values() if one.use == use]
    first = request.GET.get("kind") or templates[0].id
    initial = {"day": here.date(), "at": here.time(), "template": first}
    form = BeginRecordForm(templates, request.POST or None, initial=initial)
    if form.is_valid():
        said = form.cleaned_data
        happened_at = datetime.combine(said["day"], said["at"], tzinfo=zone)
        what = Beginning(shipped()[said["template"]], client, happened_at)
        try:
            begun = begin_record(what, by=request.staff, now=request.now)
        except DomainError as error:
            form.add_error("day", str(error))
        else:
            return redirect("notes:record", request.practice.slug, begun.pk)
    context = {"form": form, "client": client, "templates": templates}
    return render(request, "notes/record_begin.html", context)


@never_cache
def record(request: StaffRequest, pk: UUID) -> HttpResponse:
    own = RecordNote.objects.written_by(request.staff, on=request.today)
    note = get_object_or_404(own.select_related("note", "client", "author"), pk=pk)
    open_panel(note, client_id=uuid4(), by=request.user)
    form = SectionForm(section_of_record(note), request.POST or None)
    if form.is_valid():
        refusals = save_page([form.to_draft()], by=request.user, now=request.now)
        if not refusals:
            messages.success(request, _("Saved."))
            return redirect("notes:record", request.practice.slug, note.pk)
        form.refusal = next(iter(refusals.values()))
    context = {"record": note, "forms": [form], "template": form.section.template}
    return render(request, "notes/record.html", context)
