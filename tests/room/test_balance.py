from datetime import timedelta

import pytest
from django.utils import timezone

from tenfold.formats.voices import window_at
from tenfold.room.models import Seat
from tenfold.traces.models import SpokenTime
from tests import make
from tests.room.test_scene import sitting  # noqa: F401  the fixture

pytestmark = pytest.mark.postgres


def hears(leader, someone, seconds, ago=0):
    window = window_at(timezone.now()) - ago
    heard = [{"seat": someone.seat, "seconds": seconds}]
    answer = leader.post("voices", window=window, heard=heard)
    assert answer.status_code == 200, answer.content
    people = answer.json()["people"]
    return next((p for p in people if p["seat"] == someone.seat), None)


@pytest.fixture(autouse=True)
def one_window(time_machine):
    """What is heard in ten seconds counts together; here they do not end meanwhile."""
    time_machine.move_to(timezone.now(), tick=False)


def test_two_facilitators_who_hear_the_same_count_it_once(sitting):  # noqa: F811
    assert hears(sitting.hanna, sitting.sam, 6, ago=1)["seconds"] == 6
    assert hears(sitting.ola, sitting.sam, 6, ago=1)["seconds"] == 6
    assert hears(sitting.ola, sitting.sam, 8, ago=1)["seconds"] == 8
    assert hears(sitting.hanna, sitting.sam, 5)["seconds"] == 13
    row = SpokenTime.objects.get()
    assert (row.enrolment, row.staff) == (sitting.enrolments["Sam"], None)


def test_what_comes_too_late_or_of_somebody_else_counts_for_nothing(sitting):  # noqa: F811
    assert hears(sitting.hanna, sitting.sam, 6, ago=3)["seconds"] == 0
    assert hears(sitting.hanna, sitting.sam, 6, ago=-2)["seconds"] == 0
    seat = sitting.kim.seat
    sitting.kim.does("leave")
    heard = [{"seat": seat, "seconds": 6}]
    window = window_at(timezone.now())
    assert sitting.hanna.post("voices", window=window, heard=heard).status_code == 200
    too_long = [{"seat": sitting.sam.seat, "seconds": 11}]
    refused = sitting.hanna.post("voices", window=window, heard=too_long)
    assert refused.status_code == 422
    assert not SpokenTime.objects.exists()


def test_members_neither_read_nor_write_it(sitting):  # noqa: F811
    hears(sitting.hanna, sitting.sam, 6)

    assert sitting.sam.get("balance").status_code == 404
    assert sitting.sam.post("voices", window=1, heard=[]).status_code == 404
    for word in ("last_spoke", "streak", "target_percent"):
        assert word not in sitting.sam.get().content.decode()


def test_a_group_can_do_without(sitting):  # noqa: F811
    group = sitting.meeting.group
    type(group).objects.filter(pk=group.pk).update(counts_voices=False)

    assert hears(sitting.hanna, sitting.sam, 6) is None
    facts = sitting.hanna.get("balance").json()
    assert (facts["is_on"], facts["people"]) == (False, [])
    assert not SpokenTime.objects.exists()


def test_listening_in_a_row_is_seen(sitting):  # noqa: F811
    meeting = sitting.meeting
    type(meeting).objects.filter(pk=meeting.pk).update(number=9)
    before = make.meeting(
        meeting.group,
        by=sitting.staff["Hanna"],
        starts_at=meeting.starts_at - timedelta(days=7),
    )
    type(before).objects.filter(pk=before.pk).update(number=8)
    Seat.objects.create(
        practice_id=meeting.practice_id,
        meeting=before,
        enrolment=sitting.enrolments["Sam"],
        role="member",
        order=1,
        is_listening=True,
        admitted_at=before.starts_at,
    )
    sitting.sam.does("listening", on=True)

    people = {p["seat"]: p for p in sitting.hanna.get("balance").json()["people"]}

    assert people[sitting.sam.seat]["listening_streak"] == 2
    assert people[sitting.kim.seat]["listening_streak"] == 0
