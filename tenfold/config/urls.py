"""The root of every address."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import include, path

from tenfold.config.api import api_urls


@login_not_required
def healthz(request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok", content_type="text/plain")


def nowhere(request: HttpRequest) -> HttpResponse:
    raise Http404


urlpatterns = [
    path("healthz", healthz, name="healthz"),
    # Nobody gives themselves another address.
    path("accounts/email/", nowhere, name="account_email"),
    path("accounts/", include("allauth.urls")),
    path("api/", api_urls),
    path("", include("tenfold.room.urls")),
    path("", include("tenfold.notes.urls")),
    path("p/<slug:practice>/", include("tenfold.process_notes.urls")),
    path("", include("tenfold.workspace.urls")),
]
