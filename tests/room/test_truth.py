"""R18: what the database says of who was there, out of lying webhooks and looks."""

from itertools import count
from random import Random

import pytest
import time_machine
from django.test import TestCase

from tenfold.room.actions.inbox import hear
from tenfold.room.livekit import Heard
from tenfold.room.models import LiveKitEvent, Place, PresenceInterval, Seat
from tenfold.room.watch import watch_rooms
from tests.room.chaos import (
    LOOK_EVERY,
    START,
    TRUTH_WITHIN,
    a_session,
    at,
    lying_webhooks,
)
from tests.room.people import a_circle
from tests.sizes import size

SESSIONS = size(3, 1_000)
SESSION_SECONDS = 15 * 60


@pytest.fixture
def place(db, media):
    """A circle in which everybody may be."""
    with time_machine.travel(START, tick=False):
        circle = a_circle()
        circle.hanna.does("open")
        for someone in (circle.sam, circle.kim, circle.noor):
            someone.knocks()
            circle.hanna.does("admit", seat=someone.seat)
            someone.does("ticket")
    return Place.objects.select_related("meeting").get(kind=Place.Kind.CIRCLE)


@pytest.mark.nightly
def test_the_database_has_every_stay_once_and_within_20_seconds(place, media):
    identities = [
        seat.identity
        for seat in Seat.objects.filter(meeting=place.meeting).order_by("pk")
        if seat.is_admitted and seat.role == Seat.Role.MEMBER
    ]
    assert len(identities) == 3
    for number in range(SESSIONS):
        random = Random(number)
        stays = a_session(random, identities, SESSION_SECONDS)
        PresenceInterval.objects.all().delete()
        LiveKitEvent.objects.all().delete()

        happen(stays, lying_webhooks(stays, random, SESSION_SECONDS), place, media)

        rows = {row.sid: row for row in PresenceInterval.objects.all()}
        assert PresenceInterval.objects.count() == len(stays)
        assert rows.keys() == {stay.sid for stay in stays}
        for stay in stays:
            believed = rows[stay.sid]
            assert believed.seat.identity == stay.identity
            assert believed.ended_at is not None
            assert believed.started_at <= believed.ended_at
            assert abs(believed.started_at - at(stay.joined)) <= TRUTH_WITHIN
            assert abs(believed.ended_at - at(stay.left)) <= TRUTH_WITHIN


_numbers = count(1)


def happen(stays, arriving, place, media):
    """Let a session pass, second by second."""
    for second in range(SESSION_SECONDS + 60):
        for word in arriving.get(second, []):
            hear(heard(word, place), now=at(second))
        if second % LOOK_EVERY == 0:
            media.rooms[place.media_room] = {}
            for stay in stays:
                if stay.joined <= second < stay.left:
                    joined = at(stay.joined).timestamp()
                    media.joins(place.media_room, stay.identity, stay.sid, joined)
            with TestCase.captureOnCommitCallbacks(execute=True):
                watch_rooms(at(second))


def heard(word, place):
    return Heard(
        event_id=f"EV_{next(_numbers)}",
        kind=word.kind,
        media_room=place.media_room,
        sid=word.stay.sid,
        identity=word.stay.identity,
        is_ahead=False,
        joined_at=at(word.stay.joined),
        happened_at=word.moment,
    )
