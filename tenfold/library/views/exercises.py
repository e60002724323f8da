"""The pages of the library of exercises."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from tenfold.library.actions.exercises import (
    add_exercise,
    change_exercise,
    retire_exercise,
)
from tenfold.library.forms.exercises import ExerciseForm, SearchForm
from tenfold.library.models import PracticeExercise
from tenfold.library.queries.exercises import exercise_called, exercises_for, found
from tenfold.library.vocabulary import Phase
from tenfold.practice.access import StaffRequest, role_required
from tenfold.practice.models import StaffMember

Role = StaffMember.Role
writes = role_required(Role.OWNER, Role.MANAGER, Role.FACILITATOR, Role.SUPERVISOR)


@require_GET
def exercise_list(request: StaffRequest) -> HttpResponse:
    form = SearchForm(request.GET)
    everything = exercises_for(request.staff)
    rows = found(everything, form.wanted())
    phases = [
        {"label": phase.label, "rows": [one for one in rows if one.phase == phase]}
        for phase in Phase
    ]
    context = {
        "form": form,
        "phases": [phase for phase in phases if phase["rows"]],
        "count": len(rows),
        "all": len(everything),
        "is_searching": any(form.data.get(name) for name in form.fields),
        "may_write": may_write(request.staff),
    }
    return render(request, "library/exercise_list.html", context)


@require_GET
def exercise_detail(request: StaffRequest, key: str) -> HttpResponse:
    exercise = exercise_called(key, request.practice)
    if exercise is None:
        raise Http404
    own = None
    if exercise.is_own:
        readable = PracticeExercise.objects.visible_to(request.staff)
        get_object_or_404(readable, pk=key)
        own = PracticeExercise.objects.written_by(request.staff).filter(pk=key).first()
    context = {"exercise": exercise, "own": own}
    return render(request, "library/exercise_detail.html", context)


@writes
def exercise_create(request: StaffRequest) -> HttpResponse:
    form = ExerciseForm(request.POST or None)
    if form.is_valid():
        exercise = add_exercise(data=form.exercise_data(), by=request.staff)
        messages.success(request, _("The exercise is in your library."))
        return redirect("library:exercise_detail", request.practice.slug, exercise.pk)
    return render(request, "library/exercise_form.html", {"form": form})


@writes
def exercise_edit(request: StaffRequest, pk: UUID) -> HttpResponse:
    mine = PracticeExercise.objects.written_by(request.staff)
    exercise = get_object_or_404(mine, pk=pk)
    form = ExerciseForm.of(exercise, request.POST or None)
    if form.is_valid():
        change_exercise(exercise, data=form.exercise_data(), by=request.staff)
        messages.success(request, _("The exercise is changed."))
        return redirect("library:exercise_detail", request.practice.slug, pk)
    context = {"form": form, "exercise": exercise}
    return render(request, "library/exercise_form.html", context)


@writes
@require_POST
def exercise_retire(request: StaffRequest, pk: UUID) -> HttpResponse:
    mine = PracticeExercise.objects.written_by(request.staff)
    exercise = get_object_or_404(mine, pk=pk)
    retire_exercise(exercise, by=request.staff, now=request.now)
    messages.success(request, _("The exercise is taken out. Plans keep it."))
    return redirect("library:exercise_list", request.practice.slug)


def may_write(staff: StaffMember) -> bool:
    return staff.role in (Role.OWNER, Role.MANAGER, Role.FACILITATOR, Role.SUPERVISOR)
