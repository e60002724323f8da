"""Addresses of the library, under `p/<practice>/library/`."""

from django.urls import path

from tenfold.library.views import decks, exercises, materials

app_name = "library"

urlpatterns = [
    path("", exercises.exercise_list, name="exercise_list"),
    path("new/", exercises.exercise_create, name="exercise_create"),
    path("files/", materials.material_list, name="material_list"),
    path("files/add/", materials.material_add, name="material_add"),
    path("files/<uuid:pk>/", materials.material_detail, name="material_detail"),
    path("files/<uuid:pk>/delete/", materials.material_delete, name="material_delete"),
    path("files/<uuid:pk>/file/", materials.material_file, name="material_file"),
    path("decks/", decks.deck_list, name="deck_list"),
    path("decks/add/", decks.deck_add, name="deck_add"),
    path("decks/<uuid:pk>/", decks.deck_detail, name="deck_detail"),
    path("decks/<uuid:pk>/retire/", decks.deck_retire, name="deck_retire"),
    path("cards/<uuid:pk>/", decks.card_file, name="card_file"),
    path("slides/<uuid:pk>/", materials.slide_file, name="slide_file"),
    path("<uuid:pk>/edit/", exercises.exercise_edit, name="exercise_edit"),
    path("<uuid:pk>/retire/", exercises.exercise_retire, name="exercise_retire"),
    path("<slug:key>/", exercises.exercise_detail, name="exercise_detail"),
]
