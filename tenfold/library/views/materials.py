"""The pages of a practice's files."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from tenfold.core.uploads import TOO_LARGE
from tenfold.library.actions.materials import (
    add_material,
    change_material,
    delete_material,
)
from tenfold.library.forms.materials import ChangeForm, MaterialForm
from tenfold.library.media_types import Kind
from tenfold.library.models import Material, Slide
from tenfold.library.queries.materials import materials_for
from tenfold.library.serving import give_file
from tenfold.library.slides import CannotShowError
from tenfold.library.views.exercises import may_write, writes
from tenfold.practice.access import StaffRequest


@require_GET
def material_list(request: StaffRequest) -> HttpResponse:
    rows = materials_for(request.staff)
    kinds = [
        {"label": kind.label, "rows": [one for one in rows if one.kind == kind]}
        for kind in Kind
    ]
    context = {
        "kinds": [kind for kind in kinds if kind["rows"]],
        "may_write": may_write(request.staff),
    }
    return render(request, "library/material_list.html", context)


@writes
def material_add(request: StaffRequest) -> HttpResponse:
    form = MaterialForm()
    if request.method == "POST":
        said, files = request.POST, request.FILES
        too_large = bool(request.META.get(TOO_LARGE))
        form = MaterialForm(said, files, is_too_large=too_large)
    if form.is_valid():
        try:
            material = add_material(
                form.cleaned_data["file"],
                media=form.found,
                data=form.material_data(),
                by=request.staff,
            )
        except CannotShowError as error:
            form.add_error("file", str(error))
        else:
            messages.success(request, _("The file is in your library."))
            return redirect(material)
    return render(request, "library/material_add.html", {"form": form})


def material_detail(request: StaffRequest, pk: UUID) -> HttpResponse:
    readable = Material.objects.visible_to(request.staff)
    material = get_object_or_404(readable.select_related("added_by"), pk=pk)
    kept = Material.objects.kept_by(request.staff).filter(pk=pk).exists()
    form = ChangeForm(material, request.POST or None) if kept else None
    if form is not None and form.is_valid():
        change_material(
            material, data=form.material_data(), notes=form.notes(), by=request.staff
        )
        messages.success(request, _("Saved."))
        return redirect(material)
    context = {"material": material, "form": form, "slides": material.slides.all()}
    return render(request, "library/material_detail.html", context)


@require_POST
def material_delete(request: StaffRequest, pk: UUID) -> HttpResponse:
    material = get_object_or_404(Material.objects.kept_by(request.staff), pk=pk)
    delete_material(material, by=request.staff)
    messages.success(request, _("The file is gone, from the disk as well."))
    return redirect("library:material_list", request.practice.slug)


@require_GET
def material_file(request: StaffRequest, pk: UUID) -> HttpResponseBase:
    readable = Material.objects.visible_to(request.staff)
    return give_file(request, get_object_or_404(readable, pk=pk))


@require_GET
def slide_file(request: StaffRequest, pk: UUID) -> HttpResponseBase:
    readable = Slide.objects.visible_to(request.staff)
    return give_file(request, get_object_or_404(readable, pk=pk))
