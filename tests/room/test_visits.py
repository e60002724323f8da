"""Who sits where: the same neighbours, in the same order, every week."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tenfold.room.actions.visits import visit_as_leader
from tenfold.room.models import Seat
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


def test_leaders_sit_in_the_order_in_which_they_came_to_lead():
    osei = make.owner()
    group = make.group(osei)
    names = ["Dr Osei", "Hanna", "Ola", "Petra", "Quentin"]
    leaders = [osei, *(make.co_facilitator(group, osei, name) for name in names[1:])]
    for week in range(4):
        starts_at = timezone.now() + timedelta(weeks=week, minutes=5)
        meeting = make.meeting(group, by=osei, starts_at=starts_at)

        for leader in reversed(leaders):
            assert visit_as_leader(meeting.pk, leader.user, timezone.now())

        seats = Seat.objects.filter(meeting=meeting).order_by("order", "pk")
        assert [seat.name for seat in seats] == names
