"""Pages about the staff of a practice."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.forms import model_to_dict
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_POST

from tenfold.core.errors import DomainError
from tenfold.practice.access import StaffRequest, role_required
from tenfold.practice.actions import (
    Colleague,
    accept_invitation,
    change_practice,
    change_role,
    deactivate_staff,
    describe_staff,
    invite_colleague,
    reactivate_staff,
)
from tenfold.practice.forms import (
    AcceptInvitationForm,
    DescribeStaffForm,
    InviteColleagueForm,
    PracticeForm,
    RoleForm,
)
from tenfold.practice.models import StaffInvitation, StaffMember
from tenfold.practice.queries import staff_with_factors


@require_GET
def staff_list(request: StaffRequest) -> HttpResponse:
    now = request.now
    context = {
        "people": staff_with_factors(request.staff),
        "invitations": StaffInvitation.objects.visible_to(request.staff, now=now),
        "roles": StaffMember.Role.choices,
    }
    return render(request, "practice/staff_list.html", context)


@role_required(*StaffMember.RUN_THE_PRACTICE)
def practice_edit(request: StaffRequest) -> HttpResponse:
    practice = request.practice
    form = PracticeForm(request.POST or None, initial=model_to_dict(practice))
    if form.is_valid():
        change_practice(practice, data=form.practice_data(), by=request.staff)
        messages.success(request, _("Saved."))
        return redirect("practice:practice_edit", practice.slug)
    return render(request, "practice/practice_edit.html", {"form": form})


@role_required(*StaffMember.RUN_THE_PRACTICE)
def staff_invite(request: StaffRequest) -> HttpResponse:
    form = InviteColleagueForm(request.POST or None)
    if form.is_valid():
        colleague = Colleague(**form.cleaned_data)
        try:
            invite_colleague(colleague, by=request.staff, now=request.now)
        except DomainError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The invitation is on its way."))
            return redirect("practice:staff_list", request.practice.slug)
    return render(request, "practice/staff_invite.html", {"form": form})


@require_POST
@role_required(*StaffMember.RUN_THE_PRACTICE)
def staff_role(request: StaffRequest, pk: UUID) -> HttpResponse:
    person = get_object_or_404(StaffMember.objects.visible_to(request.staff), pk=pk)
    form = RoleForm(request.POST)
    if form.is_valid():
        try:
            change_role(person, role=form.cleaned_data["role"], by=request.staff)
        except DomainError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("The role is changed."))
    return redirect("practice:staff_list", request.practice.slug)


@role_required(*StaffMember.RUN_THE_PRACTICE)
def staff_describe(request: StaffRequest, pk: UUID) -> HttpResponse:
    person = get_object_or_404(StaffMember.objects.visible_to(request.staff), pk=pk)
    form = DescribeStaffForm(person, request.POST or None)
    if form.is_valid():
        try:
            describe_staff(person, **form.cleaned_data, by=request.staff)
        except DomainError as error:
            form.add_error("supervisor", str(error))
        else:
            messages.success(request, _("Saved."))
            return redirect("practice:staff_list", request.practice.slug)
    context = {"form": form, "person": person}
    return render(request, "practice/staff_describe.html", context)


@require_POST
@role_required(*StaffMember.RUN_THE_PRACTICE)
def staff_deactivate(request: StaffRequest, pk: UUID) -> HttpResponse:
    person = get_object_or_404(StaffMember.objects.visible_to(request.staff), pk=pk)
    try:
        deactivate_staff(person, by=request.staff)
    except DomainError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("Access is ended. What they wrote stays."))
    return redirect("practice:staff_list", request.practice.slug)


@require_POST
@role_required(*StaffMember.RUN_THE_PRACTICE)
def staff_reactivate(request: StaffRequest, pk: UUID) -> HttpResponse:
    person = get_object_or_404(StaffMember.objects.visible_to(request.staff), pk=pk)
    try:
        reactivate_staff(person, by=request.staff)
    except DomainError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("Access is given back."))
    return redirect("practice:staff_list", request.practice.slug)


@login_not_required
@sensitive_post_parameters("password")
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    form = AcceptInvitationForm(request.POST or None)
    if form.is_valid():
        try:
            accept_invitation(token, **form.cleaned_data, now=timezone.now())
        except DomainError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Welcome. Sign in with your new password."))
            return redirect("account_login")
    return render(request, "practice/invitation.html", {"form": form})
