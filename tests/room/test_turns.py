from datetime import timedelta

import pytest
from django.utils import timezone

from tenfold.room.models import Seat, Stage
from tenfold.traces.actions.turns import keep_turn
from tenfold.traces.models import TurnTaken
from tests import make
from tests.room.test_scene import press, sitting  # noqa: F401  the fixture

pytestmark = pytest.mark.postgres


def starts_a_turn(sitting, who, **options):  # noqa: F811
    options = {"format": "turn", "seat": who.seat, **options}
    return sitting.hanna.does("stage-start", options=options)["stage"]


def ages(sitting, seconds):  # noqa: F811
    """Let the phase on stage have begun earlier."""
    stage = Stage.objects.get(meeting=sitting.meeting)
    since = timezone.now() - timedelta(seconds=seconds)
    stage.scene = stage.scene | {"phase_since": since.isoformat()}
    stage.save(update_fields=["scene"])


def test_a_wish_for_time_is_seen_by_those_who_lead(circle, media):
    circle.hanna.does("open")
    circle.sam.does("wants-time", on=True)  # from the lobby, before the knock
    circle.sam.knocks()
    circle.kim.knocks()

    knocks = circle.hanna.sees()["knocking"]
    circle.hanna.does("admit-all")
    people = {one["seat"]: one for one in circle.hanna.sees()["people"]}
    seen_by_kim = circle.kim.sees()["people"]

    assert [knock["wants_time"] for knock in knocks] == [True, False]
    assert people[circle.sam.seat]["wants_time"] is True
    assert circle.sam.sees()["me"]["wants_time"] is True
    assert {one["wants_time"] for one in seen_by_kim} == {None}


def test_a_wish_is_taken_back_and_not_for_who_leads_or_is_removed(sitting):  # noqa: F811
    sitting.sam.does("wants-time", on=True)
    sitting.sam.does("wants-time", on=False)
    sitting.hanna.does("remove", seat=sitting.kim.seat)

    assert sitting.sam.sees()["me"]["wants_time"] is False
    assert sitting.hanna.post("wants-time", on=True).status_code == 409
    assert sitting.kim.post("wants-time", on=True).status_code == 404


def test_while_somebody_has_their_turn_nobody_writes_beside_it(sitting):  # noqa: F811
    starts_a_turn(sitting, sitting.sam, minutes=15)

    refused = sitting.kim.post("write", channel="group", text="Psst")
    assert refused.status_code == 409
    assert sitting.kim.sees()["chat"]["is_hushed"] is True
    assert sitting.kim.sees()["chat"]["to_group"] is False
    sitting.kim.does("write", channel="desk", text="I need a moment.")
    sitting.kim.does("sign", kind="heart")
    sitting.hanna.does("write", channel="group", text="Stay with us.")

    stage = sitting.hanna.sees()["stage"]
    sitting.hanna.does("stage-close", scene=stage["id"])
    sitting.kim.does("write", channel="group", text="Thank you.")


def test_a_turn_goes_through_its_phases_on_every_screen(sitting):  # noqa: F811
    starts_a_turn(sitting, sitting.sam, minutes=15)
    press(sitting.hanna, "turn.next")
    press(sitting.ola, "turn.more")

    seen = sitting.kim.sees()["stage"]
    assert seen["phase"] == "work"
    assert [one["seconds"] for one in seen["phases"]] == [60, 660, 180, 60, 60]
    assert press(sitting.kim, "turn.next").status_code == 404
    assert press(sitting.kim, "turn.more").status_code == 404


@pytest.mark.parametrize("minutes", [0, 9, 21, "x"])
def test_a_timer_of_nought_is_refused(sitting, minutes):  # noqa: F811
    options = {"format": "turn", "seat": sitting.sam.seat, "minutes": minutes}

    answer = sitting.hanna.post("stage-start", options=options)

    assert answer.status_code == 422
    assert sitting.sam.sees()["stage"] is None


def test_a_turn_that_was_long_enough_goes_into_the_ledger(sitting):  # noqa: F811
    sitting.sam.does("wants-time", on=True)
    stage = starts_a_turn(sitting, sitting.sam)
    ages(sitting, 400)
    sitting.hanna.does("stage-close", scene=stage["id"])
    stage = starts_a_turn(sitting, sitting.kim)  # the wrong name, and gone at once
    sitting.hanna.does("stage-close", scene=stage["id"])

    row = TurnTaken.objects.get()
    assert row.enrolment == sitting.enrolments["Sam"]
    assert 400 <= row.seconds < 410
    assert sitting.sam.sees()["me"]["wants_time"] is False


def test_the_order_is_by_wish_then_by_the_longest_wait(sitting):  # noqa: F811
    now = timezone.now()
    hanna, group = sitting.staff["Hanna"], sitting.meeting.group
    for days, name in ((14, "Sam"), (7, "Kim")):
        before = make.meeting(group, by=hanna, starts_at=now - timedelta(days=days))
        who = sitting.enrolments[name]
        keep_turn(before, scene=before.pk, who=who, seconds=900, now=before.starts_at)
    sitting.kim.does("wants-time", on=True)

    people = sitting.hanna.get("turns").json()["people"]

    order = [sitting.kim.seat, sitting.noor.seat, sitting.sam.seat]
    assert [one["seat"] for one in people] == order
    assert people[1]["meetings_since"] is None
    assert people[2]["minutes_this_month"] == 15
    assert sitting.sam.get("turns").status_code == 404


def test_the_turn_waits_for_who_leaves_in_the_middle(sitting):  # noqa: F811
    starts_a_turn(sitting, sitting.sam)
    sitting.sam.does("leave")

    assert sitting.kim.sees()["stage"]["away_since"] is not None

    sitting.sam.knocks()
    assert sitting.kim.sees()["stage"]["away_since"] is None


def test_the_stop_word_ends_the_work(sitting):  # noqa: F811
    starts_a_turn(sitting, sitting.sam)
    press(sitting.hanna, "turn.next")
    scene = sitting.sam.sees()["stage"]["id"]

    sitting.sam.does("stage", scene=scene, deed={"do": "turn.stop"})

    seen = sitting.hanna.sees()["stage"]
    assert (seen["phase"], seen["is_stopped"]) == ("ground", True)
    refused = sitting.kim.post("stage", scene=scene, deed={"do": "turn.stop"})
    assert refused.status_code == 404


def test_what_touches_a_member_is_in_no_other_answer(sitting):  # noqa: F811
    stage = starts_a_turn(sitting, sitting.sam)
    deed = {"do": "turn.touch", "note": "my mother too"}
    sitting.kim.does("stage", scene=stage["id"], deed=deed)

    assert sitting.kim.sees()["stage"]["moments"][0]["note"] == "my mother too"
    for other in (sitting.sam, sitting.noor, sitting.hanna, sitting.ola):
        assert "mother" not in other.get().content.decode()
    assert sitting.hanna.sees()["stage"]["touched"] == 1
    assert sitting.noor.sees()["stage"]["touched"] is None
    row = Stage.objects.filter(meeting=sitting.meeting).values_list("scene", flat=True)
    assert "mother" not in repr(row[0])


def test_a_session_that_ends_keeps_the_turn(sitting):  # noqa: F811
    starts_a_turn(sitting, sitting.noor)
    ages(sitting, 90)

    sitting.hanna.does("end")

    assert TurnTaken.objects.get().enrolment == sitting.enrolments["Noor"]
    assert not Seat.objects.filter(wants_time=True).exists()
