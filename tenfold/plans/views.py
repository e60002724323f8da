"""Pages on which a plan is made and looked at, and papers and consents are kept."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from tenfold.clients.actions import note_client_opened
from tenfold.clients.models import Client
from tenfold.core.errors import DomainError
from tenfold.core.uploads import TOO_LARGE
from tenfold.groups.queries import clients_in_care_of
from tenfold.library.serving import give_file
from tenfold.plans.actions.documents import (
    add_document,
    delete_document,
    keep_consent,
    note_document_opened,
    revoke_consent,
)
from tenfold.plans.actions.episodes import end_episode, open_episode
from tenfold.plans.actions.plans import (
    add_goal,
    add_problem,
    change_goal,
    hold_review,
    settle_problem,
)
from tenfold.plans.forms import (
    ConsentForm,
    DischargeForm,
    DocumentForm,
    EpisodeForm,
    GoalForm,
    ProblemForm,
    ReviewForm,
)
from tenfold.plans.models import Consent, Document, Episode, Goal, Plan, Problem
from tenfold.plans.queries import care_of
from tenfold.practice.access import StaffRequest


def in_care(request: StaffRequest, pk: UUID) -> Client:
    """The client, for somebody who leads one of their groups; nobody for others."""
    return get_object_or_404(clients_in_care_of(request.staff, on=request.today), pk=pk)


def plan_of(request: StaffRequest, client: Client) -> Plan:
    """The plan of the episode that goes on."""
    plans = Plan.objects.visible_to(request.staff, on=request.today)
    living = plans.filter(episode__client=client, episode__until_on=None)
    plan: Plan = get_object_or_404(living.select_related("episode"))
    return plan


def back_to_plan(request: StaffRequest, client: Client) -> HttpResponse:
    return redirect("plans:care", request.practice.slug, client.pk)


def page(
    request: StaffRequest,
    client: Client,
    name: str,
    *,
    form: object = None,
    **more: object,
) -> HttpResponse:
    """A page that shows something of a client's chart, which leaves a line."""
    note_client_opened(client, by=request.staff)
    context = {"person": client, "form": form, **more}
    return render(request, f"plans/{name}.html", context)


@require_GET
def care(request: StaffRequest, pk: UUID) -> HttpResponse:
    client = in_care(request, pk)
    episodes = care_of(client, staff=request.staff, on=request.today)
    now = next((one for one in episodes if one.is_open), None)
    return page(
        request,
        client,
        "care",
        care=now,
        earlier=[one for one in episodes if not one.is_open],
        review_is_due=now is not None and now.review_is_due(request.today),
    )


def episode_open(request: StaffRequest, pk: UUID) -> HttpResponse:
    client = in_care(request, pk)
    usual = {"from_on": request.today}
    form = EpisodeForm(request.POST or None, initial=usual, on=request.today)
    if form.is_valid():
        try:
            open_episode(client, data=form.episode_data(), by=request.staff)
        except DomainError as error:
            form.add_error(None, str(error))
        else:
            messages.success(
                request, _("The episode is open. Write down a first goal.")
            )
            return back_to_plan(request, client)
    return page(request, client, "episode_open", form=form)


def episode_end(request: StaffRequest, pk: UUID, episode_pk: UUID) -> HttpResponse:
    client = in_care(request, pk)
    episodes = Episode.objects.visible_to(request.staff, on=request.today)
    living = episodes.filter(client=client, until_on=None)
    episode = get_object_or_404(living, pk=episode_pk)
    usual = {"until_on": request.today}
    form = DischargeForm(request.POST or None, initial=usual, on=request.today)
    if form.is_valid():
        data = form.discharge_data()
        try:
            end_episode(episode, data=data, by=request.staff, on=request.today)
        except DomainError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The episode has ended. The summary is kept."))
            return back_to_plan(request, client)
    seats = client.enrolments.active_on(request.today).exists()
    return page(request, client, "episode_end", form=form, has_seats=seats)


def problem_add(request: StaffRequest, pk: UUID) -> HttpResponse:
    client = in_care(request, pk)
    plan = plan_of(request, client)
    form = ProblemForm(request.POST or None)
    if form.is_valid():
        add_problem(plan, wording=form.cleaned_data["wording"], by=request.staff)
        messages.success(request, _("The problem is in the plan."))
        return back_to_plan(request, client)
    return page(request, client, "problem_form", form=form)


@require_POST
def problem_settle(request: StaffRequest, pk: UUID, problem_pk: UUID) -> HttpResponse:
    client = in_care(request, pk)
    problems = Problem.objects.filter(plan=plan_of(request, client))
    problem = get_object_or_404(problems, pk=problem_pk)
    settle_problem(problem, by=request.staff, on=request.today)
    return back_to_plan(request, client)


def goal_add(request: StaffRequest, pk: UUID) -> HttpResponse:
    client = in_care(request, pk)
    plan = plan_of(request, client)
    problems = plan.problems.filter(settled_on=None)
    form = GoalForm(request.POST or None, problems=problems)
    if form.is_valid():
        add_goal(plan, data=form.goal_data(), by=request.staff)
        messages.success(request, _("The goal is in the plan."))
        return back_to_plan(request, client)
    return page(request, client, "goal_form", form=form)


def goal_edit(request: StaffRequest, pk: UUID, goal_pk: UUID) -> HttpResponse:
    client = in_care(request, pk)
    plan = plan_of(request, client)
    goal = get_object_or_404(Goal.objects.filter(plan=plan), pk=goal_pk)
    form = GoalForm(request.POST or None, problems=plan.problems.all(), goal=goal)
    if form.is_valid():
        data = form.goal_data()
        change_goal(goal, data=data, by=request.staff, on=request.today)
        messages.success(request, _("Saved."))
        return back_to_plan(request, client)
    return page(request, client, "goal_form", form=form, goal=goal)


def review_hold(request: StaffRequest, pk: UUID) -> HttpResponse:
    client = in_care(request, pk)
    plan = plan_of(request, client)
    goals = list(plan.goals.filter(state__in=Goal.LIVING))
    form = ReviewForm(request.POST or None, plan=plan, goals=goals, on=request.today)
    if form.is_valid():
        try:
            hold_review(plan, data=form.review_data(), by=request.staff)
        except DomainError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The plan is reviewed."))
            return back_to_plan(request, client)
    return page(request, client, "review_form", form=form, plan=plan)


def document_add(request: StaffRequest, pk: UUID) -> HttpResponse:
    client = in_care(request, pk)
    form = DocumentForm(on=request.today)
    if request.method == "POST":
        form = DocumentForm.sent(
            request.POST,
            request.FILES,
            is_too_large=bool(request.META.get(TOO_LARGE)),
            on=request.today,
        )
    if form.is_valid():
        add_document(
            client,
            form.cleaned_data["file"],
            media=form.found,
            data=form.document_data(),
            by=request.staff,
        )
        messages.success(request, _("The document is in the chart."))
        return redirect("clients:client_detail", request.practice.slug, client.pk)
    return page(request, client, "document_form", form=form)


@require_GET
def document_file(
    request: StaffRequest, pk: UUID, document_pk: UUID
) -> HttpResponseBase:
    kept = Document.objects.visible_to(request.staff, on=request.today)
    document = get_object_or_404(kept, pk=document_pk, client=pk)
    note_document_opened(document, by=request.staff)
    given = give_file(request, document)
    ending = document.media_type.rpartition("/")[2]
    name = f"document-{document.dated_on:%Y-%m-%d}.{ending}"
    given["Content-Disposition"] = f'attachment; filename="{name}"'
    return given


def document_delete(request: StaffRequest, pk: UUID, document_pk: UUID) -> HttpResponse:
    client = in_care(request, pk)
    kept = Document.objects.visible_to(request.staff, on=request.today)
    document = get_object_or_404(kept, pk=document_pk, client=client)
    if request.method == "POST":
        delete_document(document, by=request.staff)
        messages.success(request, _("The document is gone, from the disk as well."))
        return redirect("clients:client_detail", request.practice.slug, client.pk)
    return page(request, client, "document_delete", document=document)


def consent_add(request: StaffRequest, pk: UUID) -> HttpResponse:
    client = in_care(request, pk)
    usual = {"given_on": request.today}
    form = ConsentForm(request.POST or None, initial=usual, on=request.today)
    if form.is_valid():
        keep_consent(client, data=form.consent_data(), by=request.staff)
        messages.success(request, _("The consent is kept."))
        return redirect("clients:client_detail", request.practice.slug, client.pk)
    return page(request, client, "consent_form", form=form)


@require_POST
def consent_revoke(request: StaffRequest, pk: UUID, consent_pk: UUID) -> HttpResponse:
    kept = Consent.objects.visible_to(request.staff, on=request.today)
    consent = get_object_or_404(kept, pk=consent_pk, client=pk)
    try:
        revoke_consent(consent, by=request.staff, on=request.today)
    except DomainError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("Taken back. Nothing leaves under it any more."))
    return redirect("clients:client_detail", request.practice.slug, consent.client_id)
