from django.apps import AppConfig


class NotesConfig(AppConfig):
    name = "tenfold.notes"
    label = "notes"

    def ready(self) -> None:
        from tenfold.notes import receivers  # noqa: F401, PLC0415  connects them
