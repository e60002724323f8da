"""What is in a token, whatever the person and the place."""

import time

import jwt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tenfold.room.grants import ahead_grant, circle_grant, lobby_grant, permission
from tenfold.room.livekit import ticket_token
from tenfold.room.models import Seat

MOST_SECONDS = 120
hexes = st.text("0123456789abcdef", min_size=32, max_size=32)
circle_grants = st.builds(
    circle_grant,
    media_room=hexes,
    identity=hexes,
    role=st.sampled_from(Seat.Role.values),
    is_camera_stopped=st.booleans(),
)
lobby_grants = st.builds(lobby_grant, media_room=hexes, identity=hexes)
ahead_grants = st.builds(
    ahead_grant,
    st.builds(Seat, identity=hexes, role=st.sampled_from(Seat.Role.values)),
    hexes,
)
SOURCES = {"camera", "microphone", "screen_share", "screen_share_audio"}


@settings(max_examples=200)
@given(circle_grants | lobby_grants | ahead_grants)
def test_a_token_is_for_one_person_one_room_and_a_minute_and_a_half(grant):
    before = int(time.time())

    claims = jwt.decode(ticket_token(grant), options={"verify_signature": False})

    video = claims.pop("video")
    assert claims.pop("exp") - claims["nbf"] <= MOST_SECONDS
    assert before <= claims.pop("nbf") <= time.time()
    assert claims.pop("sub") == grant.identity
    assert claims == {"iss": "tests"}
    assert video.pop("room") == grant.media_room
    assert video.pop("canSubscribe") is grant.can_subscribe
    sources = video.pop("canPublishSources")
    assert set(sources) <= SOURCES
    assert video.pop("canPublish") is bool(sources)  # no list at all would mean all
    assert video == {"roomJoin": True, "canPublishData": False}


@given(ahead_grants)
def test_who_is_ahead_hears_nothing_and_is_not_heard(grant):
    assert permission(grant) == {
        "can_subscribe": False,
        "can_publish": False,
        "can_publish_sources": [],
        "can_publish_data": False,
    }


@given(circle_grants)
def test_only_leaders_share_a_screen(grant):
    as_leader = circle_grant(
        media_room=grant.media_room,
        identity=grant.identity,
        role="co_facilitator",
        is_camera_stopped=False,
    )

    assert "screen_share" in as_leader.sources


def test_a_stopped_camera_is_not_in_the_grant():
    stopped = circle_grant(
        media_room="a", identity="b", role="member", is_camera_stopped=True
    )

    assert stopped.sources == ("microphone",)


@pytest.mark.parametrize(
    ("role", "sources"),
    [
        ("observer", ("camera",)),
        ("interpreter", ("camera", "microphone")),
        ("speaker", ("camera", "microphone")),
        ("support", ("camera", "microphone")),
    ],
)
def test_an_observer_is_seen_and_never_heard(role, sources):
    seen = circle_grant(
        media_room="a", identity="b", role=role, is_camera_stopped=False
    )

    assert seen.sources == sources


def test_an_observer_whose_camera_is_stopped_sends_nothing_at_all():
    unseen = circle_grant(
        media_room="a", identity="b", role="observer", is_camera_stopped=True
    )

    assert permission(unseen)["can_publish"] is False
