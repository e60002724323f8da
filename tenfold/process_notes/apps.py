from django.apps import AppConfig


class ProcessNotesConfig(AppConfig):
    name = "tenfold.process_notes"
    label = "process_notes"
