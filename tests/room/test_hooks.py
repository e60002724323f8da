"""Webhooks: forged and repeated ones (R19), and what honest ones change."""

import base64
import hashlib
import json
from datetime import timedelta
from itertools import count

import pytest
from django.test import TestCase
from django.utils import timezone
from livekit.api import AccessToken

from tenfold.room.models import LiveKitEvent, Place, PresenceInterval
from tenfold.room.views.hooks import LONGEST_BODY_BYTES

pytestmark = pytest.mark.postgres

ADDRESS = "/hooks/livekit/"
_numbers = count(1)


def event(
    kind, media_room, identity, *, sid="PA_1", joined=0, at=0, event_id="", **more
):
    return json.dumps(
        {
            "event": kind,
            "id": event_id or f"EV_{next(_numbers)}",
            "createdAt": str(int(at)),
            "room": {"sid": "RM_1", "name": media_room},
            "participant": {
                "sid": sid,
                "identity": identity,
                "state": "ACTIVE",
                "joinedAt": str(int(joined)),
                **more,
            },
        }
    ).encode()


def signature(body, settings, *, key="", secret="", lifetime=300):
    token = AccessToken(
        key or settings.LIVEKIT_KEY, secret or settings.LIVEKIT_SECRET
    ).with_sha256(base64.b64encode(hashlib.sha256(body).digest()).decode())
    return token.with_ttl(timedelta(seconds=lifetime)).to_jwt()


@pytest.fixture
def say(client, settings):
    def say(body: bytes, authorization: str | None = None):
        if authorization is None:
            authorization = signature(body, settings)
        with TestCase.captureOnCommitCallbacks(execute=True):
            return client.post(
                ADDRESS,
                body,
                content_type="application/webhook+json",
                headers={"Authorization": authorization},
            ).status_code

    return say


@pytest.fixture
def place(circle, media):
    circle.hanna.does("open")
    circle.hanna.does("ticket")
    return Place.objects.get(kind=Place.Kind.CIRCLE)


@pytest.fixture
def joined(place, circle):
    """A body that says truly that Hanna joined, ten minutes ago."""
    now = timezone.now().timestamp()
    identity = circle.hanna.sees()["people"][0]["identity"]
    return event(
        "participant_joined",
        place.media_room,
        identity,
        joined=now - 600,
        at=now - 600,
    )


def test_an_honest_webhook_opens_an_interval(say, joined, place):
    assert say(joined) == 200

    assert list(PresenceInterval.objects.values_list("sid", "ended_at")) == [
        ("PA_1", None)
    ]


FORGERIES = {
    "no signature": lambda body, settings: "",
    "not a token": lambda body, settings: "Bearer nonsense",
    "bad signature": lambda body, settings: signature(body, settings)[:-4] + "AAAA",
    "wrong secret": lambda body, settings: signature(body, settings, secret="x" * 40),
    "wrong key": lambda body, settings: signature(body, settings, key="somebody"),
    "expired": lambda body, settings: signature(body, settings, lifetime=-120),
    "another body": lambda body, settings: signature(body + b" ", settings),
    "no hash": lambda body, settings: AccessToken(
        settings.LIVEKIT_KEY, settings.LIVEKIT_SECRET
    ).to_jwt(),
}


@pytest.mark.parametrize("forge", FORGERIES.values(), ids=FORGERIES)
def test_a_forged_webhook_is_refused_and_leaves_no_trace(say, joined, settings, forge):
    assert say(joined, forge(joined, settings)) == 401

    assert LiveKitEvent.objects.count() == PresenceInterval.objects.count() == 0


def test_a_webhook_of_more_than_a_megabyte_is_refused(say, joined):
    assert say(joined + b" " * LONGEST_BODY_BYTES) == 413

    assert LiveKitEvent.objects.count() == 0


def test_a_replayed_webhook_changes_nothing(say, joined):
    assert say(joined) == 200
    assert say(joined) == 200

    assert LiveKitEvent.objects.count() == 1
    assert PresenceInterval.objects.count() == 1


def test_a_webhook_about_a_room_of_somebody_else_is_heard_and_forgotten(say, db):
    assert say(event("participant_joined", "elsewhere", "u-1", joined=1, at=1)) == 200

    assert LiveKitEvent.objects.count() == 0


def test_leaving_before_joining_makes_the_same_interval(say, place, circle):
    identity = circle.hanna.sees()["people"][0]["identity"]
    now = int(timezone.now().timestamp())
    said = {"joined": now - 300, "sid": "PA_7"}

    say(event("participant_left", place.media_room, identity, at=now, **said))
    say(event("participant_joined", place.media_room, identity, at=now - 300, **said))

    interval = PresenceInterval.objects.get()
    assert interval.ended_at is not None
    assert interval.ended_at - interval.started_at == timedelta(seconds=300)
    assert interval.is_inferred is False


def test_somebody_who_was_not_admitted_is_sent_out(say, place, circle, media):
    media.joins(place.media_room, "u-stranger", "PA_9")
    now = timezone.now().timestamp()

    say(
        event(
            "participant_joined",
            place.media_room,
            "u-stranger",
            sid="PA_9",
            joined=now,
            at=now,
        )
    )

    assert media.removed == [(place.media_room, "u-stranger")]
    assert [alert["kind"] for alert in circle.hanna.sees()["alerts"]] == ["stranger"]
