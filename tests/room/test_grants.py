"""What is in a token, whatever the person and the place."""

import time

import jwt
from hypothesis import given, settings
from hypothesis import strategies as st

from tenfold.room.grants import circle_grant, lobby_grant
from tenfold.room.livekit import ticket_token

MOST_SECONDS = 120
hexes = st.text("0123456789abcdef", min_size=32, max_size=32)
circle_grants = st.builds(
    circle_grant,
    media_room=hexes,
    identity=hexes,
    leads=st.booleans(),
    is_camera_stopped=st.booleans(),
)
lobby_grants = st.builds(lobby_grant, media_room=hexes, identity=hexes)
SOURCES = {"camera", "microphone", "screen_share", "screen_share_audio"}


@settings(max_examples=200)
@given(circle_grants | lobby_grants)
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
    assert {"microphone"} <= set(sources) <= SOURCES
    assert video == {"roomJoin": True, "canPublish": True, "canPublishData": False}


@given(circle_grants)
def test_only_leaders_share_a_screen(grant):
    as_leader = circle_grant(
        media_room=grant.media_room,
        identity=grant.identity,
        leads=True,
        is_camera_stopped=False,
    )

    assert "screen_share" in as_leader.sources


def test_a_stopped_camera_is_not_in_the_grant():
    stopped = circle_grant(
        media_room="a", identity="b", leads=False, is_camera_stopped=True
    )

    assert stopped.sources == ("microphone",)
