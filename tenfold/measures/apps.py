from django.apps import AppConfig


class MeasuresConfig(AppConfig):
    name = "tenfold.measures"
    label = "measures"
