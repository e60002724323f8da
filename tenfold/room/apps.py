from django.apps import AppConfig


class RoomConfig(AppConfig):
    name = "tenfold.room"

    def ready(self) -> None:
        from tenfold.room import receivers  # noqa: F401, PLC0415 - it connects signals
