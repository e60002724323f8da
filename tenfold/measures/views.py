"""Pages on which measures are chosen, given and read, and flags are settled."""

from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from tenfold.clients.actions import note_client_opened
from tenfold.clients.emergency import VERIFIED, numbers_for
from tenfold.clients.models import Client
from tenfold.core.errors import DomainError
from tenfold.groups.models import Enrolment, Group
from tenfold.groups.queries import clients_in_care_of, people_of, rights_of
from tenfold.measures.actions.flags import (
    acknowledge_flag,
    note_flag_opened,
    settle_flag,
)
from tenfold.measures.actions.giving import (
    Asked,
    give_measures,
    note_result_opened,
    take_back,
)
from tenfold.measures.actions.rules import set_rhythm, set_rules
from tenfold.measures.catalogue import current
from tenfold.measures.forms import (
    DispositionForm,
    GiveForm,
    MeasureRulesForm,
    RhythmForm,
)
from tenfold.measures.models import Assessment, Flag
from tenfold.measures.queries import (
    Done,
    assessments_at,
    coming_meetings,
    rhythm_of,
    rules_of,
)
from tenfold.practice.access import StaffRequest, role_required
from tenfold.practice.models import StaffMember
from tenfold.scheduling.models import Meeting

Offer = tuple[Meeting, str]


@require_GET
def measure_list(request: StaffRequest) -> HttpResponse:
    offered = {one.id for one in rules_of(request.practice).offered}
    rows = [(one, one.id in offered) for one in current().values()]
    return render(request, "measures/measure_list.html", {"rows": rows})


@role_required(*StaffMember.RUN_THE_PRACTICE)
def measure_rules(request: StaffRequest) -> HttpResponse:
    form = MeasureRulesForm.of(rules_of(request.practice), request.POST or None)
    if form.is_valid():
        set_rules(request.practice, **form.cleaned_data, by=request.staff)
        messages.success(request, _("This holds from now on."))
        return redirect("measures:measure_list", request.practice.slug)
    return render(request, "measures/measure_rules.html", {"form": form})


def group_measures(request: StaffRequest, pk: UUID) -> HttpResponse:
    """Who is asked what before the next session, and asking for more."""
    group = _group_led(request, pk)
    people = people_of([group], on=request.today)[group.pk]
    form = _give_form(request, [group], members=people.members)
    if form.is_valid() and _give(request, form, form.chosen_members):
        return redirect("measures:group_measures", request.practice.slug, group.pk)
    return _group_page(request, group, form=form)


def rhythm(request: StaffRequest, pk: UUID) -> HttpResponse:
    group = _group_led(request, pk)
    offered = rules_of(request.practice).offered
    form = RhythmForm.of(rhythm_of(group), offered, request.POST or None)
    if form.is_valid():
        data = form.rhythm_data()
        set_rhythm(group, data=data, by=request.staff, now=request.now)
        messages.success(request, _("This holds from the next session on."))
        return redirect("measures:group_measures", request.practice.slug, group.pk)
    context = {"group": group, "form": form} | _rights(request, group)
    return render(request, "measures/rhythm.html", context)


def client_give(request: StaffRequest, pk: UUID) -> HttpResponse:
    client = _in_care(request, pk)
    groups = Group.objects.led_by(request.staff, on=request.today)
    seats = list(Enrolment.objects.filter(client=client, group__in=groups))
    form = _give_form(request, [one.group for one in seats], of=seats)
    if form.is_valid():
        who = [one for one in seats if _is_expected(one, form.chosen_meeting)]
        if _give(request, form, who):
            return redirect("clients:client_detail", request.practice.slug, client.pk)
    _note_opened(request, client)
    context = {"person": client, "form": form}
    return render(request, "measures/client_give.html", context)


@require_GET
def result(request: StaffRequest, pk: UUID, assessment_pk: UUID) -> HttpResponse:
    """Every answer of one form, for who cares for this person."""
    done = Assessment.objects.visible_to(request.staff, on=request.today).done()
    whose = done.select_related("sheet", "meeting__group", "enrolment__client", "flag")
    assessment = get_object_or_404(whose, pk=assessment_pk, enrolment__client=pk)
    note_result_opened(assessment, by=request.staff)
    _note_opened(request, assessment.enrolment.client)
    measure, sheet = assessment.form, assessment.sheet
    chosen = [
        (number, item, _label(item.options, sheet.answers.get(item.id)))
        for number, item in enumerate(measure.items, start=1)
    ]
    context = {
        "person": assessment.enrolment.client,
        "assessment": assessment,
        "measure": measure,
        "done": Done(assessment),
        "answers": chosen,
        "parts": [(one, sheet.result["parts"][one.id]) for one in measure.parts],
        "flag": getattr(assessment, "flag", None),
    }
    return render(request, "measures/result.html", context)


@require_POST
def measure_take_back(
    request: StaffRequest, pk: UUID, assessment_pk: UUID
) -> HttpResponse:
    asked = Assessment.objects.visible_to(request.staff, on=request.today)
    whose = asked.select_related("enrolment")
    assessment = get_object_or_404(whose, pk=assessment_pk, enrolment__client=pk)
    try:
        take_back(assessment, by=request.staff, now=request.now)
    except DomainError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("It is not asked any more."))
    group = assessment.enrolment.group_id
    if request.POST.get("from") == "group":
        return redirect("measures:group_measures", request.practice.slug, group)
    return redirect("clients:client_detail", request.practice.slug, pk)


def flag(request: StaffRequest, pk: UUID) -> HttpResponse:
    """An answer that wants somebody, whom to call, and what was done about it."""
    found = _flag(request, pk)
    form = DispositionForm(request.POST or None)
    if form.is_valid():
        done = {"kind": form.chosen_kind, "words": form.cleaned_data["words"]}
        settle_flag(found, **done, by=request.staff, now=request.now)
        messages.success(request, _("Kept, with your name and the time."))
        return redirect("measures:flag", request.practice.slug, found.pk)
    note_flag_opened(found, by=request.staff)
    client = found.assessment.enrolment.client
    _note_opened(request, client)
    measure, answers = found.assessment.form, found.assessment.sheet.answers
    named = [
        (measure.number_of(one["item"]), measure.item(one["item"]), one["level"])
        for one in found.said
    ]
    context = {
        "flag": found,
        "person": client,
        "measure": measure,
        "items": [
            (number, item, _label(item.options, answers[item.id]), level)
            for number, item, level in named
        ],
        "contacts": client.emergency_contacts.order_by("created_at", "pk"),
        "numbers": numbers_for([client.phone]),
        "verified": VERIFIED,
        "dispositions": found.dispositions.select_related("by").order_by("at", "pk"),
        "form": form,
    }
    return render(request, "measures/flag.html", context)


@require_POST
def flag_acknowledge(request: StaffRequest, pk: UUID) -> HttpResponse:
    found = _flag(request, pk)
    acknowledge_flag(found, by=request.staff, now=request.now)
    return redirect("measures:flag", request.practice.slug, found.pk)


def _flag(request: StaffRequest, pk: UUID) -> Flag:
    flags = Flag.objects.visible_to(request.staff, on=request.today).select_related(
        "acknowledged_by",
        "assessment__sheet",
        "assessment__enrolment__client",
        "assessment__meeting__group",
    )
    found: Flag = get_object_or_404(flags, pk=pk)
    return found


def _label(options: Any, value: int | None) -> str:
    return next((label for label, known in options if known == value), "")


def _group_led(request: StaffRequest, pk: UUID) -> Group:
    groups = Group.objects.led_by(request.staff, on=request.today)
    return get_object_or_404(groups, pk=pk)


def _in_care(request: StaffRequest, pk: UUID) -> Client:
    return get_object_or_404(clients_in_care_of(request.staff, on=request.today), pk=pk)


def _note_opened(request: StaffRequest, client: Client) -> None:
    note_client_opened(client, by=request.staff)


def _rights(request: StaffRequest, group: Group) -> dict[str, Any]:
    leaders = people_of([group], on=request.today)[group.pk].leaders
    return {"is_leader": True, "is_keeper": rights_of(request.staff, leaders).keeps}


def _group_page(request: StaffRequest, group: Group, *, form: GiveForm) -> HttpResponse:
    people = people_of([group], on=request.today)[group.pk]
    coming = coming_meetings([group], now=request.now)
    meeting = coming[0] if coming else None
    asked = assessments_at(meeting) if meeting else {}
    kept = rhythm_of(group)
    context = {
        "group": group,
        "form": form,
        "meeting": meeting,
        "members": [(one, asked.get(one.pk, [])) for one in people.members],
        "rhythm": kept,
        "rhythm_titles": [current()[k].title for k in kept.measures if k in current()],
    }
    context |= _rights(request, group)
    return render(request, "measures/group_measures.html", context)


def _give_form(
    request: StaffRequest,
    groups: list[Group],
    *,
    members: list[Enrolment] | None = None,
    of: list[Enrolment] | None = None,
) -> GiveForm:
    meetings = [
        one
        for one in coming_meetings(groups, now=request.now)
        if of is None or any(_is_expected(seat, one) for seat in of)
    ]
    return GiveForm(
        request.POST or None,
        offered=rules_of(request.practice).offered,
        meetings=[(one, _when(one, names_group=of is not None)) for one in meetings],
        members=members,
    )


def _is_expected(seat: Enrolment, meeting: Meeting) -> bool:
    return seat.group_id == meeting.group_id and seat.is_active_on(meeting.occurs_on)


def _when(meeting: Meeting, *, names_group: bool) -> str:
    local = meeting.starts_at.astimezone(ZoneInfo(meeting.group.time_zone))
    said = {
        "number": meeting.number,
        "day": date_format(local, "l j F, H:i"),
        "group": meeting.group.name,
    }
    if names_group:
        return _("Session %(number)d, %(day)s (%(group)s)") % said
    return _("Session %(number)d, %(day)s") % said


def _give(request: StaffRequest, form: GiveForm, to: list[Enrolment]) -> bool:
    """Whether it worked; what it led to is said on the next page, or on the form."""
    asked = Asked(to, form.chosen_measures)
    try:
        given = give_measures(
            form.chosen_meeting, asked=asked, by=request.staff, now=request.now
        )
    except DomainError as error:
        form.add_error(None, str(error))
        return False
    words = ngettext("%(count)d form is given.", "%(count)d forms are given.", given)
    none = _("All of this was given already.")
    messages.success(request, words % {"count": given} if given else none)
    return True
