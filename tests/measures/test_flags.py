"""An answer that wants somebody is told, reminded of, and never put away silently."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from tenfold.audit.models import AuditEvent
from tenfold.measures.actions.flags import (
    CannotSettleFlagError,
    acknowledge_flag,
    remind_of_flags,
    say_wish,
    settle_flag,
)
from tenfold.measures.models import Disposition, Flag
from tenfold.measures.queries import overdue_flags, unsettled_flags
from tenfold.messaging.models import Message
from tests import make
from tests.make import MONDAY_6PM

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]

RAISED = MONDAY_6PM - timedelta(minutes=20)
CONTACTED = Disposition.Kind.CONTACTED


@pytest.fixture
def flag(scene) -> Flag:
    return make.flag(scene.meeting, scene.sam, by=scene.lead)


def verbs() -> list[str]:
    lines = AuditEvent.objects.filter(verb__startswith="flag").order_by("number")
    return list(lines.values_list("verb", flat=True))


def letters() -> list[tuple[str, str]]:
    sent = Message.objects.filter(kind="action_needed").order_by("created_at", "pk")
    return [(str(one.to), str(one.subject)) for one in sent]


def test_a_flag_says_which_answer_and_how_urgent_it_is(scene, flag):
    assert flag.said == [{"item": "q9", "level": "amber"}]
    red = make.answered(
        scene.meeting, scene.ivo, by=scene.lead, measure="phq9", value=0, q9=3
    )
    assert red.flag.is_red
    assert not flag.is_red


def test_item_9_answered_not_at_all_raises_no_flag(scene):
    make.answered(
        scene.meeting, scene.sam, by=scene.lead, measure="phq9", value=3, q9=0, q10=3
    )

    assert not Flag.objects.exists()


def test_everybody_who_leads_gets_one_mail_that_says_nothing(scene, flag):
    assert sorted(letters()) == sorted(
        (who.user.email, "Action needed") for who in (scene.lead, scene.co)
    )
    for mail in Message.objects.filter(kind="action_needed"):
        said = f"{mail.subject} {mail.body}".lower()
        assert not any(
            word in said
            for word in ("sam", "phq", "risk", "self", "therap", "circle", "harm")
        )


def test_who_leads_finds_it_and_nobody_else(scene, flag):
    on = scene.meeting.occurs_on
    other = make.staff(scene.lead.practice, name="Duarte")

    assert unsettled_flags(scene.lead, on=on) == [flag]
    assert unsettled_flags(scene.co, on=on) == [flag]
    assert unsettled_flags(other, on=on) == []
    assert unsettled_flags(make.owner(), on=on) == []


def test_seeing_to_it_does_not_close_it(scene, flag):
    acknowledge_flag(flag, by=scene.co, now=RAISED)
    acknowledge_flag(flag, by=scene.lead, now=MONDAY_6PM)

    flag.refresh_from_db()
    assert flag.acknowledged_by == scene.co
    assert flag.settled_at is None
    assert unsettled_flags(scene.lead, on=scene.meeting.occurs_on) == [flag]


def test_saying_what_was_done_settles_it(scene, flag):
    settle_flag(flag, kind=CONTACTED, words="Called at six", by=scene.lead, now=RAISED)

    assert unsettled_flags(scene.lead, on=scene.meeting.occurs_on) == []
    flag.refresh_from_db()
    assert flag.acknowledged_by == scene.lead
    assert verbs() == ["flag.raised", "flag.acknowledged", "flag.disposed"]


@pytest.mark.parametrize("words", ["", "   ", "x" * 2001])
def test_nothing_is_settled_without_words(scene, flag, words):
    nothing = Disposition.Kind.NOTHING
    with pytest.raises(CannotSettleFlagError):
        settle_flag(flag, kind=nothing, words=words, by=scene.lead, now=RAISED)

    flag.refresh_from_db()
    assert flag.settled_at is None


def test_the_database_refuses_a_flag_that_is_settled_and_was_seen_by_nobody(flag):
    with pytest.raises(IntegrityError), transaction.atomic():
        Flag.objects.update(settled_at=MONDAY_6PM)


def test_who_asks_to_be_called_is_told_of_at_once(scene, flag):
    say_wish(flag, wish=Flag.Wish.CALL, now=RAISED)
    say_wish(flag, wish=Flag.Wish.CALL, now=RAISED)

    flag.refresh_from_db()
    assert flag.wants_a_call
    assert len(letters()) == 4
    assert verbs() == ["flag.raised", "flag.wish_said"]


def test_who_leads_is_reminded_then_who_runs_the_practice_each_once(scene, flag):
    manager = make.staff(scene.lead.practice, "manager", "Mira")
    before = RAISED + timedelta(minutes=14)
    later = RAISED + timedelta(minutes=15)
    much_later = RAISED + timedelta(minutes=61)

    remind_of_flags(before)
    assert len(letters()) == 2
    for _ in range(3):
        remind_of_flags(later)
    assert len(letters()) == 4
    for _ in range(3):
        remind_of_flags(much_later)

    assert len(letters()) == 6  # the owner leads too, and reads one as an owner
    assert (manager.user.email, "Action needed") in letters()


def test_nobody_is_reminded_of_what_somebody_sees_to(scene, flag):
    acknowledge_flag(flag, by=scene.co, now=RAISED)

    remind_of_flags(RAISED + timedelta(hours=3))

    assert len(letters()) == 2


def test_who_runs_the_practice_learns_that_one_waits_and_not_whose(scene, flag):
    manager = make.staff(scene.lead.practice, "manager", "Mira")
    intake = make.staff(scene.lead.practice, "intake", "Noa")
    late = RAISED + timedelta(minutes=1)

    assert overdue_flags(manager, raised_before=late) == [flag]
    assert overdue_flags(manager, raised_before=RAISED - timedelta(minutes=1)) == []
    assert overdue_flags(intake, raised_before=late) == []
    assert unsettled_flags(manager, on=scene.meeting.occurs_on) == []
