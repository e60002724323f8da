from django.apps import AppConfig


class MessagingConfig(AppConfig):
    name = "tenfold.messaging"
    label = "messaging"

    def ready(self) -> None:
        from tenfold.messaging import receivers  # noqa: F401, PLC0415
