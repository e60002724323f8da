"""What a member fills in before a session, in the browser that they bound."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client as Browser
from django.test import TestCase
from django.utils import timezone

from tenfold.audit.models import AuditEvent
from tenfold.measures.actions.flags import acknowledge_flag, settle_flag
from tenfold.measures.models import AnswerSheet, Assessment, Disposition, Flag
from tenfold.scheduling.actions import cancel_meeting
from tests import make
from tests.room.people import Someone, a_guest

NAMES = ("Kim", "Noor", "Hanna", "Ola")
CLINICAL = re.compile(r"phq|gad|depress|anxi|measure|therap|symptom", re.IGNORECASE)


def asked(circle, name="Sam", measure="gad7") -> Assessment:
    lead = circle.staff["Hanna"]
    return make.assessment(
        circle.meeting, circle.enrolments[name], by=lead, measure=measure
    )


def address(circle, one: Assessment | None = None, more: str = "") -> str:
    form = f"{one.pk}/" if one else ""
    return f"/room/{circle.meeting.pk}/before/{form}{more}"


def all_of(one: Assessment, value: int, **other: int) -> dict[str, str]:
    said = {item.id: value for item in one.form.items} | other
    return {key: str(answer) for key, answer in said.items()}


def sends(person: Someone, where: str, said: dict[str, str]):
    with TestCase.captureOnCommitCallbacks(execute=True):
        return person.browser.post(where, said)


def said_by(answer) -> str:
    return answer.content.decode()


@pytest.fixture
def form(circle, media) -> Assessment:
    return asked(circle)


def test_the_lobby_says_what_is_due_to_the_one_who_is_asked(circle, form):
    assert circle.sam.sees()["me"]["due"] == [{"title": "GAD-7", "minutes": 2}]
    for other in (circle.kim, circle.hanna):
        assert other.sees()["me"]["due"] == []


def test_it_is_filled_in_on_a_page_without_a_program_and_leads_back(circle, form):
    first = circle.sam.browser.get(address(circle))
    assert first.headers["Location"] == address(circle, form)
    page = circle.sam.browser.get(address(circle, form))
    assert page.status_code == 200
    assert "no-store" in page.headers["Cache-Control"]

    sent = sends(circle.sam, address(circle, form), all_of(form, 1))
    back = circle.sam.browser.get(sent.headers["Location"])

    assert back.headers["Location"] == f"/room/{circle.meeting.pk}/"
    assert AnswerSheet.objects.get().scored.value == 7
    assert circle.sam.sees()["me"]["due"] == []


def test_the_page_names_nobody_else_and_says_outside_nothing_of_what_it_is(
    circle, form
):
    page = said_by(circle.sam.browser.get(address(circle, form)))

    assert [name for name in NAMES if re.search(rf"\b{name}\b", page)] == []
    title = re.search(r"<title>(.*?)</title>", page, re.DOTALL)
    assert title
    assert not CLINICAL.search(title[1])
    assert not CLINICAL.search(address(circle, form, "next/"))


def test_what_was_overlooked_is_pointed_at_and_what_was_chosen_stays(circle, form):
    said = all_of(form, 2)
    del said["q3"], said["q8"]

    answer = sends(circle.sam, address(circle, form), said)

    page = said_by(answer)
    assert answer.status_code == 200
    assert re.search(r'id="q3"[^>]*aria-describedby="q3-error"', page)
    assert "q8-error" not in page
    assert page.count('" checked>') == 6
    assert "Send it as it is" in page
    assert not AnswerSheet.objects.exists()


def test_what_one_would_rather_not_answer_can_stay_open(circle, form):
    said = all_of(form, 2) | {"as_it_is": "yes"}
    del said["q3"]

    sends(circle.sam, address(circle, form), said)

    assert AnswerSheet.objects.get().result["total"] == {
        "value": 14, "band": "moderate", "missing": 1,
    }  # fmt: skip


def test_too_much_left_open_cannot_be_sent(circle, form):
    said = {"q1": "1", "as_it_is": "yes"}

    page = said_by(sends(circle.sam, address(circle, form), said))

    assert "Send it as it is" not in page
    assert not AnswerSheet.objects.exists()


def test_what_was_sent_cannot_be_changed(circle, form):
    sends(circle.sam, address(circle, form), all_of(form, 1))

    again = sends(circle.sam, address(circle, form), all_of(form, 3))

    assert "This has been sent" in said_by(again)
    assert "This has been sent" in said_by(
        circle.sam.browser.get(address(circle, form))
    )
    assert AnswerSheet.objects.get().scored.value == 7


def test_several_come_one_after_the_other(circle, form):
    asked(circle, measure="rses")

    page = said_by(circle.sam.browser.get(address(circle, form)))
    sent = sends(circle.sam, address(circle, form), all_of(form, 1))
    following = circle.sam.browser.get(sent.headers["Location"])

    assert "After it comes one more" in page
    (left,) = Assessment.objects.waiting()
    assert following.headers["Location"] == address(circle, left)


@pytest.mark.parametrize("who", ["kim", "hanna", "nobody", "guest"])
def test_nobody_else_opens_or_sends_it(circle, form, who):
    if who == "guest":
        lead = circle.staff["Hanna"]
        somebody = a_guest(make.guest(circle.meeting, by=lead), lead)
    elif who == "nobody":
        somebody = Someone(circle.meeting, Browser())
    else:
        somebody = getattr(circle, who)

    for more in ("", "next/"):
        where = address(circle, form, more)
        assert somebody.browser.get(where).status_code == 404
        assert sends(somebody, where, all_of(form, 3)).status_code == 404
    assert not AnswerSheet.objects.exists()


def test_a_member_s_link_opens_no_form_of_another_meeting(circle, form):
    lead = circle.staff["Hanna"]
    later = make.meeting(
        circle.meeting.group,
        by=lead,
        starts_at=circle.meeting.starts_at + timedelta(days=7),
    )
    other = make.assessment(later, circle.enrolments["Sam"], by=lead)

    assert circle.sam.browser.get(address(circle, other)).status_code == 404
    elsewhere = f"/room/{later.pk}/before/{other.pk}/"
    assert circle.sam.browser.get(elsewhere).status_code == 404


def test_after_the_session_it_opens_no_more(circle, form):
    cancel_meeting(
        circle.meeting, reason="Ill", by=circle.staff["Hanna"], now=timezone.now()
    )

    assert circle.sam.browser.get(address(circle, form)).status_code == 404


def test_the_page_says_when_answers_are_read(circle, form):
    page = said_by(circle.sam.browser.get(address(circle, form)))

    assert "Nobody watches them at other hours." in page


# ---


@pytest.fixture
def raised(circle, media) -> Flag:
    circle.hanna.does("open")
    circle.kim.knocks()
    circle.hanna.does("admit", seat=circle.kim.seat)
    form = asked(circle, measure="phq9")
    sent = sends(circle.sam, address(circle, form), all_of(form, 1))
    assert sent.headers["Location"] == address(circle, form, "next/")
    return Flag.objects.get()


def next_page(circle, flag: Flag) -> str:
    where = address(circle, flag.assessment, "next/")
    return said_by(circle.sam.browser.get(where))


def test_who_thinks_of_death_reads_whom_to_call_at_once(circle, raised):
    page = next_page(circle, raised)

    assert "112 in Europe, 999 in the United Kingdom" in page
    assert "Ask my therapist to call me" in page
    assert "I&#x27;m safe for now" in page or "I'm safe for now" in page
    assert f'href="/room/{circle.meeting.pk}/"' in page


def test_the_numbers_are_those_of_the_phone_that_they_gave(circle, raised):
    circle.sam.knocks(phone="+44 20 7946 0958")

    page = next_page(circle, raised)

    assert "In danger now: call 999" in page
    assert "call 116 123" in page


@pytest.mark.parametrize("wish", ["call", "safe"])
def test_what_they_want_reaches_who_leads(circle, raised, wish):
    where = address(circle, raised.assessment, "next/")

    sends(circle.sam, where, {"wish": wish})

    (seen,) = circle.hanna.sees()["flags"]
    assert seen["wants_call"] == (wish == "call")
    assert str(Flag.objects.get().wish) == wish


def test_an_invented_wish_is_not_kept(circle, raised):
    sends(circle.sam, address(circle, raised.assessment, "next/"), {"wish": "x"})

    assert str(Flag.objects.get().wish) == ""


def test_who_leads_sees_it_in_the_room_until_something_was_done(circle, raised):
    (seen,) = circle.hanna.sees()["flags"]
    assert seen["name"] == "Sam"
    assert seen["seat"] is None or seen["seat"] == circle.sam.seat
    assert not seen["is_seen"]
    hanna, now = circle.staff["Hanna"], timezone.now()

    acknowledge_flag(raised, by=hanna, now=now)
    assert [one["is_seen"] for one in circle.ola.sees()["flags"]] == [True]
    done = Disposition.Kind.CONTACTED
    settle_flag(raised, kind=done, words="Spoke to Sam", by=hanna, now=now)

    assert circle.hanna.sees()["flags"] == []


def test_a_flag_is_told_to_the_room_by_its_version_and_to_no_member(circle, raised):
    before = circle.kim.sees()

    where = address(circle, raised.assessment, "next/")
    sends(circle.sam, where, {"wish": "call"})

    after = circle.kim.sees()
    assert after["v"] > before["v"]
    for somebody in (circle.kim, circle.sam):
        assert somebody.sees()["flags"] == []


def test_there_is_no_such_page_without_a_flag(circle, form):
    sends(circle.sam, address(circle, form), all_of(form, 3))

    where = address(circle, form, "next/")
    assert circle.sam.browser.get(where).status_code == 404


def test_the_trail_says_that_it_was_filled_in_and_not_what(circle, raised):
    lines = AuditEvent.objects.filter(verb__startswith=("measure"))

    assert [line.verb for line in lines] == ["measure.given", "measure.filled_in"]
    kept = str(list(AuditEvent.objects.values("details")))
    assert "amber" not in kept
    assert "'q9'" not in kept


def test_answers_are_in_no_log_and_lie_sealed_in_the_database(circle, raised, caplog):
    caplog.set_level("DEBUG")
    asked(circle, "Kim", "rses")
    (one,) = Assessment.objects.waiting()
    sends(circle.kim, address(circle, one), all_of(one, 2) | {"q1": "zxcanary"})
    sends(circle.kim, address(circle, one), all_of(one, 2))
    hanna, now = circle.staff["Hanna"], timezone.now()
    done = Disposition.Kind.CONTACTED
    settle_flag(raised, kind=done, words="zxcanary called", by=hanna, now=now)

    with connection.cursor() as cursor:
        kept = []
        for table in ("answersheet", "flag", "disposition"):
            cursor.execute(f"SELECT * FROM measures_{table}")
            kept += cursor.fetchall()

    logged = caplog.text
    for word in ("zxcanary", "amber", '"q1"', "minimal", "mild"):
        assert word not in logged
        assert word not in str(kept)
    assert len(kept) == 4
