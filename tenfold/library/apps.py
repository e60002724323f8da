from django.apps import AppConfig


class LibraryConfig(AppConfig):
    name = "tenfold.library"
    label = "library"
