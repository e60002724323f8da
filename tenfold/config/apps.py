from django.apps import AppConfig
from django.db.backends.signals import connection_created

from tenfold.config.sqlite import require_safe_sqlite


class ConfigConfig(AppConfig):
    name = "tenfold.config"
    label = "config"

    def ready(self) -> None:
        connection_created.connect(require_safe_sqlite, dispatch_uid="sqlite gate")
