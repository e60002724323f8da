from django.urls import path

from tenfold.notes import views

app_name = "notes"

urlpatterns = [
    path(
        "p/<slug:practice>/sessions/<uuid:pk>/notes/",
        views.meeting_notes,
        name="meeting_notes",
    ),
    path(
        "p/<slug:practice>/sessions/<uuid:pk>/notes/<uuid:note_pk>/<uuid:conflict_pk>/",
        views.conflict_resolve,
        name="conflict_resolve",
    ),
]
