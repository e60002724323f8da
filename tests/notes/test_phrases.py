"""Quick phrases of a practice: the usual ones until somebody changes them."""

import pytest
from django.urls import reverse

from tenfold.audit.models import AuditEvent
from tenfold.notes.actions.phrases import (
    CannotChangePhraseError,
    PhraseData,
    add_phrase,
    change_phrase,
    ensure_phrases,
    restore_phrases,
    retire_phrase,
)
from tenfold.notes.forms.phrases import PhraseForm
from tenfold.notes.models import PracticePhrase
from tenfold.notes.phrases import phrases
from tenfold.notes.queries.phrases import phrases_of
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
WALK = PhraseData("walk", "member", "Took a walk in the break.")


@pytest.fixture
def owner():
    return make.owner()


def said(owner):
    return {(one.part, one.key): one.text for one in phrases_of(owner.practice_id)}


def usual():
    return {(one.part, one.key): one.text for one in phrases()}


def row(owner, key, part="member"):
    found = PracticePhrase.objects.filter(practice=owner.practice).in_use()
    return found.get(key=key, part=part)


def test_a_practice_has_the_usual_phrases_until_it_changes_them(owner):
    assert said(owner) == usual()

    ensure_phrases(owner.practice)
    ensure_phrases(owner.practice)

    assert said(owner) == usual()


def test_a_phrase_is_added_changed_and_taken_out_of_use(owner):
    ensure_phrases(owner.practice)
    phrase = add_phrase(owner.practice, data=WALK, by=owner)
    assert said(owner) == usual() | {("member", "walk"): WALK.text}

    change_phrase(phrase, data=PhraseData("stroll", "group", "We walked."), by=owner)
    assert said(owner) == usual() | {("group", "stroll"): "We walked."}

    retire_phrase(phrase, by=owner)
    assert said(owner) == usual()
    verbs = AuditEvent.objects.filter(verb__startswith="phrase").order_by("created_at")
    assert list(verbs.values_list("verb", flat=True)) == [
        "phrase.added", "phrase.changed", "phrase.retired",
    ]  # fmt: skip


def test_who_took_all_out_of_use_has_none_and_may_begin_again(owner):
    ensure_phrases(owner.practice)
    for phrase in PracticePhrase.objects.filter(practice=owner.practice):
        retire_phrase(phrase, by=owner)
    assert said(owner) == {}

    restore_phrases(owner.practice, by=owner)

    assert said(owner) == usual()


def test_one_word_writes_one_thing_in_a_part(owner):
    ensure_phrases(owner.practice)
    again = PhraseData("calm", "member", "Calm.")

    with pytest.raises(CannotChangePhraseError, match="affect congruent"):
        add_phrase(owner.practice, data=again, by=owner)
    with pytest.raises(CannotChangePhraseError):
        change_phrase(row(owner, "tense"), data=again, by=owner)
    add_phrase(owner.practice, data=PhraseData("calm", "group", "Calm."), by=owner)
    change_phrase(row(owner, "calm"), data=again, by=owner)

    assert said(owner)["member", "calm"] == "Calm."
    assert said(owner)["member", "tense"] == usual()["member", "tense"]


def test_there_is_room_for_sixty(owner):
    ensure_phrases(owner.practice)
    for n in range(PracticePhrase.MOST - len(phrases())):
        word = f"w{chr(97 + n // 26)}{chr(97 + n % 26)}"
        add_phrase(owner.practice, data=PhraseData(word, "group", word), by=owner)

    with pytest.raises(CannotChangePhraseError, match="60"):
        add_phrase(owner.practice, data=WALK, by=owner)


def test_another_practice_keeps_its_own(owner):
    other = make.owner()
    ensure_phrases(owner.practice)
    add_phrase(owner.practice, data=WALK, by=owner)

    assert said(other) == usual()


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("key", "w"),
        ("key", "two words"),
        ("key", "42"),
        ("key", "x" * 17),
        ("text", ""),
        ("text", "w" * 201),
        ("text", "{name} was there."),
        ("text", "Half a {minutes"),
        ("part", "elsewhere"),
    ],
)
def test_what_cannot_be_a_phrase_is_said_beside_its_field(field, wrong):
    form = PhraseForm(vars(WALK) | {field: wrong})

    assert list(form.errors) == [field]


def test_a_semicolon_and_capitals_are_forgiven():
    form = PhraseForm(vars(WALK) | {"key": ";Walk"})

    assert form.is_valid()
    assert form.phrase_data() == WALK


def test_a_taken_word_is_said_and_what_was_typed_stays(client, owner, settings):
    settings.DEMO = True  # without a second factor
    client.force_login(owner.user)
    url = reverse("notes:phrase_add", args=[owner.practice.slug])

    page = client.post(url, vars(WALK) | {"key": "calm"}).content.decode()

    assert "writes something already" in page
    assert WALK.text in page
