"""Note templates: ours, the practice's own, and the rules for notes."""

from uuid import UUID

from django.contrib import messages
from django.forms import model_to_dict
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from tenfold.notes.actions.templates import (
    add_template,
    change_rules,
    change_template,
    retire_template,
)
from tenfold.notes.forms.templates import (
    Rows,
    RulesForm,
    TemplateForm,
    rows_of,
    template_data,
)
from tenfold.notes.models import NoteRules, PracticeTemplate
from tenfold.notes.note_templates import shipped
from tenfold.notes.queries.templates import (
    newest_version,
    own_templates,
    session_templates,
)
from tenfold.practice.access import StaffRequest, role_required
from tenfold.practice.models import StaffMember

RUNS = StaffMember.RUN_THE_PRACTICE


@require_GET
def template_list(request: StaffRequest) -> HttpResponse:
    context = {
        "own": own_templates(request.practice),
        "ours": shipped().values(),
        "usual": NoteRules.of(request.practice).template,
    }
    return render(request, "notes/template_list.html", context)


@role_required(*RUNS)
def template_add(request: StaffRequest) -> HttpResponse:
    form, rows = TemplateForm(request.POST or None), Rows(request.POST or None)
    if request.method == "POST" and form.is_valid() and rows.is_valid():
        data = template_data(form, rows)
        add_template(request.practice, data=data, by=request.staff)
        messages.success(request, _("The template can be chosen from now on."))
        return redirect("notes:template_list", request.practice.slug)
    return render(request, "notes/template_edit.html", {"form": form, "rows": rows})


@role_required(*RUNS)
def template_edit(request: StaffRequest, pk: UUID) -> HttpResponse:
    own = PracticeTemplate.objects.visible_to(request.staff)
    template = get_object_or_404(own.filter(is_retired=False), pk=pk)
    last = newest_version(template)
    initial = {"title": last.title, "purpose": last.purpose}
    form = TemplateForm(request.POST or None, initial=initial)
    rows = Rows(request.POST or None, initial=rows_of(last))
    if request.method == "POST" and form.is_valid() and rows.is_valid():
        change_template(template, data=template_data(form, rows), by=request.staff)
        messages.success(request, _("Saved. Notes begun before keep what they have."))
        return redirect("notes:template_list", request.practice.slug)
    context = {"form": form, "rows": rows, "template": template}
    return render(request, "notes/template_edit.html", context)


@require_POST
@role_required(*RUNS)
def template_retire(request: StaffRequest, pk: UUID) -> HttpResponse:
    own = PracticeTemplate.objects.visible_to(request.staff)
    retire_template(get_object_or_404(own, pk=pk), by=request.staff)
    messages.success(request, _("It is offered no more. Notes written in it keep it."))
    return redirect("notes:template_list", request.practice.slug)


@role_required(*RUNS)
def rules(request: StaffRequest) -> HttpResponse:
    templates = session_templates(request.practice)
    kept = model_to_dict(NoteRules.of(request.practice))
    form = RulesForm(templates, request.POST or None, initial=kept)
    if form.is_valid():
        change_rules(request.practice, data=form.rules_data(), by=request.staff)
        messages.success(request, _("Saved."))
        return redirect("notes:template_list", request.practice.slug)
    return render(request, "notes/rules.html", {"form": form})
