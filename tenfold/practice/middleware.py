"""Finds the practice named in the address, and this person's place in it."""

from collections.abc import Callable
from typing import Any, cast

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.deprecation import MiddlewareMixin

from tenfold.accounts.models import User
from tenfold.accounts.queries import has_second_factor
from tenfold.practice.access import StaffRequest
from tenfold.practice.models import StaffMember


class PracticeMiddleware(MiddlewareMixin):
    """For addresses under `/p/<slug>/`: sets `request.practice` and `request.staff`.

    A stranger gets 404, as if the practice were not there. Staff without a second
    factor are sent to set one up before they see anything (not in the demo).
    """

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., HttpResponse],
        args: list[Any],
        kwargs: dict[str, Any],
    ) -> HttpResponse | None:
        slug = kwargs.pop("practice", None)
        if slug is None or not request.user.is_authenticated:
            return None
        staff = (
            StaffMember.objects.of(request.user)
            .filter(practice__slug=slug)
            .select_related("practice", "user")
            .first()
        )
        if staff is None:
            raise Http404
        if needs_second_factor(request):
            return redirect("mfa_index")
        at_work = cast(StaffRequest, request)
        at_work.staff, at_work.practice = staff, staff.practice
        at_work.now = timezone.now()
        at_work.today = staff.practice.day_at(at_work.now)
        return None

    def process_response(
        self, request: HttpRequest, response: HttpResponse
    ) -> HttpResponse:
        """What a page says of people stays out of every cache, the browser's too."""
        if hasattr(request, "staff"):
            patch_cache_control(response, private=True, no_store=True)
        return response


def needs_second_factor(request: HttpRequest) -> bool:
    """Whether a second factor must be set up before this person sees people's data."""
    return not settings.DEMO and not has_second_factor(cast(User, request.user))
