"""One note as it stands: to be signed, approved, added to."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from tenfold.core.errors import DomainError
from tenfold.notes.actions.panels import note_opened
from tenfold.notes.actions.signing import (
    add_addendum,
    approve_note,
    reopen_note,
    return_note,
    sign_note,
    strike_note,
    take_over,
)
from tenfold.notes.fact_lines import homework_lines
from tenfold.notes.forms.signing import DeedForm
from tenfold.notes.models import Note, Signature
from tenfold.notes.queries.sections import section_of
from tenfold.notes.queries.signed_facts import facts_signed, facts_to_sign
from tenfold.notes.queries.signing import happened_at, late_at, signatures_of
from tenfold.practice.access import StaffRequest

Deed = Callable[..., Any]


@never_cache
@require_GET
def note(request: StaffRequest, pk: UUID) -> HttpResponse:
    found = _readable(request, pk)
    note_opened(found, by=request.user)
    return _page(request, found, DeedForm(initial={"version": found.version}))


@require_POST
def note_deed(request: StaffRequest, pk: UUID, deed: str) -> HttpResponse:
    """Sign, take over, add, approve, return, open again or strike."""
    if deed not in DEEDS:
        raise Http404
    found = _readable(request, pk)
    form = DeedForm(request.POST)
    if form.is_valid():
        act, said = _deed(deed, found, form.cleaned_data, request)
        try:
            act()
        except DomainError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, said)
            return redirect("notes:note", request.practice.slug, found.pk)
    return _page(request, found, form)


DEEDS: dict[str, tuple[Deed, tuple[str, ...], Any]] = {
    "sign": (sign_note, ("version", "reason"), _("Signed.")),
    "take-over": (take_over, (), _("This part is yours to sign now.")),
    "add": (add_addendum, ("words", "reason"), _("Added and signed.")),
    "approve": (approve_note, (), _("Approved. It is locked now.")),
    "return": (return_note, ("words",), _("Returned with your comment.")),
    "reopen": (reopen_note, (), _("Open again. Sign it when it is right.")),
    "strike": (strike_note, ("reason",), _("Marked as entered in error.")),
}


def _deed(
    deed: str, found: Note, said: dict[str, Any], request: StaffRequest
) -> tuple[Callable[[], Any], Any]:
    act, names, words = DEEDS[deed]
    given = {name: said[name] for name in names}
    if "version" in given and given["version"] is None:
        given["version"] = -1
    when = {} if act is take_over else {"now": request.now}
    return partial(act, found, by=request.staff, **given, **when), words


def _readable(request: StaffRequest, pk: UUID) -> Note:
    notes: QuerySet[Note] = Note.objects.read_by(request.staff, on=request.today)
    return get_object_or_404(
        notes.select_related("meeting__group", "closed_by", "owner", "supervisor"),
        pk=pk,
    )


def _page(request: StaffRequest, found: Note, form: DeedForm) -> HttpResponse:
    section = section_of(found)
    closed, staff = found.closed_by, request.staff
    facts = facts_signed(closed) if closed else facts_to_sign(found)
    is_late = not closed and request.now >= late_at(found)
    looks = found.awaits_approval and found.supervisor_id == staff.pk
    if is_late:
        form.ask_for("reason")
    elif closed and not looks:
        form.ask_for("words", "reason")
    context = {
        "note": found,
        "section": section,
        "parts": section.said,
        "facts": homework_lines(facts.get("session", {}), facts.get("member", {})),
        "form": form,
        "homeless": _without_a_place(found, form),
        "signatures": signatures_of([found]).get(found.pk, []),
        "kinds": Signature.Kind,
        "over_at": happened_at(found),
        "is_late": is_late,
        "is_mine": found.owner_id in (None, staff.pk),
        "looks": looks,
    }
    return render(request, "notes/note.html", context)


def _without_a_place(found: Note, form: DeedForm) -> list[str]:
    """What was written under a note that has no field for it any more."""
    has_place = found.closed_by and not found.struck_by_id
    words = form.data.get("words", "") if form.is_bound else ""
    return [] if has_place or not words.strip() else [words]
