from dataclasses import replace
from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction

from tenfold.audit.models import AuditEvent
from tenfold.notes.actions.conflicts import resolve_conflict
from tenfold.notes.actions.ops import accept_ops
from tenfold.notes.actions.panels import CannotUsePanelError, open_panel
from tenfold.notes.models import NoteConflict, NoteOp, NoteVersion
from tenfold.notes.protocol import Batch, CannotAcceptOpsError, Op
from tenfold.notes.queries.sections import first_broken_version
from tenfold.notes.splices import Splice, replay
from tests.notes.tab import NOON, Answer

pytestmark = pytest.mark.postgres


def send(scene, tab, by=None):
    answer = Answer.of(accept_ops(scene.note, tab.batch(), by=scene.user(by), now=NOON))
    tab.receive(answer)
    return answer


def write(scene, tab, field, text, by=None):
    tab.type(field, text)
    tab.keep()
    return send(scene, tab, by)


def test_what_is_typed_becomes_the_next_version(scene):
    tab = scene.tab()

    answer = write(scene, tab, "focus", "Arriving 🌱")

    assert answer == Answer(1, 1, None, [])
    assert scene.note.texts == {"focus": "Arriving 🌱"}
    assert tab.journal == []


def test_sending_again_changes_nothing(scene):
    tab = scene.tab()
    tab.type("focus", "Once")
    tab.keep()
    batch = tab.batch()
    accept_ops(scene.note, batch, by=scene.user(), now=NOON)

    again = accept_ops(scene.note, batch, by=scene.user(), now=NOON)

    assert again.acked == 1
    assert scene.note.version == NoteOp.objects.count() == 1


def test_another_text_under_a_used_number_is_refused(scene):
    tab = scene.tab()
    write(scene, tab, "focus", "Once")
    kept = NoteOp.objects.get()
    tab.type("focus", "Once more")
    tab.keep()
    forged = replace(tab.journal[0], seq=kept.seq)

    with pytest.raises(CannotAcceptOpsError) as refusal:
        accept_ops(
            scene.note,
            replace(tab.batch(), ops=(forged,)),
            by=scene.user(),
            now=NOON,
        )

    assert (refusal.value.code, refusal.value.details) == ("other_op", {"acked": 1})


def test_a_gap_is_refused_and_says_from_where_to_go_on(scene):
    tab = scene.tab()
    tab.seq = 4
    tab.type("focus", "x")
    tab.keep()

    with pytest.raises(CannotAcceptOpsError) as refusal:
        send(scene, tab)

    assert (refusal.value.code, refusal.value.details) == ("gap", {"acked": 0})


def test_two_facilitators_in_different_fields_do_not_meet(scene):
    hers, theirs = scene.tab(), scene.tab(scene.co)

    write(scene, hers, "focus", "Naming needs")
    write(scene, theirs, "process", "Slow, then warm", by=scene.co)

    assert scene.note.texts == {"focus": "Naming needs", "process": "Slow, then warm"}
    assert theirs.fields["focus"].text == "Naming needs"


def test_two_facilitators_in_one_paragraph_are_both_kept(scene):
    hers, theirs = scene.tab(), scene.tab(scene.co)
    write(scene, hers, "focus", "Naming needs")

    answer = write(scene, theirs, "focus", "Saying no", by=scene.co)

    assert answer.conflicts == [(theirs.client_id, "focus")]
    assert scene.note.text("focus") == "Naming needs"
    assert NoteConflict.objects.get().wording == "Saying no"
    assert theirs.fields["focus"].text == "Saying no"


def test_a_conflict_follows_what_is_typed_and_ends_when_it_merges(scene):
    hers, theirs = scene.tab(), scene.tab(scene.co)
    write(scene, hers, "focus", "Naming needs")
    write(scene, theirs, "focus", "Saying no", by=scene.co)

    write(scene, theirs, "focus", "Saying no, kindly", by=scene.co)
    assert NoteConflict.objects.get().wording == "Saying no, kindly"
    write(scene, theirs, "focus", "", by=scene.co)

    assert NoteConflict.objects.get().state == NoteConflict.State.MERGED
    assert theirs.fields["focus"].text == "Naming needs"


def test_a_resolution_stands_for_both_wordings(scene):
    hers, theirs = scene.tab(), scene.tab(scene.co)
    write(scene, hers, "focus", "Naming needs")
    write(scene, theirs, "focus", "Saying no", by=scene.co)
    conflict = NoteConflict.objects.get()

    receipt = resolve_conflict(
        conflict, version=2, text="Needs and no", by=scene.user(), now=NOON
    )
    theirs.look(Answer.of(receipt))

    assert scene.note.text("focus") == "Needs and no"
    assert theirs.fields["focus"].text == "Needs and no"
    assert [v.text("focus") for v in NoteVersion.objects.order_by("number")] == [
        "Naming needs",
        "Naming needs",
        "Needs and no",
    ]


def test_a_resolution_of_a_text_that_changed_meanwhile_is_refused(scene):
    hers, theirs = scene.tab(), scene.tab(scene.co)
    write(scene, hers, "focus", "Naming needs")
    write(scene, theirs, "focus", "Saying no", by=scene.co)
    write(scene, hers, "focus", "Naming needs today")

    with pytest.raises(CannotAcceptOpsError, match="has changed"):
        resolve_conflict(
            NoteConflict.objects.get(), version=2, text="x", by=scene.user(), now=NOON
        )

    assert scene.note.text("focus") == "Naming needs today"


def test_a_note_of_a_megabyte_is_refused_with_a_sentence(scene):
    tab = scene.tab()
    tab.type("focus", "a" * 1_000_000)
    tab.keep()

    with pytest.raises(CannotAcceptOpsError, match="half a megabyte") as refusal:
        send(scene, tab)

    assert refusal.value.status == 413
    assert len(tab.journal) == 1
    assert scene.note.version == 0


def test_a_note_of_200_kilobytes_is_kept(scene):
    tab = scene.tab()

    write(scene, tab, "focus", "שלום 🙂 \n" * 20_000)

    assert scene.note.text("focus") == tab.fields["focus"].text


@pytest.mark.parametrize(
    "words",
    [
        "👩‍👩‍👧 wept 🌿",
        "היא באה מאוחר and left",
        "قالت لا مرة واحدة.",
        "e\u0301 ≠ é",
        "\u202eback\u202c",
    ],
)
def test_signs_of_every_script_come_back_as_they_were(scene, words):
    tab = scene.tab()
    write(scene, tab, "focus", words)

    write(scene, tab, "focus", f"{words[:3]}— {words}")

    assert scene.note.text("focus") == f"{words[:3]}— {words}"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"base_version": 9}, "base"),
        ({"field": "plan"}, "unknown_field"),
        ({"splice": Splice(5, 0, "x")}, "does_not_fit"),
        ({"note_id": uuid4()}, "wrong_note"),
        ({"client_id": uuid4()}, "wrong_note"),
    ],
)
def test_a_change_that_cannot_be_true_is_refused(scene, change, code):
    tab = scene.tab()
    tab.type("focus", "x")
    tab.keep()
    batch = replace(tab.batch(), ops=(replace(tab.journal[0], **change),))

    with pytest.raises(CannotAcceptOpsError) as refusal:
        accept_ops(scene.note, batch, by=scene.user(), now=NOON)

    assert refusal.value.code == code
    assert scene.note.version == 0


def test_a_panel_of_another_person_does_not_write(scene):
    tab = scene.tab(scene.co)
    tab.type("focus", "x")
    tab.keep()

    with pytest.raises(CannotUsePanelError):
        send(scene, tab, by=scene.lead)


def test_opening_leaves_one_line_for_each_panel_and_a_batch_one(scene):
    AuditEvent.objects.filter(verb="notes.opened").count()
    tab = scene.tab()
    for _ in range(3):
        open_panel(scene.meeting, client_id=tab.client_id, by=scene.user())
    write(scene, tab, "focus", "A secret word")

    opened, changed = AuditEvent.objects.order_by("-number")[:2][::-1]
    assert (opened.verb, opened.details) == (
        "notes.opened",
        {"panel": str(tab.client_id)},
    )
    assert (changed.verb, changed.details) == (
        "note.changed",
        {"version": 1, "ops": 1, "panel": str(tab.client_id)},
    )


@pytest.mark.parametrize("row", [NoteVersion, NoteOp])
def test_history_can_be_neither_changed_nor_removed(scene, row):
    write(scene, scene.tab(), "focus", "Kept")
    kept = row.objects.get()
    kept.by_id = scene.co.user_id
    kept.seq = 7

    column = "by" if row is NoteVersion else "seq"
    for deed in (lambda: kept.save(update_fields=[column]), kept.delete):
        with pytest.raises(DatabaseError), transaction.atomic():
            deed()

    assert row.objects.count() == 1


def test_a_version_whose_text_was_changed_is_found(scene):
    tab = scene.tab()
    for text in ("one", "two", "three"):
        write(scene, tab, "focus", text)
    assert first_broken_version(scene.note) is None

    version = NoteVersion.objects.get(number=2)
    version.body = {**version.body, "texts": {"focus": "forged"}}
    version.save(update_fields=["body"])

    assert first_broken_version(scene.note) == 2


def test_who_types_without_a_pause_costs_the_same_all_the_time(scene, monkeypatch):
    """What a tab shows is rebuilt from where it was last in step."""
    rebuilt = []

    def watched(text, splices):
        rebuilt.append(len(splices))
        return replay(text, splices)

    monkeypatch.setattr("tenfold.notes.actions.ops.replay", watched)
    tab = scene.tab()

    def types(first, last, words="a "):
        ops = [
            Op(
                note_id=scene.note.pk,
                client_id=tab.client_id,
                seq=seq,
                base_version=0,
                field="focus",
                splice=Splice((seq - 1) * 2, 0, words),
                typed_at=NOON,
            )
            for seq in range(first, last + 1)
        ]
        batch = Batch(tab.note_id, tab.client_id, scene.note.version, ops)
        return accept_ops(scene.note, batch, by=scene.user(), now=NOON)

    for number in range(10):
        types(number * 4 + 1, number * 4 + 4)
    assert scene.note.text("focus") == "a " * 40
    assert max(rebuilt) == 4

    other = scene.tab(scene.co)
    write(scene, other, "focus", "Other words", by=scene.co)
    types(41, 44)
    types(45, 48)

    kept = NoteConflict.objects.get()
    assert {kept.wording, scene.note.text("focus")} == {"a " * 48, "Other words"}
