from datetime import timedelta

import pytest
from django.test import TestCase
from django.utils import timezone

from tenfold.room.actions.roster import send_out
from tenfold.room.actions.scene import tick_scenes
from tenfold.room.models import Alert, Place, PresenceInterval, Seat
from tenfold.room.queries import identities_in
from tenfold.room.watch import watch_media, watch_rooms
from tenfold.scheduling.models import Attendance
from tenfold.traces.actions.pairs import accompany, keep_apart
from tenfold.traces.models import PairMeeting
from tests import make
from tests.room.people import a_member

pytestmark = pytest.mark.postgres


@pytest.fixture
def sitting(circle, media):
    """Everybody is in the circle: Sam, Kim, Noor and Ivo."""
    group, owner = circle.meeting.group, circle.staff["Owner"]
    circle.enrolments["Ivo"] = make.member(group, owner, "Ivo")
    circle.ivo = a_member(circle.meeting, circle.enrolments["Ivo"])
    circle.hanna.does("open")
    circle.ola.does("open")
    for member in members_of(circle):
        member.knocks()
    circle.hanna.does("admit-all")
    return circle


def members_of(sitting):
    return [sitting.sam, sitting.kim, sitting.noor, sitting.ivo]


def press(someone, what, **said):
    stage = someone.sees()["stage"]
    step = {} if what in ("pairs.visit", "pairs.call") else {"step": stage["step"]}
    return someone.post("stage", scene=stage["id"], deed={"do": what, **step, **said})


def proposes(sitting, **options):
    said = {"format": "pairs", "talk_seconds": 120, **options}
    return sitting.hanna.does("stage-start", options=said)["stage"]


def sends(sitting, **options):
    proposes(sitting, **options)
    answer = press(sitting.hanna, "pairs.send")
    assert answer.status_code == 200, answer.content
    return answer.json()["stage"]


def place(someone):
    return someone.sees()["me"]["standing"]["place"]


def time_passes(seconds):
    with TestCase.captureOnCommitCallbacks(execute=True):
        tick_scenes(timezone.now() + timedelta(seconds=seconds))


def media_room(place_id):
    return Place.objects.get(pk=place_id).media_room


def seat_of(someone):
    return Seat.objects.get(pk=someone.seat)


def test_two_share_a_place_and_a_ticket_and_no_third_does(sitting):
    stage = sends(sitting)
    (sam_with,) = [
        [seat for seat in room["seats"] if seat != sitting.sam.seat]
        for room in stage["rooms"]
        if sitting.sam.seat in room["seats"]
    ]

    partner = next(m for m in members_of(sitting) if m.seat == sam_with[0])
    rest = [
        m for m in members_of(sitting) if m.seat not in (sitting.sam.seat, *sam_with)
    ]
    ticket = sitting.sam.does("ticket")["place"]

    assert ticket["kind"] == "pair"
    assert ticket["id"] == partner.does("ticket")["place"]["id"] == place(sitting.sam)
    assert place(rest[0]) == place(rest[1]) != place(sitting.sam)
    there = Place.objects.get(pk=ticket["id"])
    assert identities_in(there) == {
        seat_of(sitting.sam).identity,
        seat_of(partner).identity,
    }
    assert sitting.hanna.does("ticket")["place"]["kind"] == "circle"


def test_one_sees_who_is_in_the_same_room_and_nothing_of_the_others(sitting):
    sends(sitting)
    seen = sitting.sam.sees()

    here = [one["seat"] for one in seen["people"] if one["is_here"]]
    assert len(here) == 2
    assert sitting.sam.seat in here
    assert seen["stage"]["rooms"] is None
    assert seen["stage"]["next_rooms"] is None
    others = {str(p.pk) for p in Place.objects.filter(kind="pair")} - {
        place(sitting.sam)
    }
    assert not [other for other in others if other in str(seen)]


def test_who_may_not_be_in_a_proposed_room_yet_is_shown_out(sitting, media):
    proposes(sitting)
    early = media_room(sitting.sam.sees()["me"]["standing"]["next"])
    media.joins(early, seat_of(sitting.sam).identity, "PA_1")

    with TestCase.captureOnCommitCallbacks(execute=True):
        watch_rooms(timezone.now() + timedelta(seconds=10))

    assert media.removed == [(early, seat_of(sitting.sam).identity)]


def test_when_the_time_is_over_everybody_belongs_to_the_circle(sitting, media):
    sends(sitting, talk_seconds=60)
    pair = media_room(place(sitting.sam))

    time_passes(45)
    assert sitting.sam.does("ticket")["place"]["kind"] == "pair"
    media.rung.clear()
    time_passes(61)

    assert {place(one) for one in members_of(sitting)} == {place(sitting.hanna)}
    assert sitting.sam.does("ticket")["place"]["kind"] == "circle"
    assert pair in [room for room, _ in media.rung]


def test_who_does_not_come_back_by_themselves_is_fetched(sitting, media):
    sends(sitting, talk_seconds=60)
    pair = media_room(place(sitting.sam))
    media.joins(pair, seat_of(sitting.sam).identity, "PA_1")
    press(sitting.hanna, "pairs.recall")
    press(sitting.hanna, "pairs.recall")

    watch_media(timezone.now())
    assert pair in media.rooms
    watch_media(timezone.now() + timedelta(seconds=6))
    assert pair not in media.rooms


def test_who_drops_or_reloads_finds_back_to_their_own_pair(sitting, media):
    sends(sitting)
    mine = place(sitting.sam)
    media.rooms.clear()

    assert sitting.sam.knocks()["me"]["standing"]["place"] == mine
    assert sitting.sam.does("ticket")["place"]["id"] == mine
    assert media_room(mine) in media.rooms


def test_who_leaves_gives_their_room_up_and_the_other_is_not_left_alone(sitting):
    stage = sends(sitting)
    room = next(r for r in stage["rooms"] if sitting.sam.seat in r["seats"])
    partner = next(
        m for m in members_of(sitting)
        if m.seat in room["seats"] and m.seat != sitting.sam.seat
    )  # fmt: skip

    sitting.sam.does("leave")

    assert partner.sees()["stage"]["was_left_alone"] is True
    assert place(partner) == place(sitting.hanna)
    assert len(sitting.ola.sees()["stage"]["rooms"]) == 1
    sitting.sam.knocks()
    assert place(sitting.sam) == place(sitting.hanna)


def test_who_is_removed_from_a_triad_is_out_and_the_room_moves_if_they_return(
    sitting, media
):
    sitting.ivo.does("leave")
    sends(sitting)
    identity = seat_of(sitting.sam).identity
    before = place(sitting.kim)

    sitting.hanna.does("remove", seat=sitting.sam.seat)
    assert sitting.sam.post("ticket").status_code == 409
    there = Place.objects.get(pk=before)
    later = timezone.now() + timedelta(seconds=10)
    with TestCase.captureOnCommitCallbacks(execute=True):
        send_out(there, identity, since=later, now=later)

    assert place(sitting.kim) == place(sitting.noor) != before
    assert Place.objects.get(pk=place(sitting.kim)).epoch == 2
    assert [one["kind"] for one in sitting.ola.sees()["alerts"]] == ["returned"]


def test_the_circle_moves_while_pairs_talk_and_all_of_them_find_it(sitting, media):
    sitting.hanna.does("remove", seat=sitting.ivo.seat)
    stage = sends(sitting)
    circle = Place.objects.get(pk=place(sitting.hanna))
    together = place(sitting.sam)
    press(sitting.ola, "pairs.visit", room=stage["rooms"][0]["id"])
    ahead = sitting.sam.does("ticket", ahead=True)["place"]
    later = timezone.now() + timedelta(seconds=10)

    with TestCase.captureOnCommitCallbacks(execute=True):
        send_out(circle, seat_of(sitting.ivo).identity, since=later, now=later)

    moved = Place.objects.get(pk=place(sitting.hanna))
    assert (moved.kind, moved.epoch) == ("circle", circle.epoch + 1)
    assert circle.media_room not in media.rooms
    assert place(sitting.sam) == place(sitting.ola) == together
    assert sitting.sam.does("ticket")["place"]["id"] == together
    now_ahead = sitting.sam.does("ticket", ahead=True)["place"]["id"]
    assert ahead["id"] == str(circle.pk) != now_ahead == str(moved.pk)
    assert sitting.hanna.sees()["stage"]["rooms"] == stage["rooms"]
    assert sitting.ivo.post("ticket").status_code == 409
    press(sitting.hanna, "pairs.recall")
    press(sitting.hanna, "pairs.recall")
    back = {place(one) for one in (sitting.sam, sitting.kim, sitting.hanna)}
    assert back == {str(moved.pk)}
    assert not Place.objects.filter(kind="pair").open()


def test_a_pair_moves_with_its_visitor_and_the_circle_stays(sitting, media):
    stage = sends(sitting)
    room = next(r for r in stage["rooms"] if sitting.sam.seat in r["seats"])
    press(sitting.hanna, "pairs.visit", room=room["id"])
    circle, pair = place(sitting.ola), Place.objects.get(pk=place(sitting.sam))
    later = timezone.now() + timedelta(seconds=10)

    with TestCase.captureOnCommitCallbacks(execute=True):
        send_out(pair, "nobody-we-know", since=later, now=later)

    assert place(sitting.sam) == place(sitting.hanna) != str(pair.pk)
    assert Place.objects.get(pk=place(sitting.sam)).epoch == 2
    assert (place(sitting.ola), pair.media_room in media.rooms) == (circle, False)
    press(sitting.hanna, "pairs.visit", room=None)
    assert place(sitting.hanna) == circle
    time_passes(130)
    assert {place(one) for one in members_of(sitting)} == {circle}
    assert not Place.objects.filter(kind="pair").open()


def test_who_is_on_the_way_is_no_stranger_and_who_comes_back_in_is(sitting, media):
    circle, identity = media_room(place(sitting.sam)), seat_of(sitting.sam).identity
    media.joins(circle, identity, "PA_1", timezone.now().timestamp() - 5)
    sends(sitting)
    sent_at = seat_of(sitting.sam).placed_at

    with TestCase.captureOnCommitCallbacks(execute=True):
        watch_rooms(sent_at + timedelta(seconds=2))
    assert media.removed == []
    with TestCase.captureOnCommitCallbacks(execute=True):
        watch_rooms(sent_at + timedelta(seconds=8))
    assert media.removed == [(circle, identity)]
    assert media_room(place(sitting.hanna)) == circle
    assert not Alert.objects.exists()

    media.joins(circle, identity, "PA_2", sent_at.timestamp() + 9)
    with TestCase.captureOnCommitCallbacks(execute=True):
        watch_rooms(sent_at + timedelta(seconds=10))
    assert media.removed == [(circle, identity)] * 2
    assert Alert.objects.filter(kind="stranger").count() == 1


def test_a_facilitator_hops_and_the_other_holds_the_circle(sitting):
    stage = sends(sitting)
    room = next(r for r in stage["rooms"] if sitting.sam.seat in r["seats"])

    press(sitting.sam, "pairs.call")
    assert [
        r["id"] for r in sitting.hanna.sees()["stage"]["rooms"] if r["calls_since"]
    ] == [room["id"]]
    press(sitting.hanna, "pairs.visit", room=room["id"])

    assert place(sitting.hanna) == place(sitting.sam) != place(sitting.ola)
    seen = {p["seat"] for p in sitting.sam.sees()["people"] if p["is_here"]}
    assert sitting.hanna.seat in seen
    assert not sitting.sam.sees()["stage"]["is_calling"]
    press(sitting.hanna, "pairs.visit", room=None)
    assert place(sitting.hanna) == place(sitting.ola)


def test_members_do_not_lead(sitting):
    proposes(sitting)

    for deed in ("pairs.send", "pairs.again", "pairs.recall"):
        assert press(sitting.sam, deed).status_code == 404
    assert press(sitting.sam, "pairs.visit", room=None).status_code == 404


def test_two_press_at_once_and_the_second_is_told(sitting):
    stage = proposes(sitting)
    send = {"do": "pairs.send", "step": stage["step"]}

    first = sitting.hanna.post("stage", scene=stage["id"], deed=send)
    second = sitting.ola.post("stage", scene=stage["id"], deed=send)

    assert (first.status_code, second.status_code) == (200, 409)
    assert second.json()["error"] == "moved_on"


@pytest.mark.parametrize(
    ("first", "second"),
    [("pairs.send", "pairs.again"), ("pairs.again", "pairs.send")],
)
def test_two_press_different_buttons_and_only_one_of_them_happens(
    sitting, first, second
):
    stage = proposes(sitting)
    deeds = [{"do": name, "step": stage["step"]} for name in (first, second)]

    one = sitting.hanna.post("stage", scene=stage["id"], deed=deeds[0])
    other = sitting.ola.post("stage", scene=stage["id"], deed=deeds[1])

    assert (one.status_code, other.status_code) == (200, 409)
    went = first == "pairs.send"
    assert sitting.ola.sees()["stage"]["phase"] == ("talking" if went else "proposed")
    assert Seat.objects.exclude(place=None).exists() is went


@pytest.mark.parametrize("odd", ["triad", "listening", "facilitator"])
def test_the_odd_one_leaves_and_the_pair_goes_on(sitting, odd):
    sitting.ivo.does("leave")
    stage = sends(sitting, odd=odd)
    rooms = {seat: room for room in stage["rooms"] for seat in room["seats"]}
    here = (sitting.sam, sitting.kim, sitting.noor)
    left = [one for one in here if one.seat in stage["left_over"]]
    leaves = left[0] if left else next(
        one for one in here
        if len(rooms[one.seat]["seats"]) in (1, 3)
    )  # fmt: skip

    leaves.does("leave")

    first, second = (one for one in here if one is not leaves)
    assert sitting.hanna.sees()["stage"]["phase"] == "talking"
    assert place(first) == place(second) != place(sitting.ola)
    assert first.sees()["stage"]["was_left_alone"] is False


def test_when_all_but_one_leave_the_last_is_in_the_circle_and_it_is_over(sitting):
    sends(sitting)

    for one in (sitting.sam, sitting.kim, sitting.noor):
        one.does("leave")

    assert sitting.ivo.sees()["stage"]["phase"] == "back"
    assert place(sitting.ivo) == place(sitting.hanna)
    assert not Place.objects.filter(kind="pair").open()
    assert press(sitting.hanna, "pairs.next").status_code == 409
    sitting.sam.knocks()
    assert press(sitting.hanna, "pairs.next").status_code == 200


@pytest.mark.parametrize("way", ["close", "another", "end"])
def test_ending_while_they_talk_brings_everybody_back(sitting, way):
    stage = sends(sitting)

    if way == "close":
        sitting.ola.does("stage-close", scene=stage["id"])
    elif way == "another":
        sitting.ola.does("stage-start", options={"format": "round"})
    else:
        sitting.ola.does("end")

    assert not Seat.objects.exclude(place=None)
    assert not Place.objects.filter(kind="pair").open()


def test_a_round_is_remembered_and_the_next_is_of_others(sitting):
    first = sends(sitting, talk_seconds=60)
    together = {frozenset(room["seats"]) for room in first["rooms"]}
    time_passes(60)

    assert PairMeeting.objects.filter(other__isnull=False).count() == 2
    proposed = press(sitting.hanna, "pairs.next").json()["stage"]
    assert proposed["round"] == 2
    assert not together & {frozenset(room["seats"]) for room in proposed["rooms"]}
    assert [room["times"] for room in proposed["rooms"]] == [0, 0]


def test_a_round_that_was_called_off_at_once_is_not_remembered(sitting):
    sends(sitting)
    press(sitting.hanna, "pairs.recall")
    press(sitting.hanna, "pairs.recall")

    assert not PairMeeting.objects.exists()


def test_who_is_kept_apart_is_never_proposed_and_members_do_not_learn_it(sitting):
    one, other = sitting.enrolments["Sam"], sitting.enrolments["Kim"]
    owner = sitting.staff["Owner"]
    keep_apart(sitting.meeting.group, one=one, other=other, by=owner)

    for _ in range(4):
        stage = proposes(sitting)
        rooms = [set(room["seats"]) for room in stage["rooms"]]
        assert {sitting.sam.seat, sitting.kim.seat} not in rooms
        press(sitting.hanna, "pairs.again")
    assert sitting.sam.sees()["stage"]["own"] is None


def test_who_is_accompanied_stays_in_the_circle_with_the_facilitators(sitting):
    accompany(sitting.enrolments["Sam"], on=True, by=sitting.staff["Owner"])

    stage = sends(sitting)

    assert sitting.sam.seat in stage["left_over"]
    assert place(sitting.sam) == place(sitting.hanna)
    refused = press(
        sitting.hanna, "pairs.move", seat=sitting.sam.seat, to=stage["rooms"][0]["id"]
    )
    assert refused.status_code == 409


def test_minutes_in_a_pair_count_as_attendance(sitting):
    in_circle = Place.objects.get(pk=place(sitting.sam))
    sends(sitting)
    in_pair = Place.objects.get(pk=place(sitting.sam))
    seat, start = seat_of(sitting.sam), timezone.now() - timedelta(minutes=30)
    for number, (where, minutes) in enumerate(((in_circle, 12), (in_pair, 15))):
        begun = start + timedelta(minutes=12 * number)
        ended = begun + timedelta(minutes=minutes)
        PresenceInterval.objects.create(
            practice_id=seat.practice_id,
            place=where,
            seat=seat,
            sid=f"PA_{number}",
            identity=seat.identity,
            started_at=begun,
            last_seen_at=ended,
            ended_at=ended,
        )

    sitting.hanna.does("end")

    assert Attendance.objects.get(enrolment=sitting.enrolments["Sam"]).minutes == 27
