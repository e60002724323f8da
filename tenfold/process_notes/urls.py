"""Addresses of private notes, under `p/<practice>/`."""

from django.urls import path

from tenfold.process_notes import views

app_name = "process_notes"

urlpatterns = [
    path("private-notes/", views.note_list, name="note_list"),
    path("sessions/<uuid:pk>/private-note/", views.meeting_note, name="meeting_note"),
]
