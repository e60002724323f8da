"""The pages that show groups with their sessions and attendance."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from tenfold.groups.models import Facilitation, Group
from tenfold.groups.queries import people_of, rights_of
from tenfold.notes.queries.queue import sessions_due
from tenfold.practice.access import StaffRequest
from tenfold.practice.models import StaffMember
from tenfold.scheduling.queries import attendance_pips, current_series, next_meetings
from tenfold.scheduling.wording import cadence
from tenfold.workspace.forms import EarlierForm
from tenfold.workspace.queries.charts import coming_sessions, past_sessions
from tenfold.workspace.ring import Sitter, spots


@require_GET
def group_list(request: StaffRequest) -> HttpResponse:
    on, now = request.today, request.now
    visible = Group.objects.visible_to(request.staff, on=on)
    groups = sorted(visible, key=lambda group: str(group.name).casefold())
    people, series = people_of(groups, on=on), current_series(groups, on=on)
    coming = next_meetings(groups, now=now)
    rows = [
        {
            "group": group,
            "people": people[group.pk],
            "taken": len(people[group.pk].members),
            "cadence": cadence(series[group.pk].rule) if group.pk in series else "",
            "next": coming.get(group.pk),
            "free": group.capacity - len(people[group.pk].members),
        }
        for group in groups
    ]
    return render(request, "workspace/group_list.html", {"rows": rows})


@require_GET
def group_detail(request: StaffRequest, pk: UUID) -> HttpResponse:
    on, staff = request.today, request.staff
    group = get_object_or_404(Group.objects.visible_to(staff, on=on), pk=pk)
    head = _head(request, group)
    members = head["people"].members
    pips = attendance_pips(group, members)
    context = head | {
        "members": [{"enrolment": m, "pips": pips[m.pk]} for m in members],
        "free": group.capacity - len(members),
        "spots": spots(
            [Sitter(str(m.display_name), m.seat, m.pk) for m in members],
            [Sitter(_called(leader, staff)) for leader in head["leaders"]],
            group.capacity,
        ),
        "seats": range(1, group.capacity + 1),
    }
    return render(request, "workspace/group_detail.html", context)


@require_GET
def group_sessions(request: StaffRequest, pk: UUID) -> HttpResponse:
    group = get_object_or_404(
        Group.objects.visible_to(request.staff, on=request.today), pk=pk
    )
    asked = EarlierForm(request.GET, group=group)
    if not asked.is_valid():
        raise Http404
    now, before = request.now, asked.cleaned_data["before"]
    past = past_sessions(group, now=now, before=before)
    head = _head(request, group)
    staff, on = request.staff, request.today
    context = head | {
        "waiting": sessions_due(staff, on=on, now=now) if head["is_leader"] else {},
        "coming": [] if before else coming_sessions(group, now=now),
        "past": past.sessions,
        "has_more": past.has_more,
        "before": before,
        "now": now,
    }
    return render(request, "workspace/group_sessions.html", context)


def _called(leader: Facilitation, staff: StaffMember) -> str:
    if leader.staff_id == staff.pk:
        return _("You")
    return leader.staff.display_name


def _head(request: StaffRequest, group: Group) -> dict[str, Any]:
    """What every page of a group says of it, and what this person may do there."""
    on, staff = request.today, request.staff
    people = people_of([group], on=on)[group.pk]
    rights = rights_of(staff, people.leaders)
    series = current_series([group], on=on).get(group.pk)
    return {
        "group": group,
        "people": people,
        "leaders": people.leaders,
        "cadence": cadence(series.rule) if series else "",
        "next": next_meetings([group], now=request.now).get(group.pk),
        "is_keeper": rights.keeps,
        "is_leader": rights.leads,
        "may_fill": rights.fills,
        "sees_attendance": rights.leads or staff.sees_attendance,
    }
