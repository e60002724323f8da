"""Looks at the media server, and what becomes of attendance."""

from datetime import timedelta

import pytest
from django.test import TestCase
from django.utils import timezone

from tenfold.audit.models import AuditEvent
from tenfold.room.actions.inbox import hear, process_inbox
from tenfold.room.livekit import Heard
from tenfold.room.models import LiveKitEvent, Place, PresenceInterval, Seat
from tenfold.room.watch import end_deserted, watch_media, watch_rooms
from tenfold.scheduling.models import Attendance, Meeting

pytestmark = pytest.mark.postgres


@pytest.fixture
def admitted(circle, media):
    """Sam is in the circle, and on the media server since now."""
    circle.hanna.does("open")
    circle.sam.knocks()
    circle.hanna.does("admit", seat=circle.sam.seat)
    circle.sam.does("ticket")
    return circle


@pytest.fixture
def place(admitted):
    return Place.objects.get(kind=Place.Kind.CIRCLE)


@pytest.fixture
def sam(admitted):
    return Seat.objects.get(enrolment=admitted.enrolments["Sam"])


def watch(now):
    with TestCase.captureOnCommitCallbacks(execute=True):
        watch_rooms(now)


def minutes_of(circle):
    rows = Attendance.objects.filter(meeting=circle.meeting)
    return {
        row.enrolment.display_name: (row.minutes, row.is_estimated)
        for row in rows.select_related("enrolment")
    }


def test_a_look_opens_an_interval_that_no_webhook_told_of(media, place, sam):
    now = timezone.now()
    media.joins(place.media_room, sam.identity, "PA_1", now.timestamp() - 60)

    watch(now)

    interval = PresenceInterval.objects.get()
    assert (interval.seat_id, interval.ended_at) == (sam.pk, None)
    assert abs(interval.started_at - (now - timedelta(seconds=60))) < timedelta(
        seconds=1
    )


def test_one_question_tells_which_rooms_of_a_look_are_there(admitted, media, place):
    for who in (admitted.kim, admitted.noor):
        ticket = who.does("ticket")
    watched = Place.objects.open()
    watched.update(last_seen_at=timezone.now())
    del media.rooms[watched.get(pk=ticket["place"]["id"]).media_room]
    media.asked.clear()

    watch(timezone.now())

    there = watched.count() - 1
    assert there >= 2
    assert media.asked == {"ListRooms": 1, "ListParticipants": there}


def test_a_look_at_nothing_asks_nothing(db, media):
    watch(timezone.now())

    assert not media.asked


def test_who_is_gone_unheard_was_there_until_last_seen(media, place, sam):
    now = timezone.now()
    media.joins(place.media_room, sam.identity, "PA_1", now.timestamp())
    watch(now)
    media.rooms[place.media_room].clear()

    watch(now + timedelta(seconds=5))
    watch(now + timedelta(seconds=10))

    interval = PresenceInterval.objects.get()
    assert (interval.ended_at, interval.is_inferred) == (interval.last_seen_at, True)


def test_the_end_turns_presence_into_minutes(admitted, media, place, sam):
    now = timezone.now()
    start = now - timedelta(minutes=50)
    for sid, begin, end in (("PA_1", 0, 20), ("PA_2", 20.5, 30), ("PA_3", 35, None)):
        PresenceInterval.objects.create(
            practice_id=place.practice_id,
            place=place,
            seat=sam,
            identity=sam.identity,
            sid=sid,
            started_at=start + timedelta(minutes=begin),
            last_seen_at=now,
            ended_at=start + timedelta(minutes=end) if end else None,
        )

    admitted.hanna.does("end")

    # 0 to 30 with a short gap closed, and 35 to 50.
    assert minutes_of(admitted) == {
        "Sam": (45, False),
        "Kim": (0, False),
        "Noor": (0, False),
    }


def test_a_webhook_that_comes_after_the_end_still_counts(admitted, media, place, sam):
    admitted.hanna.does("end")
    ended_at = Meeting.objects.get().ended_at
    assert ended_at is not None

    hear(
        Heard(
            event_id="EV_late",
            kind="participant_left",
            media_room=place.media_room,
            sid="PA_1",
            identity=sam.identity,
            is_ahead=False,
            joined_at=ended_at - timedelta(minutes=40),
            happened_at=ended_at,
        ),
        now=ended_at + timedelta(seconds=20),
    )

    assert minutes_of(admitted)["Sam"] == (40, False)


def test_an_event_that_was_written_down_is_acted_on_after_a_crash(place, sam):
    now = timezone.now()
    LiveKitEvent.objects.create(
        practice_id=place.practice_id,
        place=place,
        event_id="EV_1",
        kind="participant_joined",
        sid="PA_1",
        identity=sam.identity,
        joined_at=now,
        happened_at=now,
    )

    assert (process_inbox(now), process_inbox(now)) == (1, 0)
    assert PresenceInterval.objects.count() == 1


def test_who_is_no_longer_a_member_is_sent_out(admitted, media, place, sam):
    enrolment = admitted.enrolments["Sam"]
    media.joins(place.media_room, sam.identity, "PA_1")
    enrolment.until_on, enrolment.end_reason = admitted.meeting.occurs_on, "completed"
    enrolment.save(update_fields=["until_on", "end_reason"])

    watch(timezone.now())

    assert media.removed == [(place.media_room, sam.identity)]


def circle_room():
    return Place.objects.get(kind=Place.Kind.CIRCLE, closed_at=None).media_room


def test_who_was_removed_and_comes_back_finds_an_empty_house(admitted, media, sam):
    admitted.hanna.does("remove", seat=str(sam.pk))
    before, later = circle_room(), timezone.now() + timedelta(seconds=10)
    media.joins(before, sam.identity, "PA_1")

    watch(later)

    place = admitted.hanna.does("ticket")["place"]["id"]
    assert admitted.hanna.sees()["me"]["standing"]["place"] == place
    assert Place.objects.get(pk=place).epoch == 2
    assert before not in media.rooms
    assert circle_room() != before
    assert AuditEvent.objects.filter(verb="circle.moved").count() == 1


def test_the_circle_moves_at_most_once_in_half_a_minute(admitted, media, sam):
    admitted.hanna.does("remove", seat=str(sam.pk))
    later = timezone.now() + timedelta(seconds=10)
    rooms = []
    for seconds in (0, 10, 25, 31):
        media.joins(circle_room(), sam.identity, f"PA_{seconds}")
        watch(later + timedelta(seconds=seconds))
        rooms.append(circle_room())

    assert len(set(rooms)) == 2
    assert rooms[0] == rooms[2] != rooms[3]
    alerts = [(one["kind"], one["name"]) for one in admitted.ola.sees()["alerts"]]
    assert alerts == [("returned", "Sam")] * 4


@pytest.mark.parametrize("standing", ["knocking", "outside", "admitted"])
def test_only_a_hostile_return_moves_the_circle(admitted, media, sam, standing):
    if standing == "knocking":
        admitted.hanna.does("lobby", seat=str(sam.pk))
    elif standing == "outside":
        admitted.sam.does("leave")
    else:
        enrolment = admitted.enrolments["Sam"]
        enrolment.until_on, enrolment.end_reason = admitted.meeting.occurs_on, "moved"
        enrolment.save(update_fields=["until_on", "end_reason"])
    before = circle_room()
    media.joins(before, sam.identity, "PA_1")

    watch(timezone.now())

    assert circle_room() == before
    assert media.removed == [(before, sam.identity)]


def test_who_is_let_in_goes_on_in_the_same_minutes(admitted, media, place, sam):
    now = timezone.now()
    media.joins(place.media_room, sam.identity, "PA_1", now.timestamp())
    media.joins(place.media_room, "u-stranger", "PA_2", now.timestamp())

    watch(now + timedelta(seconds=1))
    media.joins(circle_room(), sam.identity, "PA_3", now.timestamp() + 2)
    watch(now + timedelta(seconds=5))

    mine = PresenceInterval.objects.filter(seat=sam).order_by("started_at")
    assert [row.ended_at is None for row in mine] == [False, True]
    assert not mine[0].is_inferred


def test_a_word_of_a_room_that_is_closed_is_no_alarm(admitted, media, place, sam):
    media.joins(place.media_room, "u-stranger", "PA_1")
    watch(timezone.now())
    late = timezone.now() + timedelta(seconds=40)
    media.joins(place.media_room, sam.identity, "PA_2")

    with TestCase.captureOnCommitCallbacks(execute=True):
        hear(
            Heard(
                event_id="EV_late",
                kind="participant_joined",
                media_room=place.media_room,
                sid="PA_2",
                identity=sam.identity,
                is_ahead=False,
                joined_at=late,
                happened_at=late,
            ),
            now=late,
        )
    assert [one["kind"] for one in admitted.ola.sees()["alerts"]] == ["stranger"]
    assert place.media_room not in media.rooms

    watch(late + timedelta(seconds=10))
    assert not PresenceInterval.objects.filter(place=place, ended_at=None).exists()


def test_a_room_that_was_closed_is_deleted_until_it_is_gone(admitted, media, place):
    media.joins(place.media_room, "u-stranger", "PA_1")
    watch(timezone.now())
    media.joins(place.media_room, "u-stranger", "PA_2")

    watch_media(timezone.now())

    assert place.media_room not in media.rooms


def test_a_lobby_holds_nobody_but_its_person(admitted, media):
    ticket = admitted.kim.does("ticket")
    lobby = Place.objects.get(pk=ticket["place"]["id"])
    media.joins(lobby.media_room, ticket["identity"], "PA_1")
    media.joins(lobby.media_room, "u-stranger", "PA_2")

    watch(timezone.now())

    assert set(media.rooms[lobby.media_room]) == {ticket["identity"]}


def test_rooms_that_the_media_server_forgot_are_made_again(admitted, media, place):
    media.rooms.clear()

    made = watch_media(timezone.now())

    assert made == len(media.rooms) > 0
    assert place.media_room in media.rooms


def test_a_watch_without_a_media_server_does_no_harm(admitted, media):
    media.is_down = True

    assert watch_media(timezone.now()) == 0
    watch(timezone.now())


def test_deeds_leave_a_trail_without_names(admitted):
    verbs = AuditEvent.objects.order_by("number").values_list("verb", flat=True)
    in_the_room = [verb for verb in verbs if verb.startswith(("seat", "meeting.o"))]

    assert in_the_room == [
        "seat.taken",
        "meeting.opened",
        "seat.entered",
        "seat.taken",
        "seat.knocked",
        "seat.admitted",
    ]
    for event in AuditEvent.objects.all():
        assert "Sam" not in str(event.details)


def test_a_room_that_everybody_left_is_closed_half_an_hour_after_its_time(
    admitted, media, place, sam
):
    ends = admitted.meeting.ends_at
    left = ends + timedelta(minutes=10)
    media.joins(place.media_room, sam.identity, "PA_1", ends.timestamp() - 600)
    watch(left)
    media.rooms[place.media_room].clear()
    watch(left + timedelta(seconds=10))

    assert end_deserted(left + timedelta(minutes=29)) == 0
    assert end_deserted(left + timedelta(minutes=31)) == 1

    meeting = Meeting.objects.get(pk=admitted.meeting.pk)
    assert meeting.state == Meeting.State.ENDED
    assert AuditEvent.objects.get(verb="meeting.ended").actor_id == ""
    assert minutes_of(admitted)["Sam"] == (20, True)
    assert not Place.objects.open().exists()


def test_a_room_in_which_somebody_is_stays_open_however_late(
    admitted, media, place, sam
):
    late = admitted.meeting.ends_at + timedelta(hours=3)
    media.joins(place.media_room, sam.identity, "PA_1", late.timestamp() - 600)
    watch(late)

    assert end_deserted(late) == 0


def test_a_room_that_is_empty_within_its_time_stays_open(admitted, media, place):
    assert end_deserted(admitted.meeting.ends_at) == 0


def test_members_whom_nobody_leads_any_more_are_let_go_after_half_an_hour(
    admitted, media, place, sam
):
    hanna = Seat.objects.get(meeting=admitted.meeting, role="facilitator")
    began = admitted.meeting.starts_at
    media.joins(place.media_room, sam.identity, "PA_1", began.timestamp())
    media.joins(place.media_room, hanna.identity, "PA_2", began.timestamp())
    left = began + timedelta(minutes=5)
    watch(left)
    media.rooms[place.media_room].pop(hanna.identity)
    for minutes in (1, 29, 31):
        watch(left + timedelta(minutes=minutes))
        ended = end_deserted(left + timedelta(minutes=minutes))
        assert ended == (minutes == 31)

    assert admitted.sam.sees()["meeting"]["phase"] == "ended"
