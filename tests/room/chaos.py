"""Sessions as they really were, and what lying webhooks say of them."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from random import Random

from tenfold.room.actions.inbox import OF_USE
from tenfold.room.presence import Sighting

JOINED, LEFT = OF_USE
START = datetime(2026, 11, 23, 18, tzinfo=UTC)
TRUTH_WITHIN = timedelta(seconds=20)
LOOK_EVERY = 5
OUTAGE_SECONDS = 300


def at(seconds: float) -> datetime:
    return START + timedelta(seconds=seconds)


@dataclass(frozen=True)
class Stay:
    """What really happened: one connection, from when to when."""

    sid: str
    identity: str
    joined: int
    left: int

    @property
    def sighting(self) -> Sighting:
        return Sighting(self.sid, self.identity, at(self.joined))


@dataclass(frozen=True)
class Word:
    """One webhook: who came or went, and when that was."""

    kind: str
    stay: Stay
    moment: datetime


def a_session(random: Random, identities: list[str], seconds: int) -> list[Stay]:
    """Everybody comes, drops out and comes again, a few times."""
    stays = []
    for identity in identities:
        moment = random.randint(0, seconds // 6)
        for connection in range(random.randint(1, 4)):
            left = moment + random.randint(20, seconds // 2)
            if left > seconds:
                break
            sid = f"PA_{identity}_{connection}"
            stays.append(Stay(sid, identity, moment, left))
            moment = left + random.randint(1, 300)
    return stays


def lying_webhooks(
    stays: list[Stay], random: Random, seconds: int
) -> dict[int, list[Word]]:
    """20 % lost, 20 % doubled, up to 30 s late; none in an outage of 5 minutes."""
    outage = random.randint(0, seconds - OUTAGE_SECONDS)
    arriving: dict[int, list[Word]] = {}
    for stay in stays:
        for kind, moment in ((JOINED, stay.joined), (LEFT, stay.left)):
            copies = 0 if random.random() < 0.2 else 1 + (random.random() < 0.2)
            for _ in range(copies):
                heard = moment + random.randint(0, 30)
                if not outage <= heard < outage + OUTAGE_SECONDS:
                    arriving.setdefault(heard, []).append(Word(kind, stay, at(moment)))
    for words in arriving.values():
        random.shuffle(words)
    return arriving
