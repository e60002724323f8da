"""A simulated member waits where they go next, in one connection and no other."""

import asyncio
from dataclasses import dataclass, field

import pytest

from tenfold.demo import ahead as module
from tenfold.demo.ahead import Ahead


@dataclass
class Connection:
    made: list["Connection"]
    is_on: bool = False
    was_left: bool = False

    async def enter(self, url, token):
        await asyncio.sleep(0.05)
        self.is_on = True

    async def leave(self):
        self.is_on, self.was_left = False, True


@dataclass
class Practice:
    leads_to: str = "pair"
    asked: list[dict] = field(default_factory=list)

    async def ticket(self, **how):
        self.asked.append(how)
        return {"place": {"id": self.leads_to}, "url": "", "token": ""}


@pytest.fixture
def made(monkeypatch):
    """Every connection that was made, in order; nobody waits before they make one."""
    found: list[Connection] = []

    def make(film, signs):
        found.append(Connection(found))
        return found[-1]

    monkeypatch.setattr(module, "Broadcast", make)
    monkeypatch.setattr(module, "SOONEST", 0)
    monkeypatch.setattr(module, "LATEST", 0)
    return found


def ahead(practice):
    return Ahead(practice, film=None, bell=lambda: None)


def test_who_waits_takes_the_connection_once(made):
    async def story():
        one = ahead(practice := Practice())
        await one.expect("pair")
        await one.expect("pair")
        await asyncio.sleep(0.2)
        assert await one.take("pair") is made[0]
        assert await one.take("pair") is None
        assert practice.asked == [{"is_ahead": True}]

    asyncio.run(story())
    assert made[0].is_on


def test_who_goes_elsewhere_hangs_up(made):
    async def story():
        one = ahead(Practice())
        await one.expect("pair")
        await asyncio.sleep(0.2)
        assert await one.take("circle") is None

    asyncio.run(story())
    assert made[0].was_left


def test_who_has_to_go_while_they_connect_hangs_up_first(made):
    async def story():
        one = ahead(Practice())
        await one.expect("pair")
        await asyncio.sleep(0.02)
        assert await one.take("pair") is None

    asyncio.run(story())
    assert [one.was_left for one in made] == [True]


def test_a_ticket_to_another_place_is_not_used_and_asked_for_again(made):
    async def story():
        one = ahead(practice := Practice(leads_to="circle"))
        await one.expect("pair")
        await asyncio.sleep(0.1)
        practice.leads_to = "pair"
        await one.expect("pair")
        await asyncio.sleep(0.2)
        assert await one.take("pair") is made[1]

    asyncio.run(story())
    assert made[0].was_left
