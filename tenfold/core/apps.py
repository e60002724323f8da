from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "tenfold.core"
    label = "core"
