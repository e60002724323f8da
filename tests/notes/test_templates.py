"""Templates: what a note asks for, and that no word is lost when another is chosen."""

from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import timezone

from tenfold.notes.actions.ops import accept_ops
from tenfold.notes.actions.panels import open_panel
from tenfold.notes.actions.records import Beginning, CannotBeginNoteError, begin_record
from tenfold.notes.actions.templates import (
    CannotChooseTemplateError,
    RulesData,
    TemplateData,
    change_rules,
    change_template,
    choose_template,
    retire_template,
)
from tenfold.notes.models import Note, PracticeTemplateVersion
from tenfold.notes.note_templates import Use, missing, shipped
from tenfold.notes.queries.sections import sections_of
from tenfold.notes.queries.templates import session_templates
from tests import make
from tests.notes.tab import NOON, Answer

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
OF_SESSIONS = ("group", "soap", "dap", "birp", "girp", "pie")
FIELDS = [{"key": "words", "label": "Other words"}]


def write(scene, note, field, text):
    tab = scene.tab(note=note)
    tab.fields[field] = type(tab.fields["focus"])(note.version, "", "", "")
    tab.type(field, text)
    tab.keep()
    tab.receive(Answer.of(accept_ops(note, tab.batch(), by=scene.lead.user, now=NOON)))


def test_twelve_templates_come_with_the_program():
    assert [(one.id, one.use) for one in shipped().values()] == [
        *(
            (key, Use.SESSION)
            for key in ("group", "soap", "dap", "birp", "girp", "pie")
        ),
        *(
            (key, Use.CLIENT)
            for key in ("screening", "review", "discharge", "crisis", "collateral")
        ),
        ("supervision", Use.NOBODY),
    ]
    assert {one.licence for one in shipped().values()} == {"CC BY 4.0"}


def test_another_template_loses_no_word(scene):
    write(scene, scene.sams, "presentation", "Came in late")
    write(scene, scene.sams, "plan", "Goes on")

    choose_template(scene.meeting, shipped()["soap"], by=scene.lead.user, now=NOON)

    section = next(s for s in sections_of(scene.meeting) if s.title == "Sam")
    assert section.note.texts == {"presentation": "Came in late", "plan": "Goes on"}
    assert [one.key for one in section.kept] == ["presentation"]
    assert "plan" in [one.key for one in section.asked]


def test_a_tab_that_has_not_heard_of_another_template_is_not_refused(scene):
    choose_template(scene.meeting, shipped()["soap"], by=scene.lead.user, now=NOON)

    write(scene, scene.sams, "presentation", "Came in late")

    assert scene.sams.texts == {"presentation": "Came in late"}


def test_a_template_of_no_session_is_refused_for_one(scene):
    with pytest.raises(CannotChooseTemplateError):
        choose_template(
            scene.meeting, shipped()["crisis"], by=scene.lead.user, now=NOON
        )


def test_a_practice_sets_its_usual_template(scene):
    data = RulesData("dap", due_hours=24, late_hours=48, unlock_hours=0)
    change_rules(scene.lead.practice, data=data, by=scene.lead)
    other = make.meeting(scene.meeting.group, by=scene.lead, starts_at=NOON)

    open_panel(other, client_id=uuid4(), by=scene.lead.user)

    notes = Note.objects.filter(meeting=other)
    assert set(notes.values_list("template", flat=True)) == {"dap"}


def test_a_note_keeps_the_version_it_was_written_in(scene):
    own = make.note_template(scene.lead)
    written = session_templates(scene.lead.practice)[-1]
    choose_template(scene.meeting, written, by=scene.lead.user, now=NOON)

    change_template(own, data=TemplateData("Short", "", [], FIELDS), by=scene.lead)

    fields = sections_of(scene.meeting)[1].asked
    assert [one.label for one in fields] == ["In words", "Came"]
    newest = session_templates(scene.lead.practice)[-1]
    assert (newest.version, newest.member[0].label) == (2, "Other words")


def test_what_is_retired_is_offered_no_more_and_stays_readable(scene):
    own = make.note_template(scene.lead)
    written = session_templates(scene.lead.practice)[-1]
    choose_template(scene.meeting, written, by=scene.lead.user, now=NOON)

    retire_template(own, by=scene.lead)

    assert str(own.pk) not in [one.id for one in session_templates(scene.lead.practice)]
    assert sections_of(scene.meeting)[1].template.title == "Short"


def test_a_version_of_a_template_is_never_changed(scene):
    make.note_template(scene.lead)
    version = PracticeTemplateVersion.objects.get()

    with pytest.raises(DatabaseError), transaction.atomic():
        PracticeTemplateVersion.objects.filter(pk=version.pk).update(body={})
    with pytest.raises(DatabaseError), transaction.atomic():
        version.delete()


def test_risk_needs_words_whenever_something_was_noted():
    fields = shipped()["group"].member
    said = {"presentation": "Came"}

    assert [one.key for one in missing(fields, said)] == ["risk"]
    assert missing(fields, {**said, "risk": "none"}) == []
    asked = missing(fields, {**said, "risk": "passive", "risk_words": " "})
    assert [one.key for one in asked] == ["risk_words"]


@pytest.mark.parametrize("key", ["crisis", "supervision"])
def test_a_note_of_no_session_is_about_whom_it_says(scene, key):
    client = scene.sam.client if key == "supervision" else None
    what = Beginning(shipped()[key], client, NOON)

    with pytest.raises(CannotBeginNoteError):
        begin_record(what, by=scene.lead, now=NOON)


def test_the_page_of_a_note_of_no_session_saves_what_is_chosen(scene, client, settings):
    settings.DEMO = True
    record = make.record_note(scene.lead, scene.sam.client, now=timezone.now())
    client.force_login(scene.lead.user)
    page = reverse("notes:record", args=[scene.lead.practice.slug, record.pk])
    prefix = str(record.note_id)

    said = {f"{prefix}-version": "0", f"{prefix}-risk": "passive"}
    answer = client.post(page, {**said, f"{prefix}-occasion": "A call at night"})

    assert answer.status_code == 302
    record.note.refresh_from_db()
    assert record.note.texts == {"occasion": "A call at night", "risk": "passive"}


def test_a_template_is_written_on_its_page(scene, client, settings):
    settings.DEMO = True
    client.force_login(scene.lead.user)
    page = reverse("notes:template_add", args=[scene.lead.practice.slug])
    said = {
        "title": "Brief",
        "form-TOTAL_FORMS": "2",
        "form-INITIAL_FORMS": "0",
        "form-0-label": "Wie es ging",
        "form-0-part": "member",
        "form-0-control": "one",
    }

    refused = client.post(page, {**said, "form-0-options": "gut"})
    done = client.post(page, {**said, "form-0-options": "gut\nschlecht"})

    assert (refused.status_code, done.status_code) == (200, 302)
    assert b"at least two" in refused.content
    [field] = session_templates(scene.lead.practice)[-1].member
    assert (field.key, [one.value for one in field.options]) == (
        "wie_es_ging",
        ["gut_1", "schlecht_2"],
    )
