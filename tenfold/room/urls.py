from django.urls import include, path

from tenfold.room.views.before import before, before_form, before_next
from tenfold.room.views.guests import (
    guest_answer,
    guest_list,
    guest_withdraw,
    guest_write,
)
from tenfold.room.views.homework import homework_give, homework_take_back
from tenfold.room.views.hooks import livekit_hook
from tenfold.room.views.invitations import meeting_invite
from tenfold.room.views.links import link, link_code
from tenfold.room.views.room import room

app_name = "room"

# p/<practice>/sessions/<pk>/guests/
guest_urls = [
    path("", guest_list, name="guest_list"),
    path("<uuid:guest_pk>/answer/", guest_answer, name="guest_answer"),
    path("<uuid:guest_pk>/withdraw/", guest_withdraw, name="guest_withdraw"),
    path("<uuid:guest_pk>/write/", guest_write, name="guest_write"),
]

# p/<practice>/sessions/<pk>/homework/
homework_urls = [
    path("", homework_give, name="homework_give"),
    path(
        "<uuid:homework_pk>/take-back/", homework_take_back, name="homework_take_back"
    ),
]

urlpatterns = [
    path("j/<str:token>/", link, name="link"),
    path("j/<str:token>/code/", link_code, name="link_code"),
    path("room/<uuid:meeting_id>/", room, name="room"),
    path("room/<uuid:meeting_id>/before/", before, name="before"),
    path("room/<uuid:meeting_id>/before/<uuid:pk>/", before_form, name="before_form"),
    path(
        "room/<uuid:meeting_id>/before/<uuid:pk>/next/",
        before_next,
        name="before_next",
    ),
    path("hooks/livekit/", livekit_hook, name="livekit_hook"),
    path(
        "p/<slug:practice>/sessions/<uuid:pk>/invite/",
        meeting_invite,
        name="meeting_invite",
    ),
    path("p/<slug:practice>/sessions/<uuid:pk>/guests/", include(guest_urls)),
    path("p/<slug:practice>/sessions/<uuid:pk>/homework/", include(homework_urls)),
]
