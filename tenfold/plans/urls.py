"""Addresses of plans, papers and consents, under /p/<practice>/clients/."""

from django.urls import include, path

from tenfold.plans import views

app_name = "plans"

# <uuid:pk>/: the client
client_urls = [
    path("plan/", views.care, name="care"),
    path("plan/open/", views.episode_open, name="episode_open"),
    path("plan/<uuid:episode_pk>/end/", views.episode_end, name="episode_end"),
    path("plan/problems/add/", views.problem_add, name="problem_add"),
    path(
        "plan/problems/<uuid:problem_pk>/settle/",
        views.problem_settle,
        name="problem_settle",
    ),
    path("plan/goals/add/", views.goal_add, name="goal_add"),
    path("plan/goals/<uuid:goal_pk>/", views.goal_edit, name="goal_edit"),
    path("plan/review/", views.review_hold, name="review_hold"),
    path("documents/add/", views.document_add, name="document_add"),
    path("documents/<uuid:document_pk>/", views.document_file, name="document_file"),
    path(
        "documents/<uuid:document_pk>/delete/",
        views.document_delete,
        name="document_delete",
    ),
    path("consents/add/", views.consent_add, name="consent_add"),
    path(
        "consents/<uuid:consent_pk>/revoke/",
        views.consent_revoke,
        name="consent_revoke",
    ),
]

urlpatterns = [path("<uuid:pk>/", include(client_urls))]
