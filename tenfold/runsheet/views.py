"""The page on which a session is planned."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from tenfold.core.errors import DomainError
from tenfold.formats.run_sheet import BREAK_NEEDED_OVER
from tenfold.groups.queries import leaders_on
from tenfold.library.queries.exercises import exercises_for
from tenfold.practice.access import StaffRequest
from tenfold.practice.models import StaffMember
from tenfold.runsheet import actions
from tenfold.runsheet.actions import Press
from tenfold.runsheet.forms import BlockForm, ExerciseChoiceForm, OrderForm
from tenfold.runsheet.models import Block
from tenfold.runsheet.queries import (
    blocks_of,
    exercises_of,
    length_of,
    sheet_of,
    usual_plan,
)
from tenfold.scheduling.models import Meeting


@require_GET
def sheet(request: StaffRequest, pk: UUID) -> HttpResponse:
    meeting = _led(request, pk)
    context: dict[str, Any] = {"meeting": meeting, "sheet": sheet_of(meeting)}
    if context["sheet"] is None:
        context["usual"] = usual_plan(meeting)
    else:
        context |= _planned(request, meeting)
    return render(request, "runsheet/sheet.html", context)


@require_POST
def sheet_make(request: StaffRequest, pk: UUID) -> HttpResponse:
    meeting = _led(request, pk)
    actions.make_plan(meeting, by=request.user)
    return _back(request, pk)


@require_POST
def sheet_order(request: StaffRequest, pk: UUID) -> HttpResponse:
    meeting = _led(request, pk)
    form = OrderForm(request.POST)
    if form.is_valid():
        try:
            order = [UUID(one) for one in form.cleaned_data["order"].split()]
            actions.arrange_blocks(meeting, order, _press(request))
        except (DomainError, ValueError):
            messages.error(request, _("The plan has changed. Look and move again."))
    return _back(request, pk)


@require_POST
def sheet_keep(request: StaffRequest, pk: UUID) -> HttpResponse:
    meeting = _led(request, pk)
    actions.keep_plan(meeting, by=request.staff)
    messages.success(request, _("The next sessions of this group begin with this."))
    return _back(request, pk)


@require_POST
def block_add(request: StaffRequest, pk: UUID) -> HttpResponse:
    meeting = _led(request, pk)
    form = BlockForm(request.POST, leaders=_leaders(meeting))
    if not form.is_valid():
        context = {"meeting": meeting, "sheet": sheet_of(meeting)}
        context |= _planned(request, meeting) | {"block_form": form}
        return render(request, "runsheet/sheet.html", context)
    _tell(request, lambda: actions.add_block(
        meeting, data=form.block_data(), by=request.user
    ))  # fmt: skip
    return _back(request, pk)


@require_POST
def exercise_add(request: StaffRequest, pk: UUID) -> HttpResponse:
    meeting = _led(request, pk)
    form = ExerciseChoiceForm(request.POST, exercises=exercises_for(request.staff))
    if form.is_valid():
        _tell(request, lambda: actions.add_exercise_block(
            meeting, exercise=form.chosen(), by=request.user
        ))  # fmt: skip
    return _back(request, pk)


def block_edit(request: StaffRequest, pk: UUID, block_pk: UUID) -> HttpResponse:
    meeting = _led(request, pk)
    block = get_object_or_404(_blocks(meeting), pk=block_pk)
    usual = {
        "title": block.title,
        "minutes": block.minutes,
        "kind": block.kind,
        "format": block.format,
        "led_by": str(block.led_by_id or ""),
    }
    form = BlockForm(request.POST or None, leaders=_leaders(meeting), initial=usual)
    if form.is_valid():
        data = form.block_data(exercise=block.exercise)
        try:
            actions.change_block(block, data=data, by=request.user)
        except DomainError as error:
            form.add_error(None, str(error))
        else:
            return _back(request, pk)
    context = {"meeting": meeting, "part": block, "form": form}
    return render(request, "runsheet/block_edit.html", context)


@require_POST
def block_move(request: StaffRequest, pk: UUID, block_pk: UUID) -> HttpResponse:
    """One place up or down, among what is still to come."""
    meeting = _led(request, pk)
    order = [block.pk for block in blocks_of(meeting) if block.is_ahead]
    if block_pk in order:
        at = order.index(block_pk)
        to = at + (1 if request.POST.get("to") == "down" else -1)
        if 0 <= to < len(order):
            order[at], order[to] = order[to], order[at]
            _tell(
                request,
                lambda: actions.arrange_blocks(meeting, order, _press(request)),
            )
    return _back(request, pk)


@require_POST
def block_remove(request: StaffRequest, pk: UUID, block_pk: UUID) -> HttpResponse:
    meeting = _led(request, pk)
    _tell(request, lambda: actions.remove_block(meeting, block_pk, _press(request)))
    return _back(request, pk)


def _led(request: StaffRequest, pk: UUID) -> Meeting:
    led = Meeting.objects.led_by(request.staff, on=request.today)
    return get_object_or_404(led.select_related("group", "practice"), pk=pk)


def _blocks(meeting: Meeting) -> Any:
    return Block.objects.filter(sheet__meeting=meeting).select_related("sheet__meeting")


def _leaders(meeting: Meeting) -> list[StaffMember]:
    leads = leaders_on(meeting.group, on=meeting.occurs_on)
    return [facilitation.staff for facilitation in leads]


def _press(request: StaffRequest) -> Press:
    return Press(by=request.user, now=request.now)


def _back(request: StaffRequest, pk: UUID) -> HttpResponse:
    return redirect("runsheet:sheet", request.practice.slug, pk)


def _tell(request: StaffRequest, deed: Any) -> None:
    """Do it, or say on the next page why not."""
    try:
        deed()
    except DomainError as error:
        messages.error(request, str(error))


def _planned(request: StaffRequest, meeting: Meeting) -> dict[str, Any]:
    blocks = blocks_of(meeting)
    exercises = exercises_of(blocks, meeting)
    ahead = [block.pk for block in blocks if block.is_ahead]
    minutes = sum(
        block.minutes for block in blocks if block.state != Block.State.SKIPPED
    )
    length = length_of(meeting) // 60
    rows = [
        {
            "block": block,
            "exercise": exercises.get(block.exercise),
            "is_first": bool(ahead) and block.pk == ahead[0],
            "is_last": bool(ahead) and block.pk == ahead[-1],
        }
        for block in blocks
    ]
    return {
        "rows": rows,
        "planned_minutes": minutes,
        "length": length,
        "too_long": minutes - length,
        "needs_break": length * 60 > BREAK_NEEDED_OVER
        and not any(block.kind == Block.Kind.BREAK for block in blocks),
        "block_form": BlockForm(leaders=_leaders(meeting)),
        "exercise_form": ExerciseChoiceForm(exercises=exercises_for(request.staff)),
    }
