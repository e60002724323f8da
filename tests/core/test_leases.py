from datetime import timedelta

import pytest

from tenfold.core.leases import take_lease
from tests.make import MONDAY_6PM

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
LENGTH = timedelta(seconds=10)


def test_one_holder_at_a_time():
    assert take_lease("watch", holder="a", length=LENGTH, now=MONDAY_6PM)
    assert not take_lease("watch", holder="b", length=LENGTH, now=MONDAY_6PM)
    assert take_lease("watch", holder="a", length=LENGTH, now=MONDAY_6PM)


def test_a_lease_that_ran_out_goes_to_the_next():
    take_lease("watch", holder="a", length=LENGTH, now=MONDAY_6PM)

    assert take_lease("watch", holder="b", length=LENGTH, now=MONDAY_6PM + LENGTH)
