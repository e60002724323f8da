"""The room with the real media server: who can be where, and for how long."""

import time
from datetime import timedelta

import pytest
from django.conf import settings as conf
from django.utils import timezone
from livekit import rtc
from livekit.api import AccessToken, VideoGrants

from tenfold.room.models import Place, PresenceInterval
from tenfold.room.views import hooks
from tenfold.room.watch import watch_media, watch_rooms
from tests.media import Guest, Loop, media_server, wait_until
from tests.room.people import a_circle

pytestmark = [pytest.mark.media, pytest.mark.django_db(transaction=True)]


@pytest.fixture(scope="module")
def loop():
    loop = Loop()
    yield loop
    loop.stop()


@pytest.fixture(scope="module")
def running(live_server):
    """A media server that tells our web server what happens."""
    hook = f"{live_server.url}/hooks/livekit/"
    with media_server(conf.LIVEKIT_KEY, conf.LIVEKIT_SECRET, hook) as server:
        yield server


@pytest.fixture
def server(running, live_server, settings):
    settings.DEMO = True
    settings.LIVEKIT_URL, settings.LIVEKIT_API_URL = running.socket_url, running.url
    return running


@pytest.fixture
def circle(server):
    return a_circle()


@pytest.fixture
def guests(loop):
    """Makes guests, and sends them home after the test."""
    made = []

    def guest(ticket=None):
        made.append(Guest(loop))
        if ticket is not None:
            made[-1].joins(ticket["url"], ticket["token"])
        return made[-1]

    yield guest
    for one in made:
        one.goes()
    time.sleep(0.5)  # the last webhooks, before the tables are emptied


@pytest.fixture
def together(circle, guests):
    """Hanna leads, Sam is admitted; both are connected. Hanna, Sam and Sam's ticket."""
    circle.hanna.does("open")
    hanna = guests(circle.hanna.does("ticket"))
    circle.sam.knocks()
    circle.hanna.does("admit", seat=circle.sam.seat)
    ticket = circle.sam.does("ticket")
    sam = guests(ticket)
    wait_until(lambda: len(hanna.sees) == 1, 5)
    return hanna, sam, ticket


@pytest.fixture
def deaf_to_webhooks(monkeypatch):
    """Every webhook is lost."""
    monkeypatch.setattr(hooks, "hear", lambda heard, now: None)


def token_for(settings, identity, media_room, **grants):
    """What only somebody with our secret could make."""
    video = VideoGrants(room_join=True, room=media_room, **grants)
    token = AccessToken(settings.LIVEKIT_KEY, settings.LIVEKIT_SECRET)
    lasting = timedelta(minutes=10)
    return token.with_identity(identity).with_grants(video).with_ttl(lasting).to_jwt()


def test_a_waiting_person_hears_the_bell_in_a_lobby_of_their_own(circle, guests):
    circle.hanna.does("open")
    sam, kim = guests(circle.sam.does("ticket")), guests(circle.kim.does("ticket"))
    circle.sam.knocks()
    sam.heard.clear()

    answer = circle.hanna.does("admit", seat=circle.sam.seat)

    bell = {"topic": "state", "from": None, "v": answer["v"]}
    wait_until(lambda: bell in sam.heard and bell in kim.heard, 2)
    assert sam.sees == kim.sees == []
    wait_until(lambda: sam.room.metadata == f'{{"v": {answer["v"]}}}', 2)


def test_the_same_person_may_join_their_lobby_again(circle, guests):
    first = guests(circle.sam.does("ticket"))

    again = guests(circle.sam.does("ticket"))

    wait_until(lambda: not first.is_in, 5)
    assert again.is_in


def test_a_removed_person_is_out_again_within_two_seconds(
    circle, together, guests, settings
):
    hanna, sam, ticket = together
    circle.hanna.does("remove", seat=circle.sam.seat)
    gone = wait_until(lambda: not sam.is_in, 2)
    media_room = Place.objects.get(kind=Place.Kind.CIRCLE).media_room
    refreshed = token_for(settings, ticket["identity"], media_room)

    times = []
    for token in (ticket["token"], refreshed) * 3:
        try:
            again = guests({"url": ticket["url"], "token": token})
        except rtc.ConnectError:
            continue  # out before the join was complete
        times.append(wait_until(lambda again=again: not again.is_in, 2))
    out_within = max(gone, *times)
    assert out_within <= 2
    assert circle.sam.post("ticket").json()["error"] == "removed"
    assert circle.sam.post("knock").json()["error"] == "removed"
    wait_until(lambda: hanna.sees == [], 5)


@pytest.mark.parametrize("is_hidden", [False, True])
def test_a_stranger_is_out_and_reported(circle, together, guests, settings, is_hidden):
    media_room = Place.objects.get(kind=Place.Kind.CIRCLE).media_room
    token = token_for(settings, "u-rogue", media_room, hidden=is_hidden)

    rogue = guests({"url": settings.LIVEKIT_URL, "token": token})

    wait_until(lambda: not rogue.is_in, 10)
    assert "stranger" in [alert["kind"] for alert in circle.hanna.sees()["alerts"]]


def test_the_watch_alone_sends_a_stranger_out(
    circle, together, guests, settings, deaf_to_webhooks
):
    place = Place.objects.get(kind=Place.Kind.CIRCLE)
    token = token_for(settings, "u-rogue", place.media_room)
    rogue = guests({"url": settings.LIVEKIT_URL, "token": token})
    time.sleep(1)
    assert rogue.is_in

    watch_rooms(timezone.now())

    wait_until(lambda: not rogue.is_in, 2)


def test_a_stopped_camera_is_unpublished_until_it_is_allowed(circle, together):
    hanna, sam, _ = together
    sam.publishes()
    wait_until(lambda: hanna.tracks == {"camera": False, "microphone": False}, 5)

    circle.hanna.does("stop-camera", seat=circle.sam.seat)

    wait_until(lambda: hanna.tracks == {"microphone": False}, 2)
    assert circle.sam.does("ticket")["sources"] == ["microphone"]
    circle.hanna.does("allow-camera", seat=circle.sam.seat)
    assert circle.sam.does("ticket")["sources"] == ["camera", "microphone"]


def test_muting_switches_a_microphone_off(circle, together):
    hanna, sam, _ = together
    sam.publishes()
    wait_until(lambda: hanna.tracks == {"camera": False, "microphone": False}, 5)

    circle.ola.does("mute", seat=circle.sam.seat)

    wait_until(lambda: hanna.tracks == {"camera": False, "microphone": True}, 2)


def test_rooms_are_made_again_after_the_media_server_died(
    circle, together, server, guests
):
    server.kill()
    assert watch_media(timezone.now()) == 0
    assert circle.sam.post("ticket").json()["error"] == "media_down"
    server.start()

    made = watch_media(timezone.now())

    assert made >= 1
    again = guests(circle.sam.does("ticket"))
    assert again.is_in


def test_presence_is_closed_when_the_media_server_died_unheard(
    circle, together, server, request
):
    wait_until(lambda: PresenceInterval.objects.filter(ended_at=None).count() == 2, 5)
    now = timezone.now()
    watch_rooms(now)
    server.kill()
    request.addfinalizer(server.start)

    watch_rooms(now + timedelta(seconds=5))
    assert PresenceInterval.objects.filter(ended_at=None).count() == 2
    watch_rooms(now + timedelta(seconds=10))

    closed = PresenceInterval.objects.filter(ended_at=now, is_inferred=True)
    assert closed.count() == 2


def test_the_end_deletes_every_room(circle, together):
    hanna, sam, _ = together

    circle.hanna.does("end")

    wait_until(lambda: not hanna.is_in and not sam.is_in, 2)
