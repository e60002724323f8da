from django.apps import AppConfig


class PracticeConfig(AppConfig):
    name = "tenfold.practice"
    label = "practice"
