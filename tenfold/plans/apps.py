from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "tenfold.plans"
    label = "plans"
