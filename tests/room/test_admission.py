"""Who gets in, and who does not, by way of the room's own addresses."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tenfold.groups.models import Group
from tenfold.room.models import Place, Seat
from tenfold.scheduling.models import Meeting
from tests.room.people import a_circle

pytestmark = pytest.mark.postgres


@pytest.fixture
def opened(circle, media):
    circle.hanna.does("open")
    return circle


@pytest.fixture
def admitted(opened):
    """Sam is in the circle."""
    opened.sam.knocks()
    opened.hanna.does("admit", seat=opened.sam.seat)
    return opened


def refusal(answer):
    return answer.status_code, answer.json()["error"]


def test_knocking_is_possible_from_a_quarter_of_an_hour_before(media, db):
    circle = a_circle(starts_at=timezone.now() + timedelta(minutes=16))

    assert refusal(circle.sam.post("knock")) == (409, "not_open")
    assert refusal(circle.sam.post("ticket")) == (409, "not_open")
    Meeting.objects.update(starts_at=timezone.now() + timedelta(minutes=14))
    assert circle.sam.knocks()["me"]["standing"]["is"] == "knocking"


def test_early_arrival_is_still_admission(circle, media):
    circle.sam.knocks()

    assert circle.sam.standing == "knocking"
    assert refusal(circle.hanna.post("admit", seat=circle.sam.seat)) == (
        409,
        "not_open",
    )
    circle.hanna.does("open")
    assert circle.sam.standing == "knocking"
    assert circle.sam.does("ticket")["place"]["kind"] == "lobby"


def test_all_who_knock_can_be_let_in_at_once(opened):
    for member in (opened.sam, opened.kim):
        member.knocks()

    opened.ola.does("admit-all")

    standings = [m.standing for m in (opened.sam, opened.kim, opened.noor)]
    assert standings == ["admitted", "admitted", "outside"]


def test_a_denied_person_may_ask_again_after_a_minute(opened):
    opened.sam.knocks()
    opened.hanna.does("deny", seat=opened.sam.seat)

    assert opened.sam.standing == "denied"
    assert refusal(opened.sam.post("ticket")) == (409, "denied")
    assert refusal(opened.sam.post("knock")) == (409, "denied")
    Seat.objects.update(denied_at=timezone.now() - timedelta(seconds=61))
    assert opened.sam.knocks()["me"]["standing"]["is"] == "knocking"


def test_who_was_let_in_and_leaves_comes_back_without_asking(admitted):
    admitted.sam.does("leave")
    assert admitted.sam.standing == "outside"

    admitted.sam.knocks()

    assert admitted.sam.standing == "admitted"


def test_who_was_sent_to_the_lobby_has_to_ask_again(admitted, media):
    admitted.ola.does("lobby", seat=admitted.sam.seat)

    assert admitted.sam.standing == "knocking"
    admitted.sam.does("leave")
    admitted.sam.knocks()
    assert admitted.sam.standing == "knocking"


def test_a_removed_person_stays_out(admitted):
    admitted.hanna.does("remove", seat=admitted.sam.seat)

    assert admitted.sam.standing == "removed"
    for deed in ("knock", "ticket"):
        assert refusal(admitted.sam.post(deed)) == (409, "removed")
    assert admitted.hanna.post("admit", seat=admitted.sam.seat).status_code == 409
    assert admitted.sam.sees()["people"] == []


def test_a_locked_door_lets_back_in_who_was_inside(admitted):
    admitted.hanna.does("lock", on=True)
    admitted.sam.does("leave")

    admitted.sam.knocks()

    assert admitted.sam.standing == "admitted"
    assert refusal(admitted.kim.post("knock")) == (409, "locked")


def test_a_full_room_takes_nobody_more(opened):
    Group.objects.update(capacity=2)
    for member in (opened.sam, opened.kim):
        member.knocks()
    opened.hanna.does("admit-all")

    assert refusal(opened.noor.post("knock")) == (409, "full")


def test_a_cancelled_meeting_says_so(circle, media):
    Meeting.objects.update(state=Meeting.State.CANCELLED)

    assert refusal(circle.sam.post("knock")) == (409, "cancelled")
    assert refusal(circle.hanna.post("open")) == (409, "cancelled")


def test_members_have_no_deeds_of_leaders(admitted):
    seat = admitted.sam.seat
    said = {
        "open": {},
        "admit": {"seat": seat},
        "admit-all": {},
        "deny": {"seat": seat},
        "mute": {"seat": seat},
        "mute-all": {},
        "stop-camera": {"seat": seat},
        "allow-camera": {"seat": seat},
        "rename": {"seat": seat, "name": "Sammy"},
        "lobby": {"seat": seat},
        "remove": {"seat": seat},
        "lock": {"on": True},
        "spotlight": {"seat": seat},
        "lower-hand": {"seat": seat},
        "end": {},
    }

    statuses = {deed: admitted.sam.post(deed, **body) for deed, body in said.items()}

    assert {deed: a.status_code for deed, a in statuses.items()} == dict.fromkeys(
        said, 404
    )
    assert statuses["open"].json()["error"] == "not_found"


def test_the_lead_can_drop_and_nothing_ends(admitted):
    admitted.ola.does("open")

    admitted.hanna.does("leave")

    assert admitted.sam.standing == "admitted"
    assert admitted.ola.does("lock", on=True)["meeting"]["is_locked"] is True


def test_facilitators_are_neither_removed_nor_sent_to_the_lobby(opened):
    opened.ola.does("open")

    for deed in ("remove", "lobby"):
        answer = opened.hanna.post(deed, seat=opened.ola.seat)
        assert refusal(answer) == (409, "cannot")


def test_the_owner_who_does_not_lead_finds_nothing(admitted):
    owner = admitted.staff["Owner"]
    admitted.hanna.browser.force_login(
        owner.user, "allauth.account.auth_backends.AuthenticationBackend"
    )

    assert admitted.hanna.get().status_code == 404
    assert admitted.hanna.post("open").status_code == 404


def test_a_second_device_waits_until_a_facilitator_decides(admitted, media):
    second = admitted.second_browser("Sam")
    assert second.standing == "outside"
    assert second.sees()["me"]["is_in_use_elsewhere"] is True

    second.knocks(location="on the train")

    knock = admitted.hanna.sees()["knocking"][0]
    assert (knock["name"], knock["is_second_device"]) == ("Sam", True)
    assert second.does("ticket")["place"]["kind"] == "lobby"
    assert admitted.sam.standing == "admitted"
    assert admitted.sam.sees()["me"]["is_wanted_elsewhere"] is True

    old = admitted.sam.does("ticket")
    admitted.hanna.does("admit", seat=knock["seat"])

    new = second.does("ticket")
    assert (admitted.sam.standing, second.standing) == ("elsewhere", "admitted")
    assert refusal(admitted.sam.post("ticket")) == (409, "elsewhere")
    assert new["identity"] != old["identity"]
    assert [p["name"] for p in admitted.hanna.sees()["people"]] == ["Hanna", "Sam"]


def test_a_second_device_that_is_refused_changes_nothing(admitted):
    second = admitted.second_browser("Sam")
    second.knocks()

    knock = admitted.hanna.sees()["knocking"][0]
    admitted.hanna.does("deny", seat=knock["seat"])

    assert (admitted.sam.standing, second.standing) == ("admitted", "denied")
    assert refusal(second.post("knock")) == (409, "denied")


def test_a_second_device_is_not_remembered_for_the_first(admitted):
    second = admitted.second_browser("Sam")
    admitted.sam.does("leave")

    second.knocks()

    assert second.standing == "knocking"


def test_hands_are_raised_in_order(admitted):
    admitted.kim.knocks()
    admitted.hanna.does("admit-all")
    admitted.kim.does("hand", up=True)
    admitted.sam.does("hand", up=True)
    admitted.kim.does("hand", up=True)

    hands = {p["name"]: p["hand"] for p in admitted.hanna.sees()["people"]}
    admitted.hanna.does("lower-hand", seat=admitted.kim.seat)
    after = {p["name"]: p["hand"] for p in admitted.sam.sees()["people"]}

    assert hands == {"Hanna": 0, "Kim": 1, "Sam": 2}
    assert after == {"Hanna": 0, "Kim": 0, "Sam": 1}


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Sammy", "Sammy"),
        ("  Sam \n B. ", "Sam B."),
        ("<b>Sam</b>", "<b>Sam</b>"),
        ("Sa\u202em\u200b", "Sam"),
        ("", "Sam"),
    ],
)
def test_a_name_for_this_meeting_is_one_visible_line(admitted, name, shown):
    admitted.hanna.does("rename", seat=admitted.sam.seat, name=name)

    assert admitted.sam.sees()["me"]["name"] == shown


def test_a_name_of_300_characters_is_refused_with_a_sentence(admitted):
    answer = admitted.hanna.post("rename", seat=admitted.sam.seat, name="x" * 300)

    assert refusal(answer) == (409, "invalid")
    assert "60" in answer.json()["message"]


def test_what_is_not_declared_is_refused(admitted):
    assert admitted.sam.post("hand", up=True, standing="admitted").status_code == 422
    assert admitted.sam.post("knock", is_early=False).status_code == 422


def test_a_deed_from_another_page_is_refused(admitted):
    admitted.sam.browser.handler.enforce_csrf_checks = True

    assert admitted.sam.post("hand", up=True).status_code == 403


def test_an_unchanged_room_is_not_sent_again(admitted):
    first = admitted.sam.get()

    again = admitted.sam.get(if_none_match=first.headers["ETag"])
    admitted.hanna.does("lock", on=True)
    changed = admitted.sam.get(if_none_match=first.headers["ETag"])

    assert (again.status_code, again.content) == (304, b"")
    assert changed.status_code == 200


def test_without_a_media_server_the_ticket_says_so(admitted, media):
    media.is_down = True

    assert refusal(admitted.sam.post("ticket")) == (503, "media_down")
    assert refusal(admitted.hanna.post("mute", seat=admitted.sam.seat)) == (
        503,
        "media_down",
    )


def test_the_bell_rings_in_no_lobby_that_was_left_some_time_ago(circle, media):
    circle.hanna.does("open")
    for who in (circle.sam, circle.kim, circle.noor):
        who.knocks()
        who.does("ticket")
    for who in (circle.sam, circle.kim):
        circle.hanna.does("admit", seat=who.seat)
    lobbies = {
        place.seat.enrolment.display_name: place.media_room
        for place in Place.objects.filter(kind="lobby")
    }
    Seat.objects.filter(pk=circle.sam.seat).update(
        admitted_at=timezone.now() - timedelta(minutes=1)
    )
    media.rung.clear()

    circle.hanna.does("hand", up=True)

    rung = {media_room for media_room, _ in media.rung}
    assert {name: room in rung for name, room in lobbies.items()} == {
        "Sam": False,  # sits in the circle
        "Kim": True,  # was let in just now, and may not have gone yet
        "Noor": True,  # waits
    }
    assert len(rung) == 3
