from django.urls import path

from tenfold.practice import views

app_name = "practice"

urlpatterns = [
    path("p/<slug:practice>/staff/", views.staff_list, name="staff_list"),
    path("p/<slug:practice>/practice/", views.practice_edit, name="practice_edit"),
    path("p/<slug:practice>/staff/invite/", views.staff_invite, name="staff_invite"),
    path(
        "p/<slug:practice>/staff/<uuid:pk>/role/", views.staff_role, name="staff_role"
    ),
    path(
        "p/<slug:practice>/staff/<uuid:pk>/",
        views.staff_describe,
        name="staff_describe",
    ),
    path(
        "p/<slug:practice>/staff/<uuid:pk>/deactivate/",
        views.staff_deactivate,
        name="staff_deactivate",
    ),
    path(
        "p/<slug:practice>/staff/<uuid:pk>/reactivate/",
        views.staff_reactivate,
        name="staff_reactivate",
    ),
    path("invitation/<str:token>/", views.invitation, name="invitation"),
]
