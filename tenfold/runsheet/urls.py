"""Addresses of the plan of a session: `p/<practice>/sessions/<pk>/run-sheet/`."""

from django.urls import include, path

from tenfold.runsheet import views

app_name = "runsheet"

# blocks/<block_pk>/
block_urls = [
    path("edit/", views.block_edit, name="block_edit"),
    path("move/", views.block_move, name="block_move"),
    path("remove/", views.block_remove, name="block_remove"),
]

urlpatterns = [
    path("", views.sheet, name="sheet"),
    path("make/", views.sheet_make, name="sheet_make"),
    path("order/", views.sheet_order, name="sheet_order"),
    path("keep/", views.sheet_keep, name="sheet_keep"),
    path("blocks/", views.block_add, name="block_add"),
    path("exercises/", views.exercise_add, name="exercise_add"),
    path("blocks/<uuid:block_pk>/", include(block_urls)),
]
