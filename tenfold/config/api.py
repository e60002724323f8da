"""The one API of the room: its own and the notes'. Every refusal has a sentence."""

from typing import Any, cast

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from tenfold.core.errors import DomainError
from tenfold.moments.api import router as moments_router
from tenfold.notes.api import router as notes_router
from tenfold.notes.beside_api import router as beside_router
from tenfold.notes.finishing_api import router as finishing_router
from tenfold.process_notes.api import router as process_notes_router
from tenfold.room.api import router as room_router
from tenfold.room.balance_api import router as balance_router
from tenfold.room.board_api import router as board_router
from tenfold.room.cards_api import router as cards_router
from tenfold.room.company_api import router as company_router
from tenfold.room.feedback_api import router as feedback_router
from tenfold.room.guests_api import router as guests_router
from tenfold.room.handouts_api import router as handouts_router
from tenfold.room.homework_api import router as homework_router
from tenfold.room.leader_api import router as leader_router
from tenfold.room.run_sheet_api import router as run_sheet_router
from tenfold.room.safety_api import router as safety_router
from tenfold.room.shelf_api import leaders_router as shelf_leaders_router
from tenfold.room.shelf_api import router as shelf_router
from tenfold.room.turns_api import router as turns_router

api = NinjaAPI(title="Tenfold", version="1", docs_url=None, openapi_url=None)
api.add_router("/room/", room_router)
api.add_router("/room/", leader_router)
api.add_router("/room/", cards_router)
api.add_router("/room/", board_router)
api.add_router("/room/", run_sheet_router)
api.add_router("/room/", company_router)
api.add_router("/room/", safety_router)
api.add_router("/room/", turns_router)
api.add_router("/room/", shelf_router)
api.add_router("/room/", shelf_leaders_router)
api.add_router("/room/", balance_router)
api.add_router("/room/", feedback_router)
api.add_router("/room/", guests_router)
api.add_router("/room/", handouts_router)
api.add_router("/room/", homework_router)
api.add_router("/notes/", notes_router)
api.add_router("/notes/", finishing_router)
api.add_router("/notes/", beside_router)
api.add_router("/moments/", moments_router)
api.add_router("/process-notes/", process_notes_router)


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
