"""Addresses under /p/<practice>/clients/; workspace adds pages that show a client."""

from django.urls import path

from tenfold.clients import views

urlpatterns = [
    path("new/", views.client_create, name="client_create"),
    path("<uuid:pk>/edit/", views.client_edit, name="client_edit"),
]
