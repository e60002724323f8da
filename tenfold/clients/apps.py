from django.apps import AppConfig


class ClientsConfig(AppConfig):
    name = "tenfold.clients"
    label = "clients"
