from django.apps import AppConfig


class MomentsConfig(AppConfig):
    name = "tenfold.moments"
    label = "moments"
