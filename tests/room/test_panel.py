"""What members say in private, and what facilitators alone know of them."""

import json
from datetime import timedelta

import pytest
from django.db import connection
from django.test import TestCase

from tenfold.audit.models import AuditEvent
from tenfold.traces.actions.pairs import accompany
from tenfold.traces.models import Pulse
from tests import make
from tests.room.people import a_leader, a_member

pytestmark = pytest.mark.postgres


@pytest.fixture
def sitting(circle, media):
    """Sam said how they are and sits with Kim; Noor waits, and said it too."""
    circle.hanna.does("open")
    circle.sam.knocks(mood=-2, energy=3, tension=8, words="wary", note=" My dog died ")
    circle.kim.knocks()
    circle.hanna.does("admit-all")
    circle.noor.knocks(mood=1, listening=True)
    return circle


def tile(someone, of):
    seat = of.seat
    return next(one for one in someone.sees()["people"] if one["seat"] == seat)


def said(mood=None, energy=None, words=None, **more):
    none = {"tension": None, "note": None}
    return none | {"mood": mood, "energy": energy, "words": words} | more


SAMS = said(-2, 3, "wary", tension=8, note="My dog died")


def accompanied(sitting, on=True):
    with TestCase.captureOnCommitCallbacks(execute=True):
        accompany(sitting.enrolments["Sam"], on=on, by=sitting.staff["Hanna"])


def test_how_somebody_is_reaches_those_who_lead_and_themselves_alone(sitting):
    assert tile(sitting.hanna, sitting.sam)["check_in"] == SAMS
    (noor,) = sitting.hanna.sees()["knocking"]
    assert (noor["check_in"], noor["is_listening"]) == (said(1), True)
    assert sitting.sam.sees()["me"]["check_in"] == SAMS

    kims = sitting.kim.sees()
    assert kims["me"]["check_in"] is None
    assert {one["check_in"] for one in kims["people"]} == {None}
    assert sitting.noor.sees()["me"]["check_in"] == said(1)


def test_it_may_be_left_out_changed_and_taken_back(sitting):
    sitting.sam.does("leave")
    sitting.sam.knocks(mood=0)
    assert tile(sitting.hanna, sitting.sam)["check_in"] == said(0)

    sitting.sam.does("leave")
    sitting.sam.knocks()

    assert tile(sitting.hanna, sitting.sam)["check_in"] is None
    assert not Pulse.objects.filter(enrolment=sitting.enrolments["Sam"]).exists()
    verbs = AuditEvent.objects.filter(verb__startswith="pulse").order_by("created_at")
    assert list(verbs.values_list("verb", flat=True)) == [
        "pulse.said", "pulse.said", "pulse.said", "pulse.taken_back",
    ]  # fmt: skip
    assert "mood" not in json.dumps(list(verbs.values_list("details", flat=True)))


@pytest.mark.parametrize(
    "wrong",
    [
        {"mood": 3},
        {"mood": -3},
        {"energy": 11},
        {"tension": -1},
        {"words": "w" * 41},
        {"note": "n" * 501},
    ],
)
def test_what_is_off_the_scale_is_refused(circle, media, wrong):
    circle.hanna.does("open")

    assert circle.sam.post("knock", **wrong).status_code == 422
    assert circle.sam.standing == "outside"


def test_what_was_said_is_sealed(sitting):
    with connection.cursor() as cursor:
        cursor.execute("SELECT said FROM traces_pulse")
        rows = [row[0] for row in cursor.fetchall()]

    assert len(rows) == 2
    assert not any("mood" in row for row in rows)


def test_who_would_rather_listen_says_so_with_the_knock(sitting):
    sitting.hanna.does("admit", seat=sitting.noor.seat)

    assert tile(sitting.kim, sitting.noor)["is_listening"] is True
    assert tile(sitting.kim, sitting.sam)["is_listening"] is False


def test_a_second_device_is_not_told_what_was_said_on_the_first(sitting):
    second = sitting.second_browser("Sam")

    assert second.sees()["me"]["check_in"] is None
    second.knocks(mood=2)
    assert tile(sitting.hanna, sitting.sam)["check_in"] == SAMS


def test_how_somebody_leaves_is_private_too(sitting):
    sitting.sam.does("check-out", mood=1, words="  I was heard ")

    assert tile(sitting.hanna, sitting.sam)["check_out"] == said(1, None, "I was heard")
    assert sitting.sam.sees()["me"]["check_out"]["words"] == "I was heard"
    assert "I was heard" not in sitting.kim.get().content.decode()
    assert sitting.hanna.post("check-out", mood=1).status_code == 409
    assert sitting.noor.post("check-out", mood=1).status_code == 404
    assert sitting.sam.post("check-out", words="x" * 301).status_code == 422


def test_who_is_accompanied_is_seen_by_those_who_lead_at_once_and_by_nobody_else(
    sitting,
):
    before = sitting.hanna.sees()["v"]
    accompanied(sitting)

    assert sitting.hanna.sees()["v"] > before
    assert tile(sitting.hanna, sitting.sam)["is_accompanied"] is True
    assert tile(sitting.hanna, sitting.kim)["is_accompanied"] is False
    cards = sitting.hanna.get("emergency").json()
    assert {card["name"]: card["is_accompanied"] for card in cards} == {
        "Sam": True, "Kim": False, "Noor": False,
    }  # fmt: skip
    for member in (sitting.sam, sitting.kim, sitting.noor):
        seen = member.sees()
        assert {one["is_accompanied"] for one in seen["people"]} <= {None}
        assert "is_accompanied" not in seen["me"]
        assert member.get("emergency").status_code == 404


def test_who_knocks_is_known_to_be_accompanied(sitting):
    sitting.hanna.does("lobby", seat=sitting.sam.seat)
    sitting.sam.knocks()
    accompanied(sitting)

    knocks = sitting.hanna.sees()["knocking"]

    assert {one["name"]: one["is_accompanied"] for one in knocks} == {
        "Sam": True, "Noor": False,
    }  # fmt: skip


def test_who_begins_to_be_accompanied_in_a_pair_comes_back(sitting):
    sitting.hanna.does("admit", seat=sitting.noor.seat)
    sitting.noor.does("listening", on=False)
    options = {"format": "pairs", "odd": "triad", "talk_seconds": 300}
    stage = sitting.hanna.does("stage-start", options=options)["stage"]
    send = {"do": "pairs.send", "step": stage["step"]}
    sitting.hanna.does("stage", scene=stage["id"], deed=send)
    assert sitting.sam.sees()["me"]["standing"]["kind"] == "pair"

    accompanied(sitting)

    assert sitting.sam.sees()["me"]["standing"]["kind"] == "circle"


def test_whoever_is_here_for_the_first_time_is_marked_when_others_are_not(sitting):
    assert {one["is_new"] for one in sitting.hanna.sees()["people"]} == {False}
    starts_at = sitting.meeting.starts_at + timedelta(minutes=5)
    hanna = sitting.staff["Hanna"]
    sitting.hanna.does("end")
    later = make.meeting(sitting.meeting.group, by=hanna, starts_at=starts_at)
    leads = a_leader(later, hanna)
    leads.does("open")
    sam, noor = (a_member(later, sitting.enrolments[n]) for n in ("Sam", "Noor"))
    sam.knocks()
    noor.knocks()

    assert {one["name"]: one["is_new"] for one in leads.sees()["knocking"]} == {
        "Sam": False, "Noor": True,
    }  # fmt: skip
    leads.does("admit-all")
    assert tile(leads, noor)["is_new"] is True
    assert {one["is_new"] for one in sam.sees()["people"]} == {None}
