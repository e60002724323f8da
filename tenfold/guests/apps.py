from django.apps import AppConfig


class GuestsConfig(AppConfig):
    name = "tenfold.guests"
    label = "guests"
