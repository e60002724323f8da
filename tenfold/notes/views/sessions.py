"""The notes of a meeting on a page of their own."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from tenfold.core.errors import DomainError
from tenfold.notes.actions.conflicts import resolve_conflict
from tenfold.notes.actions.pages import save_page
from tenfold.notes.actions.panels import open_panel
from tenfold.notes.actions.templates import CannotChooseTemplateError, choose_template
from tenfold.notes.forms.sections import ChoiceForm, SectionForm
from tenfold.notes.models import Note
from tenfold.notes.queries.sections import sections_of
from tenfold.notes.queries.templates import chosen_template, session_templates
from tenfold.notes.wordings import chosen_wording
from tenfold.practice.access import StaffRequest
from tenfold.scheduling.models import Meeting


@never_cache
def meeting_notes(request: StaffRequest, pk: UUID) -> HttpResponse:
    led = Meeting.objects.led_by(request.staff, on=request.today)
    meeting = get_object_or_404(led.select_related("group"), pk=pk)
    open_panel(meeting, client_id=uuid4(), by=request.user)
    data = request.POST or None
    forms = [SectionForm(section, data) for section in sections_of(meeting)]

    if data and all(form.is_valid() for form in forms):
        drafts = [form.to_draft() for form in forms]
        refusals = save_page(drafts, by=request.user, now=request.now)
        if not refusals:
            messages.success(request, _("Saved."))
            return redirect("notes:meeting_notes", request.practice.slug, meeting.pk)
        for form in forms:
            form.refusal = refusals.get(form.section.note.pk, "")

    context = {
        "meeting": meeting,
        "forms": forms,
        "template": forms[0].section.template,
        "templates": session_templates(request.practice),
    }
    return render(request, "notes/meeting_notes.html", context)


@require_POST
def template_choose(request: StaffRequest, pk: UUID) -> HttpResponse:
    led = Meeting.objects.led_by(request.staff, on=request.today)
    meeting = get_object_or_404(led, pk=pk)
    template = chosen_template(request.practice, request.POST.get("template", ""))
    if template is None:
        return HttpResponseBadRequest()
    try:
        choose_template(meeting, template, by=request.user, now=request.now)
    except CannotChooseTemplateError as error:
        messages.error(request, str(error))
    return redirect("notes:meeting_notes", request.practice.slug, meeting.pk)


@require_POST
def conflict_resolve(
    request: StaffRequest, pk: UUID, conflict_pk: UUID
) -> HttpResponse:
    notes = Note.objects.written_by(request.staff, on=request.today)
    note = get_object_or_404(notes.select_related("meeting", "record"), pk=pk)
    conflict = get_object_or_404(note.conflicts, pk=conflict_pk)
    form = ChoiceForm(request.POST)
    if not form.is_valid():
        return HttpResponseBadRequest()
    version = form.cleaned_data["version"]
    text = chosen_wording(conflict, form.cleaned_data["choice"])
    try:
        resolve_conflict(
            conflict, version=version, text=text, by=request.user, now=request.now
        )
    except DomainError as error:
        messages.error(request, str(error))
    return redirect(page_of(note, request.practice.slug))


def page_of(note: Note, slug: str) -> str:
    """Where a note is written."""
    if note.meeting_id:
        return reverse("notes:meeting_notes", args=[slug, note.meeting_id])
    return reverse("notes:record", args=[slug, note.place.pk])
