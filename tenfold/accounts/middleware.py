"""Who is signed out meets the sign-in page, and keeps the words they have just sent."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache


class SignInMiddleware(LoginRequiredMiddleware):
    """Signed out meanwhile: what was typed comes back, since it was saved nowhere.

    Forms of other sites have been refused before, so the words are this person's own.
    """

    def process_view(
        self,
        request: HttpRequest,
        view_func: Callable[..., Any],
        view_args: tuple[Any, ...],
        view_kwargs: dict[str, Any],
    ) -> HttpResponseBase | None:
        answer = super().process_view(request, view_func, view_args, view_kwargs)
        if answer is None or request.method != "POST":
            return answer
        words, page = typed(request), page_before(request)
        if not words:
            return redirect_to_login(page)
        query = urlencode({"next": page})
        sign_in = f"{reverse('account_login')}?{query}"
        return _given_back(request, {"words": words, "sign_in": sign_in})


@never_cache
def _given_back(request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
    return render(request, "account/signed_out.html", context, status=401)


@never_cache
def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The page was older than the sign-in. A form of our own gets its words back."""
    is_own = request.headers.get("Origin") == own_origin(request)
    words = typed(request) if is_own else []
    return render(request, "403_csrf.html", {"words": words}, status=403)


def typed(request: HttpRequest) -> list[str]:
    """What somebody wrote: more than one word, so neither a choice nor an id."""
    written = ((name, str(one)) for name, all_ in request.POST.lists() for one in all_)
    return [
        value
        for name, value in written
        if len(value.split()) > 1 and "password" not in name
    ]


def page_before(request: HttpRequest) -> str:
    """The page with the form, since the address of a deed cannot be opened."""
    page, own = request.headers.get("Referer", ""), own_origin(request)
    return page.removeprefix(own) if page.startswith(f"{own}/") else "/"


def own_origin(request: HttpRequest) -> str:
    return f"{request.scheme}://{request.get_host()}"
