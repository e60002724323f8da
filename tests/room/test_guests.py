"""Guests in the room: asked about, let in, within their limits, sent back."""

import json

import pytest
from django.utils import timezone

from tenfold.guests.models import Guest
from tenfold.room.actions.guests import note_answer, take_guest_back
from tenfold.room.models import Alert, PresenceInterval, Seat
from tenfold.room.queries import people_inside
from tests import make
from tests.library.files import a_picture
from tests.room.people import a_guest

pytestmark = pytest.mark.postgres


@pytest.fixture
def opened(circle, media):
    """Hanna leads; Sam and Kim are in the circle; Noor has not come."""
    circle.hanna.does("open")
    for member in (circle.sam, circle.kim):
        member.knocks()
        circle.hanna.does("admit", seat=member.seat)
    return circle


def invited(circle, kind="observer", name="Robin", beside=None):
    hanna = circle.staff["Hanna"]
    member = circle.enrolments[beside] if beside else None
    guest = make.guest(circle.meeting, by=hanna, name=name, kind=kind, beside=member)
    return guest, a_guest(guest, hanna)


def says(member, guest, *, yes):
    return member.does("guest-answer", guest=str(guest.pk), says_yes=yes)


def refusal(answer):
    return answer.status_code, answer.json()["message"]


@pytest.fixture
def inside(opened):
    """An observer in the circle, to whom everybody who is there has said yes."""
    guest, robin = invited(opened)
    for member in (opened.sam, opened.kim):
        says(member, guest, yes=True)
    robin.knocks()
    opened.hanna.does("admit", seat=robin.seat)
    return opened, guest, robin


def test_an_observer_comes_in_when_everybody_who_is_there_has_said_yes(opened):
    guest, robin = invited(opened)
    robin.knocks()
    seat = robin.seat
    assert refusal(opened.hanna.post("admit", seat=seat)) == (
        409,
        "Not everybody has said yes yet. Missing: Sam, Kim.",
    )
    says(opened.sam, guest, yes=True)
    knock = opened.hanna.sees()["knocking"][0]
    assert (knock["role"], knock["missing"]["unanswered"]) == ("observer", ["Kim"])
    says(opened.kim, guest, yes=True)

    assert opened.hanna.sees()["knocking"][0]["missing"] is None
    opened.hanna.does("admit", seat=seat)

    assert robin.standing == "admitted"


def test_who_is_at_the_door_is_asked_as_well(opened):
    guest, robin = invited(opened)
    for member in (opened.sam, opened.kim):
        says(member, guest, yes=True)
    opened.noor.knocks()
    robin.knocks()

    assert refusal(opened.hanna.post("admit", seat=robin.seat)) == (
        409,
        "Not everybody has said yes yet. Missing: Noor.",
    )


def test_a_no_counts_also_from_who_is_not_there(opened):
    guest, robin = invited(opened)
    for member in (opened.sam, opened.kim):
        says(member, guest, yes=True)
    says(opened.noor, guest, yes=False)
    robin.knocks()

    assert refusal(opened.hanna.post("admit", seat=robin.seat)) == (
        409,
        "Somebody in the group would rather not. This guest stays outside.",
    )


def test_all_at_once_lets_no_guest_in(opened):
    _guest, robin = invited(opened)
    robin.knocks()
    opened.noor.knocks()

    opened.hanna.does("admit-all")

    assert (opened.noor.standing, robin.standing) == ("admitted", "knocking")


def test_a_no_sends_the_guest_back_at_once_and_names_nobody_to_them(inside, media):
    circle, guest, robin = inside
    identity = Seat.objects.get(guest=guest).identity
    room = circle.meeting.places.get(kind="circle").media_room
    media.joins(room, identity, "PA_robin")

    says(circle.kim, guest, yes=False)

    assert robin.standing == "knocking"
    assert robin.does("ticket")["place"]["kind"] == "lobby"
    assert media.removed == [(room, identity)]
    assert [one["kind"] for one in circle.hanna.sees()["alerts"]] == ["objected"]
    assert "Kim" not in json.dumps(robin.sees())
    assert circle.hanna.post("admit", seat=robin.seat).status_code == 409


def test_a_no_that_a_facilitator_was_told_sends_the_guest_back_too(inside):
    circle, guest, robin = inside

    note_answer(
        guest,
        member=circle.enrolments["Noor"],
        says_yes=False,
        by=circle.staff["Hanna"],
        now=timezone.now(),
    )

    assert robin.standing == "knocking"


def test_nobody_hears_a_guest_whose_no_is_in_the_database_only(inside):
    circle, guest, _robin = inside
    assert people_inside(circle.meeting).filter(guest=guest).exists()

    guest.consents.update(says_yes=False)

    assert not people_inside(circle.meeting).filter(guest=guest).exists()


def test_who_was_sent_back_for_a_no_does_not_return_by_leaving_and_knocking(inside):
    circle, guest, robin = inside
    says(circle.kim, guest, yes=False)
    robin.does("leave")

    robin.knocks()

    assert robin.standing == "knocking"


def test_a_guest_who_left_returns_only_while_everybody_there_has_said_yes(inside):
    circle, guest, robin = inside
    robin.does("leave")
    circle.noor.knocks()
    circle.hanna.does("admit", seat=circle.noor.seat)

    robin.knocks()
    assert robin.standing == "knocking"

    says(circle.noor, guest, yes=True)
    circle.hanna.does("admit", seat=robin.seat)
    assert robin.standing == "admitted"


def test_a_member_who_comes_later_is_asked_before_they_knock(inside):
    circle, guest, robin = inside

    seen = circle.noor.sees()["guests"]

    assert seen == [
        {
            "guest": str(guest.pk),
            "name": "Robin",
            "role": "observer",
            "asks": True,
            "says_yes": None,
        }
    ]
    circle.noor.knocks()
    circle.hanna.does("admit", seat=circle.noor.seat)
    assert robin.standing == "admitted"
    says(circle.noor, guest, yes=False)
    assert robin.standing == "knocking"


def test_a_member_sees_their_own_answer_and_no_other(inside):
    circle, _guest, robin = inside

    assert circle.sam.sees()["guests"][0]["says_yes"] is True
    assert circle.noor.sees()["guests"][0]["says_yes"] is None
    for other in (robin, circle.hanna):
        assert other.sees()["guests"] == []


@pytest.mark.parametrize("who", ["hanna", "guest"])
def test_only_members_answer(inside, who):
    circle, guest, robin = inside
    asked = robin if who == "guest" else circle.hanna

    answer = asked.post("guest-answer", guest=str(guest.pk), says_yes=True)

    assert answer.status_code == 404


def test_a_guest_of_another_meeting_is_not_there(opened):
    later = make.meeting(opened.meeting.group, by=opened.staff["Hanna"])
    guest = make.guest(later, by=opened.staff["Hanna"])

    answer = opened.sam.post("guest-answer", guest=str(guest.pk), says_yes=True)

    assert answer.status_code == 404


def test_everybody_sees_a_guest_with_their_role(inside):
    circle, _guest, robin = inside

    for who in (circle.hanna, circle.sam, robin):
        seen = [(one["name"], one["role"]) for one in who.sees()["people"]]
        assert seen[-1] == ("Robin", "observer")
        assert len(seen) == 4


OFFERED = {
    "hand": {"up": True},
    "listening": {"on": True},
    "wants-time": {"on": True},
    "sign": {"kind": "heart"},
    "write": {"channel": "group", "text": "Hello"},
}


@pytest.mark.parametrize("deed", OFFERED)
def test_what_is_of_the_group_is_not_there_for_an_observer(inside, deed):
    _circle, _guest, robin = inside

    assert robin.post(deed, **OFFERED[deed]).status_code == 404


def test_an_observer_does_nothing_on_the_stage_and_reads_no_chat(inside):
    circle, _guest, robin = inside
    seen = circle.hanna.does("stage-start", options={"format": "round"})["stage"]
    deed = {"do": "round.pass", "step": seen["step"]}

    assert robin.post("stage", scene=seen["id"], deed=deed).status_code == 404
    assert robin.sees()["chat"] is None
    assert robin.get("chat").status_code == 404
    mine = robin.sees()
    assert mine["stage"]["format"] == "round"
    assert mine["me"]["seat"] not in json.dumps(mine["stage"])


def test_what_a_guest_is_told_names_no_record_and_no_whereabouts(inside):
    circle, _guest, robin = inside

    told = json.dumps(robin.sees())

    for enrolment in circle.enrolments.values():
        assert str(enrolment.pk) not in told
        assert str(enrolment.client_id) not in told
    assert "+351" not in told.replace(json.dumps(robin.sees()["me"]), "")
    assert robin.sees()["knocking"] == robin.sees()["alerts"] == []


def test_a_guest_takes_no_members_seat(circle, media):
    circle.meeting.group.__class__.objects.update(capacity=2)
    circle.hanna.does("open")
    _guest, robin = invited(circle)
    robin.knocks()
    circle.hanna.does("admit", seat=robin.seat)
    for member in (circle.sam, circle.kim):
        member.knocks()

    circle.hanna.does("admit-all")

    assert [one.standing for one in (circle.sam, circle.kim)] == ["admitted"] * 2


def test_a_speaker_is_there_for_the_theory_and_no_longer(opened):
    guest, mara = invited(opened, "speaker", "Mara")
    for member in (opened.sam, opened.kim):
        says(member, guest, yes=True)
    mara.knocks()
    assert refusal(opened.hanna.post("admit", seat=mara.seat)) == (
        409,
        "A guest speaker comes in while a theory part is on the stage.",
    )
    slides = make.material(opened.staff["Hanna"], a_picture())
    theory = {"format": "theory", "topic": "Sleep", "materials": [str(slides.pk)]}
    seen = opened.hanna.does("stage-start", options=theory)["stage"]
    opened.hanna.does("admit", seat=mara.seat)
    assert mara.standing == "admitted"

    opened.hanna.does("stage-close", scene=seen["id"])

    assert mara.standing == "knocking"
    assert opened.hanna.sees()["alerts"] == []


def test_an_interpreter_needs_no_vote_and_sits_beside_their_member(opened):
    guest, ines = invited(opened, "interpreter", "Ines", beside="Sam")
    ines.knocks()
    assert opened.hanna.sees()["knocking"][0]["missing"] is None

    opened.hanna.does("admit", seat=ines.seat)

    people = opened.kim.sees()["people"]
    assert [one["name"] for one in people] == ["Hanna", "Sam", "Ines", "Kim"]
    assert people[2]["beside"] == people[1]["seat"]
    assert opened.kim.sees()["guests"][0]["asks"] is False
    answer = opened.kim.post("guest-answer", guest=str(guest.pk), says_yes=False)
    assert refusal(answer) == (409, "An interpreter comes without a vote.")


def test_an_interpreter_reads_and_writes_to_everybody_and_to_nobody_else(opened):
    _guest, ines = invited(opened, "interpreter", "Ines", beside="Sam")
    ines.knocks()
    opened.hanna.does("admit", seat=ines.seat)
    opened.hanna.does("write", channel="leaders", text="Between us")

    ines.does("write", channel="group", text="Sam says hello")

    assert [one["text"] for one in ines.get("chat").json()["lines"]] == [
        "Sam says hello"
    ]
    chat = ines.sees()["chat"]
    assert (chat["to_group"], chat["to_facilitators"], chat["to_members"]) == (
        True,
        False,
        False,
    )
    for channel in ("leaders", "desk"):
        assert ines.post("write", channel=channel, text="x").status_code == 404


@pytest.fixture
def interpreted(opened):
    _guest, ines = invited(opened, "interpreter", "Ines", beside="Sam")
    ines.knocks()
    opened.hanna.does("admit", seat=ines.seat)
    return opened, ines


def place_of(someone):
    standing = someone.sees()["me"]["standing"]
    return standing["kind"], standing["place"]


def test_an_interpreter_goes_into_the_pair_of_their_member_and_counts_in_none(
    interpreted,
):
    circle, ines = interpreted
    options = {"format": "pairs", "talk_seconds": 60}
    seen = circle.hanna.does("stage-start", options=options)["stage"]
    assert [len(room["seats"]) for room in seen["rooms"]] == [2]
    ahead = ines.does("ticket", ahead=True)["place"]
    deed = {"do": "pairs.send", "step": seen["step"]}

    circle.hanna.does("stage", scene=seen["id"], deed=deed)

    assert place_of(ines) == place_of(circle.sam) == place_of(circle.kim)
    assert place_of(ines) == ("pair", ahead["id"])
    assert ines.sees()["stage"]["own"] == circle.sam.sees()["stage"]["own"]
    circle.kim.does("leave")
    assert place_of(circle.sam)[0] == place_of(ines)[0] == "circle"


def test_an_interpreter_goes_aside_with_their_member_and_comes_back(interpreted):
    circle, ines = interpreted

    circle.hanna.does("aside", seat=circle.sam.seat)

    assert place_of(ines) == place_of(circle.sam)
    assert place_of(ines)[0] == "aside"
    circle.hanna.does("aside-end")
    assert place_of(ines)[0] == place_of(circle.sam)[0] == "circle"


def test_other_guests_stay_in_the_circle_when_pairs_go(inside):
    circle, _guest, robin = inside
    options = {"format": "pairs", "talk_seconds": 60}
    seen = circle.hanna.does("stage-start", options=options)["stage"]

    deed = {"do": "pairs.send", "step": seen["step"]}
    circle.hanna.does("stage", scene=seen["id"], deed=deed)

    assert place_of(robin)[0] == "circle"
    assert place_of(circle.sam)[0] == "pair"


def test_a_guest_is_not_taken_aside(inside):
    circle, _guest, robin = inside

    assert circle.hanna.post("aside", seat=robin.seat).status_code == 409


def test_an_invitation_taken_back_puts_the_guest_out_and_ends_their_link(inside):
    circle, guest, robin = inside

    take_guest_back(guest, by=circle.staff["Hanna"], now=timezone.now())

    assert robin.get().status_code == 404
    assert not people_inside(circle.meeting).filter(guest=guest).exists()
    assert circle.sam.sees()["guests"] == []


def test_the_balance_and_attendance_know_no_guests(inside):
    circle, guest, robin = inside
    window = int(timezone.now().timestamp()) // 10
    heard = [{"seat": robin.seat, "seconds": 5}]
    circle.hanna.does("voices", window=window, heard=heard)

    people = circle.hanna.get("balance").json()["people"]

    assert robin.seat not in [one["seat"] for one in people]
    PresenceInterval.objects.create(
        practice_id=guest.practice_id,
        place=circle.meeting.places.get(kind="circle"),
        seat=Seat.objects.get(guest=guest),
        sid="PA_robin",
        identity="robin",
        started_at=timezone.now(),
        last_seen_at=timezone.now(),
    )
    circle.hanna.does("end")
    assert circle.meeting.attendances.filter(minutes__gt=0).count() == 0


def test_an_alert_about_a_guest_is_not_one_about_a_member(inside):
    circle, guest, _robin = inside

    says(circle.sam, guest, yes=False)

    alert = Alert.objects.get()
    assert (alert.kind, alert.seat.guest) == ("objected", guest)
    assert Guest.objects.welcome().count() == 0
