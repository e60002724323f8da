from django.apps import AppConfig


class WorkspaceConfig(AppConfig):
    name = "tenfold.workspace"
    label = "workspace"
