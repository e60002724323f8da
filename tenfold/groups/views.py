"""Pages on which a group is changed. The pages that show it are in workspace."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tenfold.core.errors import DomainError
from tenfold.groups.actions import (
    add_facilitator,
    change_group,
    end_enrolment,
    end_facilitation,
    enrol,
    enrol_new_client,
    start_group,
    swap_seats,
)
from tenfold.groups.forms import (
    EndEnrolmentForm,
    FacilitatorForm,
    GroupSettingsForm,
    MemberForm,
    NewGroupForm,
    NewMemberForm,
    SeatForm,
)
from tenfold.groups.models import Group, GroupQuerySet
from tenfold.groups.queries import (
    clients_without_seat,
    leaders_on,
    possible_leaders,
    rights_of,
)
from tenfold.practice.access import StaffRequest, role_required
from tenfold.practice.models import StaffMember

Role = StaffMember.Role
MAY_START_GROUPS = (Role.OWNER, Role.MANAGER, Role.FACILITATOR)


def groups_kept(request: StaffRequest) -> GroupQuerySet:
    on = request.today
    return Group.objects.visible_to(request.staff, on=on).kept_by(request.staff, on=on)


def groups_filled(request: StaffRequest) -> GroupQuerySet:
    on = request.today
    groups = Group.objects.visible_to(request.staff, on=on)
    return groups.filled_by(request.staff, on=on)


@role_required(*MAY_START_GROUPS)
def group_create(request: StaffRequest) -> HttpResponse:
    staff = request.staff
    leads = [staff]
    if staff.runs_the_practice:
        colleagues = StaffMember.objects.visible_to(staff).active()
        leads = list(colleagues.exclude(role=Role.BILLING).order_by("display_name"))
    usual = {"time_zone": request.practice.time_zone, "lead": staff.pk}
    form = NewGroupForm(request.POST or None, leads=leads, initial=usual)
    if form.is_valid():
        group = start_group(
            data=form.group_data(),
            lead=form.chosen_lead(),
            by=staff,
            on=request.today,
        )
        messages.success(request, _("The group is there. Now say when it meets."))
        return redirect("scheduling:series_plan", request.practice.slug, group.pk)
    return render(request, "groups/group_create.html", {"form": form})


def group_edit(request: StaffRequest, pk: UUID) -> HttpResponse:
    group = get_object_or_404(groups_kept(request), pk=pk)
    form = GroupSettingsForm.of(group, request.POST or None)
    on = request.today
    if form.is_valid():
        state = form.cleaned_data["state"]
        try:
            change_group(group, data=form.group_data(), state=state, by=request.staff)
        except DomainError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Saved."))
            return redirect("groups:group_detail", request.practice.slug, group.pk)
    leaders = leaders_on(group, on=on)
    context = {
        "group": group,
        "form": form,
        "leaders": leaders,
        "is_leader": rights_of(request.staff, leaders).leads,
        "facilitator_form": FacilitatorForm(staff=possible_leaders(group, on=on)),
    }
    return render(request, "groups/group_edit.html", context)


def member_add(request: StaffRequest, pk: UUID) -> HttpResponse:
    group = get_object_or_404(groups_filled(request), pk=pk)
    on = request.today
    clients = clients_without_seat(group, staff=request.staff, on=on)
    form = MemberForm(request.POST or None, clients=clients)
    if form.is_valid():
        try:
            enrol(
                group,
                client=form.chosen_client(),
                display_name=form.cleaned_data["display_name"],
                by=request.staff,
                on=on,
            )
        except DomainError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("There is a seat for them now."))
            return redirect("groups:group_detail", request.practice.slug, group.pk)
    context = {"group": group, "form": form, "has_clients": bool(clients)}
    return render(request, "groups/member_add.html", context)


def member_add_new(request: StaffRequest, pk: UUID) -> HttpResponse:
    group = get_object_or_404(groups_filled(request), pk=pk)
    usual = {"time_zone": group.time_zone}
    form = NewMemberForm(request.POST or None, initial=usual)
    if form.is_valid():
        try:
            enrol_new_client(
                group, newcomer=form.newcomer(), by=request.staff, on=request.today
            )
        except DomainError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The record is open and the seat is theirs."))
            return redirect("groups:group_detail", request.practice.slug, group.pk)
    return render(request, "groups/member_add_new.html", {"group": group, "form": form})


def member_end(request: StaffRequest, pk: UUID, enrolment_pk: UUID) -> HttpResponse:
    group = get_object_or_404(groups_kept(request), pk=pk)
    members = group.enrolments.select_related("client")
    enrolment = get_object_or_404(members, pk=enrolment_pk)
    form = EndEnrolmentForm(request.POST or None)
    if form.is_valid():
        reason = form.cleaned_data["reason"]
        on = request.today
        try:
            end_enrolment(enrolment, reason=reason, by=request.staff, on=on)
        except DomainError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The membership is ended. The past stays."))
            return redirect("groups:group_detail", request.practice.slug, group.pk)
    context = {"group": group, "enrolment": enrolment, "form": form}
    return render(request, "groups/member_end.html", context)


@require_POST
def seat_swap(request: StaffRequest, pk: UUID) -> HttpResponse:
    group = get_object_or_404(groups_kept(request), pk=pk)
    form = SeatForm(request.POST)
    if form.is_valid():
        members = group.enrolments.filter(until_on=None)
        enrolment = get_object_or_404(members, pk=form.cleaned_data["enrolment"])
        try:
            swap_seats(enrolment, seat=form.cleaned_data["seat"], by=request.staff)
        except DomainError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("Seats are swapped, on every screen."))
    return redirect("groups:group_detail", request.practice.slug, group.pk)


@require_POST
def facilitator_add(request: StaffRequest, pk: UUID) -> HttpResponse:
    group = get_object_or_404(groups_kept(request), pk=pk)
    on = request.today
    form = FacilitatorForm(request.POST, staff=possible_leaders(group, on=on))
    if form.is_valid():
        staff, role = form.chosen_staff(), form.cleaned_data["role"]
        add_facilitator(group, staff=staff, role=role, by=request.staff, on=on)
        messages.success(request, _("They lead this group from today."))
    else:
        messages.error(request, _("Choose a colleague from the list."))
    return redirect("groups:group_edit", request.practice.slug, group.pk)


@require_POST
def facilitator_end(
    request: StaffRequest, pk: UUID, facilitation_pk: UUID
) -> HttpResponse:
    group = get_object_or_404(groups_kept(request), pk=pk)
    leading = group.facilitations.filter(until_on=None)
    facilitation = get_object_or_404(leading, pk=facilitation_pk)
    try:
        end_facilitation(facilitation, by=request.staff, on=request.today)
    except DomainError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("They no longer lead this group."))
    if facilitation.staff_id == request.staff.pk:
        return redirect("groups:group_list", request.practice.slug)
    return redirect("groups:group_edit", request.practice.slug, group.pk)
