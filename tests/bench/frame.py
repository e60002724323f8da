"""The project's addresses, and one page more that has only the frame of the others."""

from functools import cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path

from tenfold.config import urls


@cache
def template() -> Any:
    return engines["django"].from_string('{% extends "base.html" %}')


def frame(request: HttpRequest) -> HttpResponse:
    return HttpResponse(template().render({}, request))


urlpatterns = [*urls.urlpatterns, path("p/<slug:practice>/frame/", frame, name="frame")]
