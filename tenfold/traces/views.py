"""Pages about what people may do together during a session."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from tenfold.groups.models import Enrolment, Group
from tenfold.groups.queries import leaders_on, people_of, rights_of
from tenfold.practice.access import StaffRequest
from tenfold.traces.actions.company import rules_of, set_rules
from tenfold.traces.actions.pairs import accompany, allow_together, keep_apart
from tenfold.traces.forms import AccompanyForm, ChatRulesForm, KeepApartForm
from tenfold.traces.models import BoardPicture, KeepApart
from tenfold.traces.queries import accompanied_in, kept_apart


@require_GET
def board_file(request: StaffRequest, pk: UUID) -> HttpResponse:
    """A whiteboard as it was left, for who leads the meeting. It runs nothing."""
    boards = BoardPicture.objects.led_by(request.staff, on=request.today)
    board = get_object_or_404(boards, pk=pk)
    given = HttpResponse(board.svg, content_type="image/svg+xml")
    given["Cache-Control"] = "private, no-store"
    given["X-Content-Type-Options"] = "nosniff"
    given["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return given


def chat_rules(request: StaffRequest, pk: UUID) -> HttpResponse:
    on = request.today
    groups = Group.objects.visible_to(request.staff, on=on)
    group = get_object_or_404(groups.kept_by(request.staff, on=on), pk=pk)
    form = ChatRulesForm.of(rules_of(group.pk), request.POST or None)
    if form.is_valid():
        set_rules(group, data=form.rules_data(), by=request.staff)
        messages.success(request, _("This holds from now on, also in an open room."))
        return redirect("traces:chat_rules", request.practice.slug, group.pk)
    leaders = leaders_on(group, on=on)
    is_leader = rights_of(request.staff, leaders).leads
    context = {"group": group, "form": form, "is_leader": is_leader}
    return render(request, "traces/chat_rules.html", context)


def pair_rules(request: StaffRequest, pk: UUID) -> HttpResponse:
    """Who is never alone with whom. Only who leads the group sees it."""
    group = _group_led(request, pk)
    people = people_of([group], on=request.today)[group.pk]
    members = people.members
    form = KeepApartForm(request.POST or None, members=members)
    if form.is_valid():
        one, other = form.both()
        keep_apart(group, one=one, other=other, by=request.staff)
        return redirect("traces:pair_rules", request.practice.slug, group.pk)
    accompanied = accompanied_in(group)
    here = {member.pk: member for member in members}
    context = {
        "group": group,
        "form": form,
        "is_keeper": rights_of(request.staff, people.leaders).keeps,
        "members": [(member, member.pk in accompanied) for member in members],
        "apart": [
            (row, here[row.one_id], here[row.other_id])
            for row in kept_apart(group)
            if row.one_id in here and row.other_id in here
        ],
    }
    return render(request, "traces/pair_rules.html", context)


@require_POST
def pair_allow(request: StaffRequest, pk: UUID, row_pk: UUID) -> HttpResponse:
    group = _group_led(request, pk)
    row = get_object_or_404(KeepApart, group=group, pk=row_pk)
    allow_together(row, by=request.staff)
    return redirect("traces:pair_rules", request.practice.slug, group.pk)


@require_POST
def member_accompany(
    request: StaffRequest, pk: UUID, enrolment_pk: UUID
) -> HttpResponse:
    group = _group_led(request, pk)
    enrolments = Enrolment.objects.filter(group=group).active_on(request.today)
    enrolment = get_object_or_404(enrolments, pk=enrolment_pk)
    form = AccompanyForm(request.POST)
    is_on = form.is_valid() and form.cleaned_data["on"]
    accompany(enrolment, on=is_on, by=request.staff)
    return redirect("traces:pair_rules", request.practice.slug, group.pk)


def _group_led(request: StaffRequest, pk: UUID) -> Group:
    groups = Group.objects.led_by(request.staff, on=request.today)
    return get_object_or_404(groups, pk=pk)
