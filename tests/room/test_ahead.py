# ruff: noqa: F811  the fixtures of others
"""Who goes elsewhere next is connected there already, and hears nothing until then."""

from datetime import timedelta

import jwt
import pytest
from django.test import TestCase
from django.utils import timezone

from tenfold.room.models import Alert, Place, PresenceInterval, Seat
from tenfold.room.queries import identities_in
from tenfold.room.watch import watch_rooms
from tests.room.test_hooks import event, say  # noqa: F401  the fixture
from tests.room.test_pairs import (
    media_room,
    members_of,
    place,
    press,
    proposes,
    seat_of,
    sends,
    sitting,  # noqa: F401  the fixture
)

pytestmark = pytest.mark.postgres


def ticket_ahead(someone):
    return someone.does("ticket", ahead=True)


def goes_ahead(someone, media):
    """Somebody's page connects to where they go next; the media room it is in."""
    room = media_room(ticket_ahead(someone)["place"]["id"])
    media.joins(room, seat_of(someone).identity, f"PA_{someone.seat}", is_ahead=True)
    return room


def permitted(media):
    """Who was let in where, and whether they may hear: in the order it was done."""
    return [(p.room, p.identity, p.permission.can_subscribe) for p in media.permitted]


def looks(after=10):
    with TestCase.captureOnCommitCallbacks(execute=True):
        watch_rooms(timezone.now() + timedelta(seconds=after))


def test_a_ticket_ahead_leads_where_one_goes_next_and_lets_nobody_hear(sitting):
    proposes(sitting)
    ahead = ticket_ahead(sitting.sam)
    video = jwt.decode(ahead["token"], options={"verify_signature": False})["video"]

    assert ahead["place"]["kind"] == "pair"
    assert ahead["place"]["id"] == sitting.sam.sees()["me"]["standing"]["next"]
    assert ahead["sources"] == []
    assert (video["canSubscribe"], video["canPublish"]) == (False, False)
    assert identities_in(Place.objects.get(pk=ahead["place"]["id"])) == set()

    press(sitting.hanna, "pairs.send")
    assert place(sitting.sam) == ahead["place"]["id"]
    back = ticket_ahead(sitting.sam)
    assert back["place"]["kind"] == "circle"
    assert back["place"]["id"] == place(sitting.hanna)
    assert back["sources"] == []


def test_who_goes_nowhere_next_gets_a_ticket_to_where_they_are(sitting):
    ticket = ticket_ahead(sitting.sam)

    assert ticket["place"]["id"] == place(sitting.sam)
    assert ticket["sources"] == ["camera", "microphone"]


def test_who_waits_ahead_is_let_in_with_the_deed_and_not_before(sitting, media):
    proposes(sitting)
    room = goes_ahead(sitting.sam, media)
    identity = seat_of(sitting.sam).identity
    looks()
    assert permitted(media) == []
    assert media.removed == []

    press(sitting.hanna, "pairs.send")
    assert permitted(media) == [(room, identity, True)]

    circle = goes_ahead(sitting.sam, media)
    media.permitted.clear()
    press(sitting.hanna, "pairs.recall")
    assert permitted(media) == []
    press(sitting.hanna, "pairs.recall")
    assert permitted(media) == [(circle, identity, True)]


def test_a_camera_that_was_stopped_stays_so_where_one_waited(sitting, media):
    proposes(sitting)
    goes_ahead(sitting.sam, media)
    Seat.objects.filter(pk=sitting.sam.seat).update(is_camera_stopped=True)

    press(sitting.hanna, "pairs.send")

    (done,) = media.permitted
    assert done.permission.can_publish
    assert len(done.permission.can_publish_sources) == 1  # the microphone


def test_who_waits_ahead_counts_as_present_only_once_they_may_hear(sitting, media):
    proposes(sitting)
    goes_ahead(sitting.sam, media)
    looks()
    assert not PresenceInterval.objects.exists()

    press(sitting.hanna, "pairs.send")
    looks()
    assert PresenceInterval.objects.get().seat == seat_of(sitting.sam)


def test_who_waits_where_they_do_not_go_is_shown_out_and_nobody_is_alarmed(
    sitting, media
):
    proposes(sitting)
    theirs = {one["place"]["id"] for one in map(ticket_ahead, members_of(sitting))}
    (other,) = theirs - {ticket_ahead(sitting.sam)["place"]["id"]}
    identity = seat_of(sitting.sam).identity
    media.joins(media_room(other), identity, "PA_1", is_ahead=True)

    looks()

    assert media.removed == [(media_room(other), identity)]
    assert not Alert.objects.exists()
    assert Place.objects.get(pk=other).closed_at is None


def test_who_was_removed_does_not_wait_anywhere(sitting, media):
    proposes(sitting)
    room = goes_ahead(sitting.sam, media)
    identity = seat_of(sitting.sam).identity

    sitting.hanna.does("remove", seat=sitting.sam.seat)
    looks()

    assert (room, identity) in media.removed
    assert not Alert.objects.exists()


@pytest.mark.parametrize("is_heard", [True, False])
def test_who_comes_ahead_too_late_is_let_in_all_the_same(sitting, media, say, is_heard):
    sends(sitting)
    room = media_room(place(sitting.sam))
    identity = seat_of(sitting.sam).identity
    media.joins(room, identity, "PA_1", is_ahead=True)

    if is_heard:
        nothing = {"canSubscribe": False, "canPublish": False}
        now = timezone.now().timestamp()
        body = event(
            "participant_joined", room, identity, joined=now, permission=nothing
        )
        assert say(body) == 200
    else:
        looks()

    assert permitted(media) == [(room, identity, True)]


def test_somebody_in_a_pair_who_hears_the_circle_is_sent_out(sitting, media):
    sends(sitting)
    circle = media_room(place(sitting.hanna))
    identity = seat_of(sitting.sam).identity
    media.joins(circle, identity, "PA_1", is_ahead=False)

    looks(20)

    assert media.removed == [(circle, identity)]
