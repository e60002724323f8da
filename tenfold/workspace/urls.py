"""Addresses of pages.

A page that shows several apps at once lives here, under the name of what it shows: the
address of a session is `scheduling:meeting_detail` wherever its view lives.
"""

from django.urls import URLPattern, URLResolver, include, path

from tenfold.clients import urls as clients
from tenfold.groups import urls as groups
from tenfold.scheduling import urls as scheduling
from tenfold.workspace.views import calendar, front, today
from tenfold.workspace.views import chats as chat_views
from tenfold.workspace.views import clients as client_views
from tenfold.workspace.views import groups as group_views
from tenfold.workspace.views import meetings as meeting_views
from tenfold.workspace.views import papers as paper_views

Addresses = list[URLPattern | URLResolver]

workspace_urls: Addresses = [
    path("", front.home, name="home"),
    path("practices/", front.practice_list, name="practice_list"),
    path("theme/", front.theme_change, name="theme_change"),
    path("p/<slug:practice>/", today.today, name="today"),
    path("p/<slug:practice>/calendar/", calendar.calendar, name="calendar"),
    path("p/<slug:practice>/find/", front.find, name="find"),
]
group_urls: Addresses = [
    path("", group_views.group_list, name="group_list"),
    path("<uuid:pk>/", group_views.group_detail, name="group_detail"),
    path("<uuid:pk>/sessions/", group_views.group_sessions, name="group_sessions"),
    *groups.urlpatterns,
]
meeting_urls: Addresses = [
    path("sessions/<uuid:pk>/", meeting_views.meeting_detail, name="meeting_detail"),
    path("sessions/<uuid:pk>/chat/", chat_views.meeting_chat, name="meeting_chat"),
    *scheduling.urlpatterns,
]
client_urls: Addresses = [
    path("", client_views.client_list, name="client_list"),
    path("<uuid:pk>/", client_views.client_detail, name="client_detail"),
    path("<uuid:pk>/search/", client_views.chart_search, name="chart_search"),
    path("<uuid:pk>/print/", paper_views.chart_export, name="chart_export"),
    *clients.urlpatterns,
]

urlpatterns = [
    path("", include((workspace_urls, "workspace"))),
    path("", include("tenfold.practice.urls")),
    path("p/<slug:practice>/groups/", include((group_urls, "groups"))),
    path("p/<slug:practice>/", include((meeting_urls, "scheduling"))),
    path("p/<slug:practice>/clients/", include((client_urls, "clients"))),
    path("p/<slug:practice>/clients/", include("tenfold.plans.urls")),
    path("p/<slug:practice>/mail/", include("tenfold.messaging.urls")),
    path("p/<slug:practice>/library/", include("tenfold.library.urls")),
    path("p/<slug:practice>/", include("tenfold.traces.urls")),
    path("p/<slug:practice>/", include("tenfold.moments.urls")),
    path("p/<slug:practice>/", include("tenfold.measures.urls")),
    path(
        "p/<slug:practice>/sessions/<uuid:pk>/run-sheet/",
        include("tenfold.runsheet.urls"),
    ),
]
