"""What people take on until next time: given, kept, taken back, reported."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext

from tenfold.audit.models import AuditEvent
from tenfold.library.catalogue import shipped
from tenfold.scheduling.actions import end_meeting, open_meeting, propose_attendance
from tenfold.scheduling.models import Meeting
from tenfold.traces.actions.homework import (
    LONGEST,
    MOST,
    CannotGiveHomeworkError,
    CannotTakeHomeworkBackError,
    HomeworkData,
    ReportData,
    give_homework,
    keep_own_homework,
    report_homework,
    take_homework_back,
)
from tenfold.traces.homework import homework_of, last_homework, reports_at
from tenfold.traces.models import Homework, HomeworkReport
from tests import make
from tests.make import MONDAY_6PM as NOW

A_WEEK = timedelta(weeks=1)
Outcome = HomeworkReport.Outcome

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


@pytest.fixture
def lead():
    return make.owner()


@pytest.fixture
def group(lead):
    return make.group(lead)


@pytest.fixture
def sam(group, lead):
    return make.member(group, lead, "Sam")


@pytest.fixture
def kim(group, lead):
    return make.member(group, lead, "Kim")


def held(group, lead, starts_at, *came) -> Meeting:
    """A session that is over, to which these members came."""
    meeting = make.meeting(group, by=lead, starts_at=starts_at)
    open_meeting(meeting, by=lead, now=starts_at)
    end_meeting(meeting, by=lead, now=meeting.ends_at)
    propose_attendance(meeting, minutes={one.pk: (88, False) for one in came})
    return Meeting.objects.get(pk=meeting.pk)


@pytest.fixture
def last(group, lead, sam, kim):
    return held(group, lead, NOW - A_WEEK, sam, kim)


@pytest.fixture
def today(group, lead, last):
    return make.meeting(group, by=lead, starts_at=NOW)


def give(meeting, lead, words, to=None) -> Homework:
    data = HomeworkData(words, to)
    return give_homework(meeting, data=data, by=lead.user, now=NOW)


def say(homework, of, at, outcome) -> None:
    data = ReportData(of=of, at=at, outcome=outcome)
    report_homework(homework, data=data, by=of, now=NOW)


def words_for(meeting, *members) -> list[list[tuple[str, str]]]:
    found = last_homework(meeting, [one.pk for one in members])
    return [
        [(one.homework.words, one.outcome) for one in found.get(member.pk, [])]
        for member in members
    ]


def test_homework_is_for_everybody_or_for_one(last, today, lead, sam, kim):
    give(last, lead, "  Two walks a week ")
    give(last, lead, "Ring your brother", sam)

    assert words_for(today, sam, kim) == [
        [("Two walks a week", ""), ("Ring your brother", "")],
        [("Two walks a week", "")],
    ]


def test_an_exercise_is_known_by_its_title_in_any_case(last, lead):
    exercise = shipped()[0]
    own = make.exercise(lead, "Weather report")

    known = give(last, lead, exercise.title.upper())
    practices = give(last, lead, "weather report")
    words = give(last, lead, "Weather reports")

    assert (known.words, known.exercise) == (exercise.title, exercise.id)
    assert (practices.words, practices.exercise) == ("Weather report", str(own.pk))
    assert words.exercise == ""


def test_an_exercise_of_another_practice_is_only_words(last, lead):
    make.exercise(make.owner(), "Harbour walk")

    assert give(last, lead, "Harbour walk").exercise == ""


def test_the_same_is_given_to_the_same_people_once(last, lead, sam):
    first = give(last, lead, "Rest", sam)

    assert give(last, lead, " Rest", sam) == first
    assert give(last, lead, "Rest") != first
    assert AuditEvent.objects.filter(verb="homework.given").count() == 2


@pytest.mark.parametrize("words", ["", "  \n ", "x" * (LONGEST + 1)])
def test_what_is_empty_or_too_long_is_refused(last, lead, words):
    with pytest.raises(CannotGiveHomeworkError):
        give(last, lead, words)

    assert not Homework.objects.exists()


def test_a_session_leaves_only_so_much_to_do(last, lead):
    for number in range(MOST):
        give(last, lead, f"Thing {number}")

    with pytest.raises(CannotGiveHomeworkError):
        give(last, lead, "One more")


def test_nothing_is_given_before_a_session_or_in_one_that_is_cancelled(today, lead):
    for state in (Meeting.State.SCHEDULED, Meeting.State.CANCELLED):
        Meeting.objects.filter(pk=today.pk).update(state=state)
        with pytest.raises(CannotGiveHomeworkError):
            give(today, lead, "Rest")

    assert not Homework.objects.exists()


def test_what_was_given_by_mistake_is_gone_but_what_was_answered_stays(
    last, today, lead, sam
):
    mistaken, answered = give(last, lead, "One", sam), give(last, lead, "Two")
    say(answered, sam, today, Outcome.DONE)

    take_homework_back(mistaken, by=lead.user)
    with pytest.raises(CannotTakeHomeworkBackError):
        take_homework_back(answered, by=lead.user)

    assert homework_of(last) == [answered]


def test_a_member_keeps_one_thing_changes_it_and_lets_it_go(last, lead, sam):
    def keep(words: str) -> list[str]:
        keep_own_homework(last, of=sam, words=words, by=sam, now=NOW)
        return [one.words for one in Homework.objects.filter(is_own=True)]

    assert keep(" Say no once ") == ["Say no once"]
    assert keep("Say no once") == ["Say no once"]
    assert keep("Say no twice") == ["Say no twice"]
    assert keep("") == []
    assert keep("") == []
    verbs = AuditEvent.objects.filter(verb__startswith="homework").order_by("number")
    assert list(verbs.values_list("verb", flat=True)) == [
        "homework.kept", "homework.kept", "homework.let_go",
    ]  # fmt: skip


def test_who_leads_does_not_take_back_what_a_member_keeps(last, lead, sam):
    keep_own_homework(last, of=sam, words="Say no", by=sam, now=NOW)

    with pytest.raises(CannotTakeHomeworkBackError):
        take_homework_back(Homework.objects.get(), by=lead.user)


def test_how_it_went_is_said_changed_and_taken_back(last, today, lead, sam, kim):
    homework = give(last, lead, "Two walks")

    say(homework, sam, today, Outcome.NOT_YET)
    say(homework, sam, today, Outcome.PARTLY)
    say(homework, kim, today, Outcome.DONE)
    say(homework, kim, today, None)
    say(homework, kim, today, None)

    assert words_for(today, sam, kim) == [
        [("Two walks", "partly")],
        [("Two walks", "")],
    ]
    assert {
        who: [one.outcome for one in said] for who, said in reports_at(today).items()
    } == {sam.pk: ["partly"]}


def test_the_trail_says_that_it_was_done_and_not_a_word_of_it(last, today, lead, sam):
    say(give(last, lead, "Quetzal walk", sam), sam, today, Outcome.PARTLY)

    lines = AuditEvent.objects.filter(verb__startswith="homework").order_by("number")

    assert [line.verb for line in lines] == ["homework.given", "homework.reported"]
    assert "Quetzal" not in str(list(lines.values()))
    assert "partly" not in str(list(lines.values()))


def test_words_and_outcomes_are_sealed(last, today, lead, sam):
    say(give(last, lead, "Quetzal walk", sam), sam, today, Outcome.PARTLY)

    with connection.cursor() as cursor:
        cursor.execute("SELECT words FROM traces_homework")
        kept = str(cursor.fetchall())
        cursor.execute("SELECT outcome FROM traces_homeworkreport")
        kept += str(cursor.fetchall())

    assert "Quetzal" not in kept
    assert "partly" not in kept


def test_a_member_is_asked_about_the_last_session_they_came_to(
    group, lead, sam, kim, last
):
    give(last, lead, "Old")
    between = held(group, lead, NOW - timedelta(days=3), sam)
    give(between, lead, "New")
    today = make.meeting(group, by=lead, starts_at=NOW)

    assert words_for(today, sam, kim) == [[("New", "")], [("Old", "")]]


def test_who_came_to_nothing_is_asked_nothing(group, lead, last, today):
    give(last, lead, "Two walks")

    assert words_for(today, make.member(group, lead, "Noor")) == [[]]


def test_what_is_long_ago_is_asked_no_more(group, lead, sam):
    long_ago = held(group, lead, NOW - timedelta(weeks=9), sam)
    give(long_ago, lead, "Two walks")

    assert words_for(make.meeting(group, by=lead), sam) == [[]]


def test_last_homework_is_found_in_as_many_questions_for_many_as_for_one(
    group, lead, last, today, sam
):
    def count(*members) -> int:
        with CaptureQueriesContext(connection) as asked:
            last_homework(today, [one.pk for one in members])
        return len(asked)

    give(last, lead, "Two walks")
    before = count(sam)
    more = [make.member(group, lead, f"Kofi{n}") for n in range(5)]
    earlier = held(group, lead, NOW - timedelta(days=2), sam, *more)
    for one in more:
        say(give(earlier, lead, f"For {one.pk}", one), one, today, Outcome.DONE)

    assert count(sam, *more) == before == 3


def test_what_a_member_keeps_is_always_somebodys(last, lead):
    with pytest.raises(IntegrityError):
        Homework.objects.create(
            practice=lead.practice, meeting=last, is_own=True, words="x", given_at=NOW
        )


def test_the_door_opens_to_who_leads_and_to_nobody_else(last, lead, sam):
    homework = give(last, lead, "Two walks")
    on = last.occurs_on

    assert list(Homework.objects.led_by(lead, on=on)) == [homework]
    other = make.staff(lead.practice, name="Duarte")
    assert not Homework.objects.led_by(other, on=on).exists()
    assert not Homework.objects.led_by(make.owner(), on=on).exists()


def test_a_member_sees_of_another_nothing(group, last, lead, sam, kim):
    all_, sams = give(last, lead, "All"), give(last, lead, "Sam's", sam)
    keep_own_homework(last, of=kim, words="Kim's", by=kim, now=NOW)
    stranger = make.member(make.group(lead, "Grief"), lead, "Wren")

    assert set(Homework.objects.for_member(sam)) == {all_, sams}
    assert not Homework.objects.for_member(stranger).exists()
