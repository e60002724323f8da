"""Finishing the notes of a session: facts, moments, and names that must not stay."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from tenfold.core.errors import DomainError
from tenfold.notes.actions.checks import (
    confirm_facts,
    keep_name,
    replace_names,
    take_sentence,
)
from tenfold.notes.actions.panels import open_panel
from tenfold.notes.fact_lines import attendance_lines, session_lines
from tenfold.notes.forms.finishing import KeepForm, SentenceForm
from tenfold.notes.queries.checks import Checked, desk_of
from tenfold.practice.access import StaffRequest
from tenfold.scheduling.models import Meeting


@never_cache
def finish(request: StaffRequest, pk: UUID) -> HttpResponse:
    return _page(request, _meeting(request, pk))


@require_POST
def facts_confirm(request: StaffRequest, pk: UUID) -> HttpResponse:
    confirm_facts(_meeting(request, pk), by=request.user, now=request.now)
    messages.success(request, _("The facts are confirmed."))
    return redirect("notes:finish", request.practice.slug, pk)


@require_POST
def sentence_take(request: StaffRequest, pk: UUID, note_pk: UUID) -> HttpResponse:
    meeting = _meeting(request, pk)
    checked = _checked(meeting, note_pk)
    form = SentenceForm(checked.text_fields, request.POST)
    if not form.is_valid():
        messages.error(request, _("Choose a field, and write at least one word."))
        return _page(request, meeting, typed=(note_pk, request.POST))
    try:
        take_sentence(checked, **form.cleaned_data, by=request.user, now=request.now)
    except DomainError as error:
        messages.error(request, str(error))
        return _page(request, meeting, typed=(note_pk, request.POST))
    messages.success(request, _("The sentence is in the note."))
    return _back(request, pk, note_pk)


@require_POST
def names_replace(request: StaffRequest, pk: UUID, note_pk: UUID) -> HttpResponse:
    checked = _checked(_meeting(request, pk), note_pk)
    wanted = request.POST.getlist("place")
    places = [one for one in checked.named if one.place in wanted or "all" in wanted]
    if not places or request.POST.get("version") != str(checked.section.note.version):
        messages.error(request, _("The note has changed since you looked. Look again."))
        return _back(request, pk, note_pk)
    try:
        replace_names(checked, places, by=request.user, now=request.now)
    except DomainError as error:
        messages.error(request, str(error))
    else:
        said = ngettext("%d name is replaced.", "%d names are replaced.", len(places))
        messages.success(request, said % len(places))
    return _back(request, pk, note_pk)


@require_POST
def name_keep(request: StaffRequest, pk: UUID, note_pk: UUID) -> HttpResponse:
    meeting = _meeting(request, pk)
    checked = _checked(meeting, note_pk)
    form = KeepForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Say in a few words why this name stays."))
        return _page(request, meeting, typed=(note_pk, request.POST))
    keep_name(checked.section.note, **form.cleaned_data, by=request.user)
    messages.success(request, _("The name stays, with your reason."))
    return _back(request, pk, note_pk)


def _meeting(request: StaffRequest, pk: UUID) -> Meeting:
    led = Meeting.objects.led_by(request.staff, on=request.today)
    return get_object_or_404(led.select_related("group"), pk=pk)


def _checked(meeting: Meeting, note_pk: UUID) -> Checked:
    for checked in desk_of(meeting).sections:
        if checked.section.note.pk == note_pk:
            return checked
    raise Http404


def _page(
    request: StaffRequest, meeting: Meeting, *, typed: object = None
) -> HttpResponse:
    open_panel(meeting, client_id=uuid4(), by=request.user)
    desk = desk_of(meeting)
    context = {
        "meeting": meeting,
        "desk": desk,
        "session_lines": session_lines(desk.facts.session),
        "attendance_lines": attendance_lines(desk.facts),
        "typed": typed,
    }
    return render(request, "notes/finish.html", context)


def _back(request: StaffRequest, pk: UUID, note_pk: UUID) -> HttpResponse:
    address = reverse("notes:finish", args=[request.practice.slug, pk])
    return redirect(f"{address}#section-{note_pk}")
