"""A client's record on paper: as a PDF, or as a page that the browser prints."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from tenfold.clients.actions import note_client_opened
from tenfold.clients.models import Client
from tenfold.core.errors import DomainError
from tenfold.groups.models import Group
from tenfold.groups.queries import clients_in_care_of
from tenfold.plans.actions.disclosures import DisclosureData, note_disclosure
from tenfold.plans.queries import care_of, consents_of, disclosures_of
from tenfold.practice.access import StaffRequest
from tenfold.workspace.forms import PaperForm
from tenfold.workspace.printing import draw_pdf
from tenfold.workspace.queries.papers import Paper, group_paper, names_of_others


def chart_export(request: StaffRequest, pk: UUID) -> HttpResponse:
    clients = clients_in_care_of(request.staff, on=request.today)
    client = get_object_or_404(clients, pk=pk)
    form = _form(request, client)
    context = {"person": client, "form": form}
    if form.is_valid():
        paper = _paper(request, client, form)
        named = names_of_others(paper)
        if not named:
            try:
                return _given(request, paper, form)
            except DomainError as error:
                form.add_error(None, str(error))
        context["named"] = named
    note_client_opened(client, by=request.staff)
    context["given"] = disclosures_of(client, staff=request.staff, on=request.today)
    return render(request, "workspace/chart_export.html", context)


def _form(request: StaffRequest, client: Client) -> PaperForm:
    staff, on = request.staff, request.today
    led = Group.objects.led_by(staff, on=on)
    seats = client.enrolments.filter(group__in=led).select_related("group")
    return PaperForm(
        request.POST or None,
        enrolments=seats.order_by("-from_on", "pk"),
        consents=consents_of(client, staff=staff, on=on),
    )


def _paper(request: StaffRequest, client: Client, form: PaperForm) -> Paper:
    staff, on, wanted = request.staff, request.today, form.wanted()
    return Paper(
        client=client,
        by=staff,
        drawn_at=request.now,
        groups=[
            group_paper(one, wanted, staff=staff, on=on) for one in wanted.enrolments
        ],
        care=care_of(client, staff=staff, on=on) if wanted.with_plan else [],
        consent=form.chosen_consent(),
        is_part2=form.is_part2,
    )


def _given(request: StaffRequest, paper: Paper, form: PaperForm) -> HttpResponse:
    """The record, after a line of it was left. What fails to be drawn leaves none."""
    context = {"paper": paper, "practice": request.practice, "person": paper.client}
    is_page = request.POST.get("as") == "page"
    drawn = b""
    if not is_page:
        drawn = draw_pdf(render_to_string("workspace/paper.html", context))
    data = DisclosureData(
        recipient=form.cleaned_data["recipient"],
        purpose=form.cleaned_data["purpose"],
        sessions=paper.session_count,
        consent=paper.consent,
        needs_consent=paper.is_part2,
    )
    note_disclosure(paper.client, data=data, by=request.staff)
    read = paper.sessions_read
    note_client_opened(paper.client, by=request.staff, sessions=read)
    if is_page:
        messages.success(request, _("Kept with the day: who gets it, and what for."))
        return render(request, "workspace/paper_page.html", context)
    given = HttpResponse(drawn, content_type="application/pdf")
    name = f"record-{request.today:%Y-%m-%d}.pdf"
    given["Content-Disposition"] = f'attachment; filename="{name}"'
    given["X-Content-Type-Options"] = "nosniff"
    return given
