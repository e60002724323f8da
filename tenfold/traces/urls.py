"""Addresses of what people do together, under `p/<practice>/`."""

from django.urls import path

from tenfold.traces import views

app_name = "traces"

urlpatterns = [
    path("boards/<uuid:pk>.svg", views.board_file, name="board_file"),
    path("groups/<uuid:pk>/pairs/", views.pair_rules, name="pair_rules"),
    path(
        "groups/<uuid:pk>/pairs/<uuid:row_pk>/together/",
        views.pair_allow,
        name="pair_allow",
    ),
    path(
        "groups/<uuid:pk>/pairs/<uuid:enrolment_pk>/accompany/",
        views.member_accompany,
        name="member_accompany",
    ),
    path("groups/<uuid:pk>/chat/", views.chat_rules, name="chat_rules"),
]
