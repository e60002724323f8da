import pytest

from tenfold.audit.models import AuditEvent
from tenfold.clients.emergency import numbers_for
from tenfold.room.models import Place, Seat

pytestmark = pytest.mark.postgres


@pytest.fixture
def sitting(circle, media):
    """Hanna and Ola lead; Sam, Kim and Noor are in the circle."""
    circle.hanna.does("open")
    circle.ola.does("open")
    for member in (circle.sam, circle.kim, circle.noor):
        member.knocks()
    circle.hanna.does("admit-all")
    return circle


def place(someone):
    return someone.sees()["me"]["standing"]["place"]


def tile(someone, seat):
    return next(p for p in someone.sees()["people"] if p["seat"] == seat)


def connect(sitting, media):
    """Everybody has an open microphone where they belong."""
    for seat in Seat.objects.filter(meeting=sitting.meeting).select_related("place"):
        circle = Place.objects.filter(kind="circle").open().get()
        room = (seat.place or circle).media_room
        media.joins(room, seat.identity, f"PA_{seat.pk}")


def test_somebody_walked_in_and_the_facilitators_are_told(sitting):
    sitting.sam.does("interrupted", on=True)

    assert tile(sitting.kim, sitting.sam.seat)["is_interrupted"] is True
    assert [(a["kind"], a["name"]) for a in sitting.ola.sees()["alerts"]] == [
        ("interrupted", "Sam")
    ]
    assert sitting.kim.sees()["alerts"] == []
    back = sitting.sam.does("interrupted", on=False)
    assert back["me"]["is_interrupted"] is False
    assert tile(sitting.kim, sitting.sam.seat)["is_interrupted"] is False


def test_the_room_pauses_for_all_and_members_are_muted(sitting, media):
    connect(sitting, media)

    sitting.hanna.does("pause", on=True)

    seen = sitting.sam.sees()
    assert seen["rest"]["why"] == "pause"
    members = Seat.objects.filter(role="member").values_list("identity", flat=True)
    assert {identity for identity, _ in media.muted} == set(members)
    sitting.ola.does("pause", on=False)
    assert sitting.sam.sees()["rest"] is None


def test_pausing_twice_keeps_the_first_moment(sitting):
    first = sitting.hanna.does("pause", on=True)["rest"]

    assert sitting.ola.does("pause", on=True)["rest"] == first


def test_one_goes_aside_with_a_member_and_the_other_holds_the_group(sitting):
    sitting.hanna.does("aside", seat=sitting.sam.seat)

    assert place(sitting.hanna) == place(sitting.sam) != place(sitting.ola)
    assert sitting.sam.does("ticket")["place"]["kind"] == "aside"
    assert sitting.kim.sees()["rest"] is None
    assert [p["seat"] for p in sitting.sam.sees()["people"] if p["is_here"]] == [
        sitting.hanna.seat,
        sitting.sam.seat,
    ]

    sitting.hanna.does("aside-end")

    assert place(sitting.sam) == place(sitting.hanna) == place(sitting.ola)
    assert not Place.objects.filter(kind="aside").open()


def test_with_one_facilitator_the_group_rests_until_they_are_back(sitting, media):
    sitting.ola.does("leave")
    connect(sitting, media)
    sam = Seat.objects.get(pk=sitting.sam.seat)

    sitting.hanna.does("aside", seat=sitting.sam.seat)

    assert sitting.kim.sees()["rest"]["why"] == "aside"
    assert sam.identity not in {identity for identity, _ in media.muted}
    sitting.hanna.does("aside-end")
    assert sitting.kim.sees()["rest"] is None


def test_a_pause_that_was_there_before_lasts_after_the_aside(sitting):
    sitting.ola.does("leave")
    sitting.hanna.does("pause", on=True)

    sitting.hanna.does("aside", seat=sitting.sam.seat)
    assert sitting.kim.sees()["rest"]["why"] == "pause"
    sitting.hanna.does("aside-end")

    assert sitting.kim.sees()["rest"]["why"] == "pause"


def test_an_aside_during_pairs_lets_nobody_stay_alone(sitting):
    options = {"format": "pairs", "odd": "listening", "talk_seconds": 300}
    stage = sitting.hanna.does("stage-start", options=options)["stage"]
    send = {"do": "pairs.send", "step": stage["step"]}
    sitting.hanna.post("stage", scene=stage["id"], deed=send)
    (room,) = sitting.hanna.sees()["stage"]["rooms"]
    one, other = room["seats"]

    sitting.hanna.does("aside", seat=one)

    assert Seat.objects.get(pk=one).place.kind == "aside"
    assert Seat.objects.get(pk=other).place is None


def test_the_group_goes_on_when_the_other_facilitator_comes_meanwhile(sitting):
    sitting.ola.does("leave")
    sitting.hanna.does("aside", seat=sitting.sam.seat)

    sitting.ola.does("open")

    assert sitting.kim.sees()["rest"] is None
    assert place(sitting.sam) == place(sitting.hanna) != place(sitting.ola)


def test_two_asides_end_each_by_itself(sitting):
    sitting.hanna.does("aside", seat=sitting.sam.seat)
    sitting.ola.does("aside", seat=sitting.kim.seat)
    assert sitting.noor.sees()["rest"]["why"] == "aside"

    sitting.ola.does("aside-end")

    assert sitting.noor.sees()["rest"] is None
    assert place(sitting.kim) == place(sitting.ola) != place(sitting.hanna)
    assert place(sitting.sam) == place(sitting.hanna)


def test_nobody_stays_alone_aside_when_the_facilitator_leaves(sitting):
    sitting.hanna.does("aside", seat=sitting.sam.seat)
    sitting.ola.does("aside", seat=sitting.kim.seat)

    sitting.hanna.does("leave")

    assert place(sitting.sam) == place(sitting.noor)
    assert place(sitting.kim) == place(sitting.ola)


def test_there_is_no_aside_with_who_is_not_there_or_leads(sitting):
    sitting.sam.does("leave")

    assert sitting.hanna.post("aside", seat=sitting.sam.seat).status_code == 409
    assert sitting.hanna.post("aside", seat=sitting.ola.seat).status_code == 409


def test_the_aside_ends_when_its_member_leaves(sitting):
    sitting.hanna.does("aside", seat=sitting.sam.seat)
    sitting.sam.does("leave")

    assert place(sitting.hanna) == place(sitting.ola)


def test_one_may_listen_without_a_camera(sitting):
    sitting.sam.does("listening", on=True, without_camera=True)
    seen = tile(sitting.kim, sitting.sam.seat)
    assert (seen["is_listening"], seen["is_without_camera"]) == (True, True)

    sitting.sam.does("listening", on=False)
    seen = tile(sitting.kim, sitting.sam.seat)
    assert (seen["is_listening"], seen["is_without_camera"]) == (False, False)


def test_the_emergency_card_says_whom_to_call_and_that_it_was_read(sitting):
    answer = sitting.hanna.get("emergency")
    cards = {card["name"]: card for card in answer.json()}

    assert answer["Cache-Control"] == "no-store"
    assert set(cards) == {"Sam", "Kim", "Noor"}
    sam = cards["Sam"]
    assert sam["location"] == "at home"
    assert sam["phones"][0] == "+351 912 000 000"
    assert [one["name"] for one in sam["contacts"]] == ["Petra"]
    assert (sam["region"], sam["ambulance"], sam["crisis"]) == ("PT", "112", "1411")
    assert AuditEvent.objects.filter(verb="emergency.fetched").count() == 3
    sitting.hanna.does("emergency-opened", seat=sitting.sam.seat)
    assert AuditEvent.objects.filter(verb="emergency.opened").count() == 1


def test_members_have_no_emergency_cards(sitting):
    assert sitting.sam.get("emergency").status_code == 404


@pytest.mark.parametrize(
    ("phones", "ambulance"),
    [
        (["+44 20 7946 0018"], "999"),
        (["", "+1 202 555 0123"], "911"),
        (["912 000 000", "+49 30 901820"], "112"),
        (["no number"], None),
        ([], None),
    ],
)
def test_the_country_is_that_of_the_first_number_that_says_one(phones, ambulance):
    found = numbers_for(phones)

    assert (found.ambulance if found else None) == ambulance
