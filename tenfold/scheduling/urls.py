"""Addresses of sessions; workspace adds the page that shows one."""

from django.urls import URLPattern, URLResolver, include, path

from tenfold.scheduling import views

# sessions/<uuid:pk>/
meeting_urls = [
    path("register/", views.meeting_register, name="meeting_register"),
    path("cancel/", views.meeting_cancel, name="meeting_cancel"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("groups/<uuid:pk>/series/", views.series_plan, name="series_plan"),
    path("groups/<uuid:pk>/sessions/new/", views.meeting_create, name="meeting_create"),
    path("sessions/<uuid:pk>/", include(meeting_urls)),
]
