from dataclasses import replace

import pytest
from django.urls import reverse

from tenfold.audit.models import AuditEvent
from tenfold.library.actions.exercises import (
    ExerciseData,
    add_exercise,
    change_exercise,
    retire_exercise,
)
from tenfold.library.models import PracticeExercise
from tenfold.library.queries.exercises import exercise_called, exercises_called
from tests import make
from tests.make import MONDAY_6PM

pytestmark = pytest.mark.django_db

DATA = ExerciseData(
    title="Weather report",
    format="round",
    minutes=10,
    min_n=2,
    max_n=10,
    materials="",
    phase="warm",
    intensity=1,
    aims=["arrive"],
    problems=["all"],
    camera="optional",
    body="none",
    question="What is the weather in you?",
    steps=["Ask for a weather.", "Listen."],
    cautions=["No storm is repaired."],
    debrief_questions=[],
    licence="",
)
SAID = {
    **{
        name: value
        for name, value in vars(DATA).items()
        if isinstance(value, str | int)
    },
    "aims": ["arrive", "calm"],
    "problems": ["panic"],
    "steps": "Ask for a weather.\n\n  Listen.  ",
    "cautions": "No storm is repaired.",
    "debrief_questions": "",
}


@pytest.fixture
def owner(db, settings):
    settings.DEMO = True
    return make.owner()


def test_an_exercise_of_a_practice_is_found_beside_ours(owner):
    own = add_exercise(data=DATA, by=owner)

    both = exercises_called([str(own.pk), "say-back", "gone", ""], owner.practice)

    assert {one.title for one in both.values()} == {"Weather report", "Say-back"}
    assert both[str(own.pk)].is_own
    assert not both["say-back"].is_own


def test_a_change_makes_a_new_version_and_no_change_makes_none(owner):
    own = add_exercise(data=DATA, by=owner)

    same = change_exercise(own, data=DATA, by=owner)
    changed = change_exercise(own, data=replace(DATA, minutes=12), by=owner)

    assert (same.version, changed.version) == (1, 2)
    verbs = AuditEvent.objects.filter(verb__startswith="exercise.")
    assert list(verbs.order_by("number").values_list("verb", "details")) == [
        ("exercise.added", {}),
        ("exercise.changed", {"fields": ["minutes"]}),
    ]


def test_what_was_taken_out_is_still_there_for_plans_that_use_it(owner):
    own = add_exercise(data=DATA, by=owner)

    retire_exercise(own, by=owner, now=MONDAY_6PM)

    assert list(PracticeExercise.objects.visible_to(owner)) == []
    assert exercise_called(str(own.pk), owner.practice) is not None


def test_another_practice_finds_nothing(owner):
    own = add_exercise(data=DATA, by=owner)
    stranger = make.owner()

    assert exercise_called(str(own.pk), stranger.practice) is None
    assert list(PracticeExercise.objects.visible_to(stranger)) == []


def test_colleagues_read_it_and_only_its_author_or_the_owner_changes_it(owner):
    hanna = make.staff(owner.practice, name="Hanna")
    ola = make.staff(owner.practice, name="Ola")
    own = add_exercise(data=DATA, by=hanna)

    may_change = {
        who.display_name: PracticeExercise.objects.written_by(who).filter(pk=own.pk)
        for who in (hanna, ola, owner)
    }

    assert own in PracticeExercise.objects.visible_to(ola)
    assert {name for name, rows in may_change.items() if rows} == {"Hanna", "Dr Osei"}


def test_the_page_takes_an_exercise_as_it_is_written(client, owner):
    client.force_login(owner.user)
    new = reverse("library:exercise_create", args=[owner.practice.slug])

    answer = client.post(new, SAID, follow=True)

    own = PracticeExercise.objects.get()
    assert own.steps == ["Ask for a weather.", "Listen."]
    assert own.aims == ["arrive", "calm"]
    assert "No storm is repaired." in answer.content.decode()


@pytest.mark.parametrize(
    "wrong",
    [{"min_n": "9", "max_n": "3"}, {"steps": " \n "}, {"aims": ["power"]},
     {"minutes": "0"}, {"steps": "a\n" * 21}, {"cautions": "<b>bold</b>"}],
    ids=str,
)  # fmt: skip
def test_the_page_says_what_is_wrong_and_keeps_nothing(client, owner, wrong):
    client.force_login(owner.user)
    new = reverse("library:exercise_create", args=[owner.practice.slug])

    answer = client.post(new, SAID | wrong)

    assert answer.status_code == 200
    assert answer.context["form"].errors
    assert not PracticeExercise.objects.exists()


def test_the_list_is_searched_by_address_alone(client, owner):
    client.force_login(owner.user)
    add_exercise(data=DATA, by=owner)
    page = reverse("library:exercise_list", args=[owner.practice.slug])

    seen = client.get(page, {"minutes": "10", "words": "weather"}).content.decode()

    assert "Weather report" in seen
    assert "Say-back" not in seen
    assert "1 exercise fits." in seen


def test_a_search_that_is_not_understood_shows_everything(client, owner):
    client.force_login(owner.user)
    page = reverse("library:exercise_list", args=[owner.practice.slug])

    answer = client.get(page, {"minutes": "many", "aim": "power", "people": "x"})

    assert answer.context["count"] == 36


def test_an_exercise_shows_its_cautions_before_its_steps(client, owner):
    client.force_login(owner.user)
    page = reverse("library:exercise_detail", args=[owner.practice.slug, "two-chairs"])

    seen = client.get(page).content.decode()

    assert seen.index("Not with psychosis") < seen.index("gives it a place")
