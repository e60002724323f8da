"""The door of the house: which practice, which theme, where to go."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_POST

from tenfold.accounts.models import User
from tenfold.practice.access import StaffRequest
from tenfold.practice.models import StaffMember
from tenfold.workspace.queries.entries import entries_for

A_YEAR = 365 * 24 * 60 * 60


class SignedInRequest(HttpRequest):
    user: User


@require_GET
def home(request: SignedInRequest) -> HttpResponse:
    places = list(StaffMember.objects.of(request.user).select_related("practice")[:2])
    if len(places) == 1:
        return redirect(places[0].practice)
    return redirect("workspace:practice_list")


@require_GET
def practice_list(request: SignedInRequest) -> HttpResponse:
    places = StaffMember.objects.of(request.user).select_related("practice")
    context = {"places": places.order_by("practice__name", "pk")}
    return render(request, "workspace/practice_list.html", context)


@login_not_required
@require_POST
def theme_change(request: HttpRequest) -> HttpResponse:
    """The other theme, for browsers without JavaScript."""
    theme = "day" if request.COOKIES.get("theme") == "evening" else "evening"
    back = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}):
        back = "/"
    response = redirect(back)
    response.set_cookie(
        "theme", theme, max_age=A_YEAR, secure=request.is_secure(), samesite="Lax"
    )
    return response


@require_GET
def find(request: StaffRequest) -> HttpResponse:
    on = request.today
    context = {"parts": entries_for(request.staff, on=on)}
    template = "workspace/find.html#entries" if request.htmx else "workspace/find.html"
    return render(request, template, context)
