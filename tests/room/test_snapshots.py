"""What each person may know: nothing before admission, no more than a name after it."""

import json
import re
from datetime import timedelta

import pytest
from django.utils import timezone

from tenfold.clients.models import Client
from tenfold.room.actions.alerts import alert
from tenfold.room.models import Alert, Seat, Stage

pytestmark = pytest.mark.postgres

SECRETS = {
    "legal_name": "Canary-Legal",
    "email": "canary@example.org",
    "phone": "+351 900 123 456",
    "date_of_birth": "1980-02-29",
    "contact_note": "Canary-Note",
}


@pytest.fixture
def full(circle, media):
    """Sam has secrets and is in the circle with Kim; Noor waits."""
    sam = Client.objects.get(pk=circle.enrolments["Sam"].client_id)
    for name, value in SECRETS.items():
        setattr(sam, name, value)
    sam.save()
    circle.hanna.does("open")
    circle.ola.does("open")
    circle.sam.knocks(location="Canary-Street 7", phone="+351 900 999 999")
    circle.kim.knocks()
    circle.hanna.does("admit-all")
    circle.noor.knocks()
    return circle


def everything_received(someone, **deeds):
    """All that a person's browser is told over a session."""
    answers = [someone.get(), someone.post("ticket"), someone.get("nothing")]
    answers += [someone.post(deed, **said) for deed, said in deeds.items()]
    return b"\n".join(
        answer.content + str(dict(answer.headers)).encode() for answer in answers
    ).decode()


def test_members_learn_nothing_of_each_other_but_a_name_and_a_seat(full):
    heard = everything_received(
        full.kim, hand={"up": True}, listening={"on": True}, knock={}, leave={}
    )

    assert "Sam" in heard
    for secret in (*SECRETS.values(), "Canary-Street", "999 999", "Petra", "sister"):
        assert secret not in heard
    enrolment = full.enrolments["Sam"]
    for key in (enrolment.pk, enrolment.client_id, enrolment.practice_id):
        assert str(key) not in heard


def test_the_fields_a_member_hears_of_others_are_these(full):
    sam = next(p for p in full.kim.sees()["people"] if p["name"] == "Sam")

    assert {name for name, value in sam.items() if value is not None} == {
        "seat",
        "identity",
        "name",
        "role",
        "order",
        "hand",
        "is_listening",
        "is_camera_stopped",
        "is_without_camera",
        "is_interrupted",
        "is_here",
    }


def test_facilitators_see_where_people_are_and_their_number(full):
    sam = next(p for p in full.ola.sees()["people"] if p["name"] == "Sam")

    assert (sam["location"], sam["phone"]) == ("Canary-Street 7", "+351 900 999 999")


def test_a_waiting_person_hears_of_nobody(full):
    before = full.noor.sees()

    heard = everything_received(full.noor)

    assert before["people"] == before["knocking"] == before["alerts"] == []
    assert before["spotlight"] is None
    facts = before["meeting"]
    assert facts["title"] is facts["number"] is facts["fallback"] is None
    for name in ("Hanna", "Ola", "Sam", "Kim", "Tuesday circle"):
        assert name not in heard
    others = Seat.objects.filter(meeting=full.meeting).exclude(pk=full.noor.seat)
    for seat in others:
        assert str(seat.pk) not in heard
        assert seat.identity not in heard


def test_a_waiting_person_has_a_token_for_their_own_lobby_only(full):
    ticket = full.noor.does("ticket")

    assert ticket["place"]["kind"] == "lobby"
    assert ticket["identity"] == full.noor.does("ticket")["identity"]
    circles = {full.sam.does("ticket")["place"]["id"]}
    assert ticket["place"]["id"] not in circles


def test_a_removed_person_hears_of_nobody(full):
    full.hanna.does("remove", seat=full.sam.seat)

    heard = json.dumps(full.sam.sees())

    for name in ("Hanna", "Ola", "Kim", "Noor", "Tuesday circle"):
        assert name not in heard


def test_two_groups_of_one_person_share_no_string(circle, media):
    """What the circle hears of Sam here holds nothing that outlives the meeting.

    Who leads hears besides whose notes are whose, by the place in this one group.
    """
    circle.hanna.does("open")
    circle.sam.knocks()
    circle.noor.knocks()
    circle.hanna.does("admit-all")

    def heard_by(person):
        return set(re.findall(r"[\w-]{8,}", json.dumps(person.sees()["people"])))

    enrolment = circle.enrolments["Sam"]
    lasting = {str(enrolment.pk), str(enrolment.client_id)}

    assert heard_by(circle.noor).isdisjoint(lasting)
    assert str(enrolment.client_id) not in heard_by(circle.hanna)


def test_the_number_of_queries_does_not_grow_with_the_people(
    circle, media, django_assert_num_queries, django_assert_max_num_queries
):
    circle.hanna.does("open")
    with django_assert_num_queries(21):
        circle.hanna.sees()
    for member in (circle.sam, circle.kim, circle.noor):
        member.knocks()
    circle.ola.does("open")
    circle.hanna.does("admit-all")
    stage = Stage.objects.get()
    for kind in Alert.Kind:
        alert(stage, kind, seat=None, now=timezone.now())

    with django_assert_num_queries(21):
        circle.hanna.sees()
    with django_assert_max_num_queries(16):
        circle.sam.sees()


def test_an_intrusion_is_told_to_the_end_and_a_question_for_ten_minutes(circle, media):
    circle.hanna.does("open")
    stage = Stage.objects.get()
    then = timezone.now() - timedelta(minutes=11)

    for kind in (Alert.Kind.STRANGER, Alert.Kind.SECOND_DEVICE):
        alert(stage, kind, seat=None, now=then)

    assert [one["kind"] for one in circle.hanna.sees()["alerts"]] == ["stranger"]
