"""What a page offers is what the doors let through."""

import pytest

from tenfold.groups.models import Group
from tenfold.groups.queries import Rights, leaders_on, rights_of
from tests.make import MONDAY_6PM
from tests.world import SINCE, world


@pytest.fixture
def here(db):
    return world(MONDAY_6PM)


@pytest.mark.parametrize(
    "who", ["owner", "manager", "lead", "co", "intake", "other", "billing"]
)
def test_rights_are_those_of_the_doors(here, who):
    staff = here.people[who]
    doors = (Group.objects.led_by, Group.objects.kept_by, Group.objects.filled_by)
    let_in = [door(staff, on=SINCE).filter(pk=here.group.pk).exists() for door in doors]

    assert rights_of(staff, leaders_on(here.group, on=SINCE)) == Rights(*let_in)
