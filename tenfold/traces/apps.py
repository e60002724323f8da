from django.apps import AppConfig


class TracesConfig(AppConfig):
    name = "tenfold.traces"
    label = "traces"
