from django.apps import AppConfig


class RunSheetConfig(AppConfig):
    name = "tenfold.runsheet"
    label = "runsheet"
