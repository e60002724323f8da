from django.urls import path

from tenfold.room.views.hooks import livekit_hook
from tenfold.room.views.invitations import meeting_invite
from tenfold.room.views.links import link, link_code
from tenfold.room.views.room import room

app_name = "room"

urlpatterns = [
    path("j/<str:token>/", link, name="link"),
    path("j/<str:token>/code/", link_code, name="link_code"),
    path("room/<uuid:meeting_id>/", room, name="room"),
    path("hooks/livekit/", livekit_hook, name="livekit_hook"),
    path(
        "p/<slug:practice>/sessions/<uuid:pk>/invite/",
        meeting_invite,
        name="meeting_invite",
    ),
]
