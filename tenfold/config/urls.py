"""The root of every address."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from tenfold.config.api import api_urls


@login_not_required
def healthz(request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok", content_type="text/plain")


urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("accounts/", include("allauth.urls")),
    path("api/", api_urls),
    path("", include("tenfold.room.urls")),
    path("", include("tenfold.notes.urls")),
    path("", include("tenfold.workspace.urls")),
]
