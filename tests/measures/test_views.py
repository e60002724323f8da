"""The pages of staff: what they show, and what they leave behind."""

import pytest
from django.db import connection
from django.test import Client as Browser
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tenfold.audit.models import AuditEvent
from tenfold.measures.models import Assessment, Disposition, Flag, Rhythm
from tenfold.measures.queries import rules_of
from tests import make
from tests.test_access import NOW, here  # noqa: F401  the fixture
from tests.world import World

pytestmark = pytest.mark.django_db


@pytest.fixture
def there(here, settings) -> World:  # noqa: F811
    settings.DEMO = True
    return here


def signed_in(there: World, who: str) -> Browser:
    browser = Browser()
    browser.force_login(there.people[who].user)
    return browser


def page(there: World, who: str, name: str, *args) -> str:
    where = reverse(f"measures:{name}", args=[there.slug, *args])
    answer = signed_in(there, who).get(where)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def send(there: World, who: str, name: str, *args, **said):
    where = reverse(f"measures:{name}", args=[there.slug, *args])
    return signed_in(there, who).post(where, said)


def chart(there: World, who: str = "lead") -> str:
    where = reverse(
        "clients:client_detail", args=[there.slug, there.enrolment.client_id]
    )
    return signed_in(there, who).get(where).content.decode()


def verbs(prefix: str) -> list[str]:
    lines = AuditEvent.objects.filter(verb__startswith=prefix).order_by("number")
    return list(lines.values_list("verb", flat=True))


def test_the_list_says_what_is_missing(there):
    said = page(there, "billing", "measure_list")

    assert "social anxiety" in said
    assert "none are published for it" in said
    assert "No permission required to reproduce" in said


def test_who_runs_the_practice_chooses_what_can_be_given(there):
    send(there, "owner", "measure_rules", offered=["gad7", "rses"], read_when="At 9.")

    rules = rules_of(there.people["owner"].practice)
    assert [one.id for one in rules.offered] == ["gad7", "rses"]
    assert rules.read_when == "At 9."
    assert "PHQ-9 ·" not in page(there, "lead", "group_measures", there.group.pk)


def test_a_measure_is_given_to_everybody_of_the_group(there):
    before = Assessment.objects.count()

    send(
        there, "co", "group_measures", there.group.pk,
        member="everybody", meeting=str(there.coming.pk), measures=["rses"],
    )  # fmt: skip

    given = Assessment.objects.filter(measure="rses", meeting=there.coming)
    assert given.count() == 3
    assert Assessment.objects.count() == before + 3


def test_nothing_is_given_before_a_session_of_another_group(there):
    other = make.group(there.people["other"], "Night")
    foreign = make.meeting(other, by=there.people["other"], starts_at=NOW)

    answer = send(
        there, "lead", "client_give", there.enrolment.client_id,
        meeting=str(foreign.pk), measures=["rses"],
    )  # fmt: skip

    assert answer.status_code == 200
    assert not Assessment.objects.filter(measure="rses").exists()


def test_a_form_without_a_choice_says_so_and_keeps_the_rest(there):
    answer = send(there, "lead", "group_measures", there.group.pk, member="everybody")

    assert "Choose at least one." in answer.content.decode()


def test_the_rhythm_of_a_group_is_kept_and_said(there):
    send(
        there, "lead", "rhythm", there.group.pk,
        measures=["phq9", "gad7"], every="4", at_first="on", at_last="on",
    )  # fmt: skip

    kept = Rhythm.objects.get(group=there.group)
    assert (kept.measures, kept.every) == (["phq9", "gad7"], 4)
    said = page(there, "co", "group_measures", there.group.pk)
    assert "PHQ-9, GAD-7" in said
    assert "rhythm.set" in verbs("rhythm")


def test_the_chart_says_the_latest_score_and_that_one_time_is_no_change(there):
    said = chart(there)

    assert "9 (mild)" in said
    assert "Filled in once" in said
    assert "GAD-7" in said  # still open


def test_the_chart_says_in_words_how_it_went_and_draws_it(there):
    held = make.meeting(
        there.group, by=there.people["lead"], starts_at=NOW.replace(hour=21)
    )
    make.answered(
        held, there.enrolment, by=there.people["lead"], measure="phq9", value=0, q9=0
    )

    said = chart(there)

    assert "From 9 to 0: reliably improved" in said
    assert '<svg class="measure-line"' in said
    assert 'role="img" aria-label="PHQ-9: From 9 to 0: reliably improved' in said


def test_a_result_shows_every_answer_and_leaves_a_line(there):
    said = page(
        there, "lead", "result", there.enrolment.client_id, there.flag.assessment_id
    )

    assert "Trouble falling or staying asleep" in said
    assert said.count("Several days") == 9
    assert verbs("measure.opened") == ["measure.opened"]


def test_taking_back_leads_back_to_where_one_was(there):
    said = {"from": "group"}
    where = [there.enrolment.client_id, there.asked.pk]

    answer = send(there, "lead", "measure_take_back", *where, **said)

    assert answer.headers["Location"].endswith(f"/groups/{there.group.pk}/measures/")
    there.asked.refresh_from_db()
    assert there.asked.withdrawn_by == there.people["lead"]


def test_today_puts_a_flag_first_for_who_leads_and_for_nobody_else(there):
    today = reverse("workspace:today", args=[there.slug])

    for who in ("lead", "co"):
        assert "Sam0 needs you" in signed_in(there, who).get(today).content.decode()
    for who in ("other", "intake", "billing", "manager", "owner"):
        said = signed_in(there, who).get(today).content.decode()
        assert "needs you" not in said


def test_a_flag_is_seen_and_then_settled_with_words(there):
    first = page(there, "co", "flag", there.flag.pk)
    assert "I see to it" in first
    assert "is no proof of safety" in first

    send(there, "co", "flag_acknowledge", there.flag.pk)
    empty = send(there, "co", "flag", there.flag.pk, kind="contacted", words="  ")
    assert empty.status_code == 200
    assert Flag.objects.get().settled_at is None
    send(there, "co", "flag", there.flag.pk, kind="contacted", words="Called at six")

    done = Disposition.objects.get()
    assert (done.kind, done.words, done.by) == (
        "contacted", "Called at six", there.people["co"],
    )  # fmt: skip
    assert "needs you" not in chart(there)
    assert "Called at six" in page(there, "lead", "flag", there.flag.pk)


def test_the_group_page_asks_as_much_for_many_forms_as_for_one(there):
    where = reverse("measures:group_measures", args=[there.slug, there.group.pk])

    def count() -> int:
        browser = signed_in(there, "lead")
        browser.get(where)
        with CaptureQueriesContext(connection) as asked:
            browser.get(where)
        return len(asked)

    before = count()
    for n in range(4):
        member = make.member(there.group, there.people["owner"], f"Kofi{n}")
        make.assessment(there.coming, member, by=there.people["lead"])
        make.answered(
            there.coming, member, by=there.people["lead"], measure="rses", value=2
        )

    assert count() == before


def test_the_chart_asks_as_much_for_many_results_as_for_one(there):
    def count() -> int:
        chart(there)
        with CaptureQueriesContext(connection) as asked:
            chart(there)
        return len(asked)

    before = count()
    for measure in ("gad7", "rses", "k10", "phq4"):
        one = make.meeting(
            there.group, by=there.people["lead"], starts_at=NOW.replace(hour=20)
        )
        make.answered(one, there.enrolment, by=there.people["lead"], measure=measure)

    assert count() == before
