from django.apps import AppConfig


class PracticeConfig(AppConfig):
    name = "tenfold.practice"
    label = "practice"

    def ready(self) -> None:
        from tenfold.practice import receivers  # noqa: F401, PLC0415
