"""Addresses under /p/<practice>/groups/; workspace adds the pages that show a group."""

from django.urls import URLPattern, URLResolver, include, path

from tenfold.groups import views

# <uuid:pk>/
group_urls = [
    path("edit/", views.group_edit, name="group_edit"),
    path("members/add/", views.member_add, name="member_add"),
    path("members/new/", views.member_add_new, name="member_add_new"),
    path("members/<uuid:enrolment_pk>/end/", views.member_end, name="member_end"),
    path("seats/", views.seat_swap, name="seat_swap"),
    path("facilitators/add/", views.facilitator_add, name="facilitator_add"),
    path(
        "facilitators/<uuid:facilitation_pk>/end/",
        views.facilitator_end,
        name="facilitator_end",
    ),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("new/", views.group_create, name="group_create"),
    path("<uuid:pk>/", include(group_urls)),
]
