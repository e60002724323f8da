from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from tenfold.audit.models import AuditEvent
from tenfold.core.rekeying import rekey_table
from tenfold.measures.actions.filling import (
    AlreadyFilledInError,
    TooMuchLeftOutError,
    fill_in,
)
from tenfold.measures.actions.giving import (
    Asked,
    CannotGiveMeasureError,
    CannotTakeBackError,
    give_measures,
    take_back,
)
from tenfold.measures.catalogue import current
from tenfold.measures.models import (
    AnswerSheet,
    Assessment,
    Disposition,
    Flag,
)
from tenfold.measures.queries import done_at, histories_of, waiting_at
from tenfold.measures.scoring import UnknownAnswerError
from tenfold.measures.signals import asked_or_answered
from tests import make
from tests.make import MONDAY_6PM

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]

BEFORE = MONDAY_6PM - timedelta(hours=1)
GAD7 = current()["gad7"]
ALL_1 = {item.id: 1 for item in GAD7.items}


def verbs() -> list[str]:
    return [
        line.verb
        for line in AuditEvent.objects.order_by("chain", "number")
        if line.verb.startswith(("measure", "flag", "rhythm"))
    ]


def test_giving_twice_asks_once(scene):
    asked = Asked([scene.sam, scene.ivo], [GAD7])

    given = [
        give_measures(scene.meeting, asked=asked, by=scene.lead, now=BEFORE)
        for _ in range(2)
    ]

    assert given == [2, 0]
    assert verbs() == ["measure.given", "measure.given"]
    (one,) = waiting_at(scene.meeting, scene.sam)
    assert (one.measure, one.version, one.given_by) == ("gad7", 1, scene.lead)


def test_the_room_hears_once_of_all_that_is_given(
    scene, django_capture_on_commit_callbacks
):
    asked = Asked([scene.sam, scene.ivo], [GAD7, current()["phq4"]])
    heard = []

    def listen(*, meeting, **_):
        heard.append(meeting)

    asked_or_answered.connect(listen)
    try:
        for _ in range(2):
            with django_capture_on_commit_callbacks(execute=True):
                give_measures(scene.meeting, asked=asked, by=scene.lead, now=BEFORE)
    finally:
        asked_or_answered.disconnect(listen)

    assert heard == [scene.meeting]


def test_nothing_is_given_before_a_session_that_is_over(scene):
    asked = Asked([scene.sam], [GAD7])

    with pytest.raises(CannotGiveMeasureError):
        give_measures(
            scene.meeting,
            asked=asked,
            by=scene.lead,
            now=scene.meeting.ends_at + timedelta(minutes=1),
        )


def test_nothing_is_given_to_somebody_of_another_group(scene):
    wren = make.member(make.group(scene.lead, "Grief"), scene.lead, "Wren")

    with pytest.raises(CannotGiveMeasureError):
        give_measures(
            scene.meeting, asked=Asked([wren], [GAD7]), by=scene.lead, now=BEFORE
        )


def test_what_was_taken_back_is_not_asked_and_can_be_given_again(scene):
    first = make.assessment(scene.meeting, scene.sam, by=scene.lead)

    take_back(first, by=scene.lead, now=BEFORE)

    assert waiting_at(scene.meeting, scene.sam) == []
    with pytest.raises(AlreadyFilledInError):
        fill_in(first, answers=ALL_1, seconds=None, now=BEFORE)
    again = make.assessment(scene.meeting, scene.sam, by=scene.lead)
    assert again != first
    assert waiting_at(scene.meeting, scene.sam) == [again]


def test_filling_in_keeps_answers_total_and_time_and_leaves_a_line_without_them(scene):
    done = make.answered(scene.meeting, scene.sam, by=scene.lead)

    sheet = done.sheet
    assert sheet.answers == ALL_1
    assert (sheet.scored.value, sheet.scored.band) == (7, "mild")
    assert sheet.result["parts"]["gad2"]["value"] == 2
    assert sheet.seconds == 95
    assert verbs() == ["measure.given", "measure.filled_in"]
    line = AuditEvent.objects.get(verb="measure.filled_in")
    assert (line.actor_kind, line.actor_id) == ("enrolment", str(scene.sam.pk))
    assert line.details == {}


def test_two_tabs_make_one_result(scene):
    asked = make.assessment(scene.meeting, scene.sam, by=scene.lead)
    other = Assessment.objects.get(pk=asked.pk)

    fill_in(asked, answers=ALL_1, seconds=10, now=BEFORE)
    with pytest.raises(AlreadyFilledInError):
        fill_in(other, answers=dict.fromkeys(ALL_1, 3), seconds=10, now=BEFORE)

    assert AnswerSheet.objects.get().scored.value == 7


def test_too_much_left_out_keeps_nothing(scene):
    asked = make.assessment(scene.meeting, scene.sam, by=scene.lead)

    with pytest.raises(TooMuchLeftOutError):
        fill_in(asked, answers={"q1": 1}, seconds=None, now=BEFORE)
    with pytest.raises(UnknownAnswerError):
        fill_in(asked, answers={**ALL_1, "q1": 9}, seconds=None, now=BEFORE)

    assert not AnswerSheet.objects.exists()


def test_what_was_filled_in_is_not_taken_back(scene):
    done = make.answered(scene.meeting, scene.sam, by=scene.lead)

    with pytest.raises(CannotTakeBackError):
        take_back(done, by=scene.lead, now=BEFORE)


@pytest.mark.parametrize(
    ("model", "change"),
    [
        (AnswerSheet, {"seconds": 1}),
        (AnswerSheet, {"completed_at": BEFORE}),
        (Assessment, {"measure": "phq4"}),
        (Assessment, {"enrolment": None}),
        (Flag, {"raised_at": BEFORE}),
        (Disposition, {"kind": "nothing"}),
    ],
)
def test_the_database_refuses_to_change_what_was_answered_or_done(scene, model, change):
    a_settled_flag(scene)
    if "enrolment" in change:
        change = {"enrolment": scene.ivo}

    with pytest.raises(DatabaseError), transaction.atomic():
        model.objects.update(**change)


@pytest.mark.parametrize("model", [AnswerSheet, Assessment, Flag, Disposition])
def test_the_database_refuses_to_lose_what_was_answered_or_done(scene, model):
    a_settled_flag(scene)

    with pytest.raises(DatabaseError), transaction.atomic():
        model.objects.all()._raw_delete(using="default")


def test_keys_can_be_turned_under_frozen_rows(scene):
    a_settled_flag(scene)

    for model in (AnswerSheet, Flag, Disposition):
        rekey_table(model)

    assert AnswerSheet.objects.get().answers["q9"] == 1
    assert Disposition.objects.get().words == "Called at six"


def a_settled_flag(scene) -> Flag:
    from tenfold.measures.actions.flags import settle_flag

    raised = make.flag(scene.meeting, scene.sam, by=scene.lead)
    kind = Disposition.Kind.CONTACTED
    settle_flag(raised, kind=kind, words="Called at six", by=scene.lead, now=BEFORE)
    return raised


def test_what_was_done_is_told_by_meeting_and_by_member(scene):
    make.answered(scene.meeting, scene.sam, by=scene.lead)
    make.answered(scene.meeting, scene.sam, by=scene.lead, measure="rses", value=2)
    make.answered(scene.meeting, scene.ivo, by=scene.lead, value=3)

    mine = done_at([scene.meeting], [scene.sam])
    assert [one.words for one in mine] == ["GAD-7: 7 (mild)", "RSES: 15"]
    assert len(done_at([scene.meeting])) == 3


def test_a_history_compares_the_first_time_with_the_last(scene):
    for week, value in enumerate((2, 2, 1)):
        at = MONDAY_6PM + timedelta(weeks=week + 1)
        meeting = make.meeting(scene.group, by=scene.lead, starts_at=at)
        make.answered(meeting, scene.sam, by=scene.lead, value=value)

    on = scene.meeting.occurs_on
    (history,) = histories_of(scene.sam.client, staff=scene.lead, on=on)

    assert [one.score for one in history.newest_first] == [
        "7 (mild)", "14 (moderate)", "14 (moderate)",
    ]  # fmt: skip
    assert history.course_words == (
        "From 14 to 7: reliably improved, and now below 8, in the band “mild”."
    )
    assert len(history.line.points) == 3
    across = [float(point.x) for point in history.line.points]
    assert across == sorted(across)


@pytest.mark.parametrize("first", ["gad7", "rses"])
def test_what_was_filled_in_on_one_day_always_stands_in_the_same_order(scene, first):
    for measure in (first, "rses" if first == "gad7" else "gad7"):
        make.answered(scene.meeting, scene.sam, by=scene.lead, measure=measure, value=2)

    on = scene.meeting.occurs_on
    found = histories_of(scene.sam.client, staff=scene.lead, on=on)

    assert [one.measure.id for one in found] == ["gad7", "rses"]


def test_nobody_else_in_the_practice_sees_what_a_client_answered(scene):
    make.answered(scene.meeting, scene.sam, by=scene.lead)
    on = scene.meeting.occurs_on
    other = make.staff(scene.lead.practice, name="Duarte")
    stranger = make.owner()

    assert histories_of(scene.sam.client, staff=other, on=on) == []
    assert histories_of(scene.sam.client, staff=stranger, on=on) == []
    assert len(histories_of(scene.sam.client, staff=scene.co, on=on)) == 1
