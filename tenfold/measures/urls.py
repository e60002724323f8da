"""Addresses of measures and flags, under `p/<practice>/`."""

from django.urls import path

from tenfold.measures import views

app_name = "measures"

urlpatterns = [
    path("measures/", views.measure_list, name="measure_list"),
    path("measures/rules/", views.measure_rules, name="measure_rules"),
    path("groups/<uuid:pk>/measures/", views.group_measures, name="group_measures"),
    path("groups/<uuid:pk>/measures/rhythm/", views.rhythm, name="rhythm"),
    path("clients/<uuid:pk>/measures/give/", views.client_give, name="client_give"),
    path(
        "clients/<uuid:pk>/measures/<uuid:assessment_pk>/",
        views.result,
        name="result",
    ),
    path(
        "clients/<uuid:pk>/measures/<uuid:assessment_pk>/take-back/",
        views.measure_take_back,
        name="measure_take_back",
    ),
    path("attention/<uuid:pk>/", views.flag, name="flag"),
    path(
        "attention/<uuid:pk>/acknowledge/",
        views.flag_acknowledge,
        name="flag_acknowledge",
    ),
]
