"""Quick phrases: the usual ones, changed by who runs the practice."""

from uuid import UUID

from django.contrib import messages
from django.forms import model_to_dict
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from tenfold.notes.actions.phrases import (
    CannotChangePhraseError,
    add_phrase,
    change_phrase,
    ensure_phrases,
    restore_phrases,
    retire_phrase,
)
from tenfold.notes.forms.phrases import PhraseForm
from tenfold.notes.models import PracticePhrase
from tenfold.practice.access import StaffRequest, role_required
from tenfold.practice.models import StaffMember

RUNS = StaffMember.RUN_THE_PRACTICE


@require_GET
@role_required(*RUNS)
def phrase_list(request: StaffRequest) -> HttpResponse:
    ensure_phrases(request.practice)
    found = list(PracticePhrase.objects.visible_to(request.staff).in_use())
    parts = [
        (label, [one for one in found if one.part == part])
        for part, label in PracticePhrase.Part.choices
    ]
    context = {"parts": parts, "has_room": len(found) < PracticePhrase.MOST}
    return render(request, "notes/phrase_list.html", context)


@role_required(*RUNS)
def phrase_add(request: StaffRequest) -> HttpResponse:
    ensure_phrases(request.practice)
    form = PhraseForm(request.POST or None)
    if form.is_valid():
        try:
            add_phrase(request.practice, data=form.phrase_data(), by=request.staff)
        except CannotChangePhraseError as error:
            form.add_error("key", str(error))
        else:
            messages.success(request, _("The phrase is added."))
            return redirect("notes:phrase_list", request.practice.slug)
    return render(request, "notes/phrase_edit.html", {"form": form})


@role_required(*RUNS)
def phrase_edit(request: StaffRequest, pk: UUID) -> HttpResponse:
    phrase = _phrase(request, pk)
    initial = model_to_dict(phrase, fields=list(PhraseForm.base_fields))
    form = PhraseForm(request.POST or None, initial=initial)
    if form.is_valid():
        try:
            change_phrase(phrase, data=form.phrase_data(), by=request.staff)
        except CannotChangePhraseError as error:
            form.add_error("key", str(error))
        else:
            messages.success(request, _("Saved."))
            return redirect("notes:phrase_list", request.practice.slug)
    return render(request, "notes/phrase_edit.html", {"form": form, "phrase": phrase})


@require_POST
@role_required(*RUNS)
def phrase_retire(request: StaffRequest, pk: UUID) -> HttpResponse:
    phrase = _phrase(request, pk)
    retire_phrase(phrase, by=request.staff)
    messages.success(
        request, _("\u201c;%(word)s\u201d is gone.") % {"word": phrase.key}
    )
    return redirect("notes:phrase_list", request.practice.slug)


@require_POST
@role_required(*RUNS)
def phrase_restore(request: StaffRequest) -> HttpResponse:
    restore_phrases(request.practice, by=request.staff)
    messages.success(request, _("The phrases are as they were in the beginning."))
    return redirect("notes:phrase_list", request.practice.slug)


def _phrase(request: StaffRequest, pk: UUID) -> PracticePhrase:
    mine = PracticePhrase.objects.visible_to(request.staff).in_use()
    return get_object_or_404(mine.select_related("practice"), pk=pk)
