from django.apps import AppConfig


class SchedulingConfig(AppConfig):
    name = "tenfold.scheduling"
    label = "scheduling"
