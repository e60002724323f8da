from datetime import timedelta

import pytest
import time_machine

from tests.make import MONDAY_6PM
from tests.world import world

NOW = MONDAY_6PM - timedelta(minutes=30)


@pytest.fixture
def here(db):
    with time_machine.travel(NOW, tick=False):
        yield world(NOW)


@pytest.fixture
def at_work(client, here):
    """A browser in which somebody is signed in: `at_work("lead")`."""

    def sign_in(who):
        client.force_login(here.people[who].user)
        return client

    return sign_in
