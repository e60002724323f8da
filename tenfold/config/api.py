"""The one API of the room: its own and the notes'. Every refusal has a sentence."""

from typing import Any, cast

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from tenfold.core.errors import DomainError
from tenfold.notes.api import router as notes_router
from tenfold.room.api import router as room_router
from tenfold.room.leader_api import router as leader_router

api = NinjaAPI(title="Tenfold", version="1", docs_url=None, openapi_url=None)
api.add_router("/room/", room_router)
api.add_router("/room/", leader_router)
api.add_router("/notes/", notes_router)


@api.exception_handler(DomainError)
def refused(request: HttpRequest, error: DomainError) -> HttpResponse:
    code = getattr(error, "code", "refused")
    details = getattr(error, "details", {})
    body = {"error": code, "message": str(error), **details}
    return api.create_response(request, body, status=getattr(error, "status", 409))


@api.exception_handler(Http404)
def not_found(request: HttpRequest, error: Http404) -> HttpResponse:
    body = {"error": "not_found", "message": _("There is nothing here.")}
    return api.create_response(request, body, status=404)


@api.exception_handler(AuthenticationError)
def signed_out(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
    body = {"error": "signed_out", "message": _("You are signed out. Sign in again.")}
    return api.create_response(request, body, status=401)


@api.exception_handler(HttpError)
def refused_by_http(request: HttpRequest, error: HttpError) -> HttpResponse:
    body = {"error": "forbidden", "message": str(error)}
    return api.create_response(request, body, status=error.status_code)


@api.exception_handler(ValidationError)
def malformed(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """Says nothing of what was sent: it may be what a person wrote."""
    body = {"error": "malformed", "message": _("This could not be understood.")}
    return api.create_response(request, body, status=422)


api_urls = api.urls
for pattern in api_urls[0]:  # each router asks who is there itself, and answers 401
    login_not_required(cast(Any, pattern.callback))
