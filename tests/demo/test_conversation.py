"""The talk of simulated members: one at a time, raised hands first."""

import asyncio
import random
from typing import Any

import numpy as np
import pytest

from tenfold.demo.conversation import Conversation
from tenfold.demo.member import QUIET_TICKS, Habits, Member, Person
from tenfold.demo.voice import STEP, Speech


class FakeBroadcast:
    """A connection that only remembers whether it is muted."""

    is_on = True
    camera = None

    def __init__(self):
        self.is_muted = False

    def mute(self, *, on):
        self.is_muted = on

    def tick(self, openness):
        pass

    async def say(self, step):
        pass


def talker(name: str, **habits: Any) -> Any:
    step = np.zeros(STEP, dtype=np.int16)
    speech = Speech((step,) * 60, (0.8, 0.9, 0.7, 0.8, 0.0) * 12)
    nobody: Any = None
    line: Any = FakeBroadcast()
    person = Person(name, "", "", "", nobody, speech, Habits(**habits))
    member: Any = Member(person, office=nobody, broadcast=line, place="circle")
    member.run_errand = lambda deed, body: setattr(member, "hand", int(body["up"]))
    return member


@pytest.fixture
def talk():
    names = ("Maya", "Ivo", "Leila", "June")
    everybody = [talker(name) for name in names]
    sam = talker("Sam", listens=True, joins_muted=True)
    return Conversation([*everybody, sam], 5, dice=random.Random(7))


def speakers(talk, ticks):
    for _ in range(ticks):
        talk.decide()
        yield talk.speaker.person.name if talk.speaker else ""


def test_they_take_turns_with_pauses_and_everybody_has_one(talk):
    said = list(speakers(talk, 6000))
    assert set(said) == {"", "Maya", "Ivo", "Leila", "June"}
    assert 0.05 < said.count("") / len(said) < 0.5


def test_who_listens_today_is_not_given_the_word(talk):
    assert "Sam" not in set(speakers(talk, 3000))


def test_a_raised_hand_comes_next_in_the_order_of_hands(talk):
    talk.until_hand = 10_000
    maya, _, leila, _, _ = talk.members
    maya.hand, leila.hand = 2, 1
    order = list(dict.fromkeys(name for name in speakers(talk, 400) if name))
    assert order[:2] == ["Leila", "Maya"]
    assert leila.hand == 0


async def quiet_tick(member):
    await member.tick(None)


def test_who_was_muted_by_a_facilitator_stays_silent_for_a_minute(talk):
    maya = talk.members[0]
    maya.broadcast.is_muted = True
    asyncio.run(quiet_tick(maya))
    assert maya.quiet_ticks == QUIET_TICKS
    assert not maya.may_talk
    assert "Maya" not in set(speakers(talk, 400))


def test_who_keeps_their_microphone_off_is_muted_again_after_the_turn():
    tomas = talker("Tomas", joins_muted=True)
    tomas.mute()
    talk = Conversation([tomas], 1, dice=random.Random(1))
    while talk.speaker is None:
        talk.decide()
    assert not tomas.broadcast.is_muted
    while talk.speaker is not None:
        talk.decide()
    assert tomas.broadcast.is_muted
