"""Addresses of moments and of their tags, under `p/<practice>/`."""

from django.urls import path

from tenfold.moments import views

app_name = "moments"

urlpatterns = [
    path("sessions/<uuid:pk>/moments/", views.meeting_moments, name="meeting_moments"),
    path(
        "sessions/<uuid:pk>/moments/<uuid:moment_pk>/undo/",
        views.moment_undo,
        name="moment_undo",
    ),
    path("tags/", views.tag_list, name="tag_list"),
    path("tags/add/", views.tag_add, name="tag_add"),
    path("tags/restore/", views.tag_restore, name="tag_restore"),
    path("tags/<uuid:pk>/", views.tag_edit, name="tag_edit"),
    path("tags/<uuid:pk>/retire/", views.tag_retire, name="tag_retire"),
]
