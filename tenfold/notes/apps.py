from django.apps import AppConfig


class NotesConfig(AppConfig):
    name = "tenfold.notes"
    label = "notes"
