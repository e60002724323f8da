"""The author's own pages."""

from uuid import UUID, uuid4

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from tenfold.practice.access import StaffRequest
from tenfold.process_notes.actions import CannotSaveOverError, open_note, save_note
from tenfold.process_notes.forms import ProcessNoteForm
from tenfold.process_notes.hints import HINTS, WALL, law_at
from tenfold.process_notes.queries import (
    meetings_open_to,
    notes_of,
    private_moments,
)


@require_GET
def note_list(request: StaffRequest) -> HttpResponse:
    context = {"notes": list(notes_of(request.staff)), "wall": WALL}
    return render(request, "process_notes/note_list.html", context)


@never_cache
def meeting_note(request: StaffRequest, pk: UUID) -> HttpResponse:
    found = meetings_open_to(request.staff, on=request.today)
    meeting = get_object_or_404(found.select_related("group", "practice"), pk=pk)
    note = open_note(meeting, by=request.staff)
    initial = {
        "text": note.read_by(request.user) if note else "",
        "version": note.version if note else 0,
    }
    form = ProcessNoteForm(request.POST or None, initial=initial)
    other = ""
    if form.is_valid():
        writing = form.to_writing(client=uuid4())
        try:
            save_note(meeting, writing, by=request.staff, now=request.now)
        except CannotSaveOverError as error:
            other = str(error.details["text"])
            data = request.POST.copy()
            data["version"] = str(error.details["version"])
            form = ProcessNoteForm(data)
        else:
            messages.success(request, _("Saved."))
            return redirect("process_notes:meeting_note", request.practice.slug, pk)
    context = {
        "meeting": meeting,
        "form": form,
        "other": other,
        "moments": private_moments(meeting, author=request.staff),
        "wall": WALL,
        "hint": HINTS[law_at(request.practice.time_zone)],
        "csrf_cookie": settings.CSRF_COOKIE_NAME,
    }
    return render(request, "process_notes/meeting_note.html", context)
