from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from tenfold.audit.models import AuditEvent
from tenfold.traces.actions.company import RulesData, forget_chats, set_rules
from tenfold.traces.models import ChatLine, Reaction

pytestmark = pytest.mark.postgres


@pytest.fixture
def sitting(circle, media):
    """Everybody is in the circle."""
    circle.hanna.does("open")
    circle.ola.does("open")
    for member in (circle.sam, circle.kim, circle.noor):
        member.knocks()
    circle.hanna.does("admit-all")
    return circle


def heard(someone, after=0):
    answer = someone.browser.get(
        f"/api/room/{someone.meeting.pk}/chat", {"after": after}
    )
    assert answer.status_code == 200, answer.content
    return [line["text"] for line in answer.json()["lines"]]


def allow(circle, **rules):
    usual = {"is_open": True, "to_facilitators": True, "between_members": False}
    data = RulesData(**(usual | rules))
    set_rules(circle.meeting.group, data=data, by=circle.staff["Hanna"])


def test_what_is_written_to_everybody_reaches_everybody_once(sitting):
    sitting.sam.does("write", channel="group", text="  My line breaks.  ")
    sitting.hanna.does("write", channel="group", text="We hear you.")

    assert heard(sitting.kim) == ["My line breaks.", "We hear you."]
    assert heard(sitting.kim, after=1) == ["We hear you."]
    assert sitting.kim.sees()["chat"]["lines"] == 2


def test_facilitators_write_among_themselves_and_nobody_can_tell(sitting):
    sitting.ola.does("write", channel="leaders", text="Sam looks pale.")

    assert heard(sitting.hanna) == ["Sam looks pale."]
    assert heard(sitting.sam) == []
    assert sitting.sam.sees()["chat"]["lines"] == 0
    refused = sitting.sam.post("write", channel="leaders", text="Me too")
    assert refused.status_code == 404


def test_a_member_writes_to_the_facilitators_alone_and_they_answer(sitting):
    sitting.sam.does("write", channel="desk", text="I need a moment.")
    sitting.ola.does("write", channel="desk", to=sitting.sam.seat, text="Take it.")

    both = ["I need a moment.", "Take it."]
    assert heard(sitting.hanna) == heard(sitting.sam) == both
    assert heard(sitting.kim) == []


def test_a_member_cannot_write_into_anothers_thread(sitting):
    sitting.sam.does("write", channel="desk", to=sitting.kim.seat, text="For you?")

    assert heard(sitting.kim) == []


def test_members_write_to_each_other_only_where_the_group_allows_it(sitting):
    refused = sitting.sam.post(
        "write", channel="private", to=sitting.kim.seat, text="Psst"
    )
    allow(sitting, between_members=True)
    sitting.sam.does("write", channel="private", to=sitting.kim.seat, text="Psst")

    assert refused.status_code == 409
    assert heard(sitting.kim) == heard(sitting.sam) == ["Psst"]
    assert heard(sitting.noor) == heard(sitting.hanna) == []


def test_a_group_can_keep_its_chat_shut_for_members(sitting):
    allow(sitting, is_open=False, to_facilitators=False)

    for channel in ("group", "desk"):
        answer = sitting.sam.post("write", channel=channel, text="Hello")
        assert answer.status_code == 409
    sitting.hanna.does("write", channel="group", text="The link for today")
    assert heard(sitting.sam) == ["The link for today"]
    assert sitting.sam.sees()["chat"] == {
        "lines": 1, "to_group": False, "to_facilitators": False, "to_members": False,
        "is_hushed": False,
    }  # fmt: skip


@pytest.mark.parametrize("text", ["", "   ", "x" * 2001], ids=len)
def test_nothing_and_too_much_are_refused(sitting, text):
    answer = sitting.sam.post("write", channel="group", text=text)

    assert answer.status_code in (409, 422)
    assert not ChatLine.objects.exists()


def test_nobody_writes_to_somebody_who_is_not_there(sitting):
    allow(sitting, between_members=True)
    kim = sitting.kim.seat
    sitting.kim.does("leave")

    answers = [
        sitting.sam.post("write", channel="private", to=to, text="Psst").status_code
        for to in (kim, sitting.sam.seat, sitting.hanna.seat, None)
    ]

    assert answers == [409, 409, 409, 409]


def test_who_is_outside_reads_and_writes_nothing(circle, media):
    circle.hanna.does("open")
    circle.sam.knocks()

    assert circle.sam.post("write", channel="group", text="Hi").status_code == 404
    assert circle.sam.get("chat").status_code == 404
    assert circle.sam.sees()["chat"] is None


def test_texts_are_sealed_and_the_trail_does_not_hold_them(sitting):
    sitting.sam.does("write", channel="group", text="Zwiebelkuchen")

    with connection.cursor() as cursor:
        cursor.execute("SELECT text FROM traces_chatline")
        assert "Zwiebel" not in str(cursor.fetchall())
    line = AuditEvent.objects.get(verb="chat.written")
    assert line.details == {"channel": "group"}


def test_a_sign_is_seen_for_a_moment_and_replaced_by_the_next(sitting):
    sitting.sam.does("sign", kind="heart")
    sitting.sam.does("sign", kind="same")

    seen = [(s["seat"], s["kind"]) for s in sitting.noor.sees()["signs"]]
    assert seen == [(sitting.sam.seat, "same")]
    with time_machine.travel(timezone.now() + timedelta(seconds=9)):
        assert sitting.noor.sees()["signs"] == []
        sitting.kim.does("sign", kind="yes")
    assert Reaction.objects.count() == 1


def test_a_sign_that_is_not_one_is_refused(sitting):
    assert sitting.sam.post("sign", kind="knife").status_code == 422


def test_seven_days_after_the_session_everything_is_forgotten(sitting):
    sitting.sam.does("write", channel="group", text="Hello")
    sitting.sam.does("sign", kind="heart")
    ends = sitting.meeting.ends_at

    forget_chats(ends + timedelta(days=7) - timedelta(minutes=1))
    assert ChatLine.objects.count() == 1
    forget_chats(ends + timedelta(days=7))

    assert not ChatLine.objects.exists()
    assert not Reaction.objects.exists()
    erased = AuditEvent.objects.filter(verb="chat.erased")
    assert [line.details for line in erased] == [{"lines": 1}]


def test_facilitators_read_it_again_after_the_session_but_not_what_was_private(
    sitting,
):
    allow(sitting, between_members=True)
    sitting.sam.does("write", channel="group", text="Hello all")
    sitting.sam.does("write", channel="desk", text="Only for you")
    sitting.sam.does("write", channel="private", to=sitting.kim.seat, text="Psst")
    sitting.hanna.does("end")

    practice = sitting.meeting.practice.slug
    page = reverse("scheduling:meeting_chat", args=[practice, sitting.meeting.pk])
    seen = sitting.ola.browser.get(page).content.decode()

    assert "Hello all" in seen
    assert "Sam and the facilitators" in seen
    assert "Psst" not in seen
    assert AuditEvent.objects.filter(verb="chat.opened").count() == 1
