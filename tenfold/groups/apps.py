from django.apps import AppConfig


class GroupsConfig(AppConfig):
    name = "tenfold.groups"
    label = "groups"
