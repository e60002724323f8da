"""Signing: what is closed, who closes it, and what may still be said."""

from datetime import timedelta

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.urls import reverse

from tenfold.audit.models import AuditEvent
from tenfold.moments.models import Sheet
from tenfold.notes.actions.checks import NotReadyToSignError
from tenfold.notes.actions.ops import accept_ops
from tenfold.notes.actions.signing import (
    CannotSignError,
    add_addendum,
    approve_note,
    reopen_note,
    return_note,
    sign_note,
    strike_note,
    take_over,
)
from tenfold.notes.actions.templates import RulesData, change_rules
from tenfold.notes.models import NoteConflict, Signature, SignatureHead
from tenfold.notes.protocol import CannotAcceptOpsError
from tenfold.notes.queries.sections import sections_of
from tenfold.notes.signals import all_signed
from tenfold.practice.actions import describe_staff
from tests import make
from tests.notes.tab import Answer

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
HOUR = timedelta(hours=1)
NOW = make.MONDAY_6PM + 3 * HOUR
FILLED = {"presentation": "Took a turn", "risk": "none"}


def write(scene, note, texts, by=None):
    tab = scene.tab(by, note)
    for field, text in texts.items():
        tab.fields[field] = type(tab.fields["focus"])(
            note.version, *[note.text(field)] * 3
        )
        tab.type(field, text)
    tab.keep()
    who = (by or scene.lead).user
    tab.receive(Answer.of(accept_ops(note, tab.batch(), by=who, now=NOW)))


def signed(scene, note, texts=FILLED, by=None, **said):
    write(scene, note, texts)
    note.refresh_from_db()
    who = by or scene.lead
    return sign_note(note, version=note.version, by=who, **{"now": NOW, **said})


def refused(deed, *args, **kwargs):
    with pytest.raises(CannotSignError) as refusal:
        deed(*args, **kwargs)
    return refusal.value.code


def test_signing_keeps_who_signed_what_and_when(scene):
    describe_staff(scene.lead, credential="PhD", supervisor=None, by=scene.lead)
    scene.lead.refresh_from_db()

    signature = signed(scene, scene.sams)

    assert (signature.name, signature.credential) == ("Dr Osei", "PhD")
    assert signature.local_time == "2026-11-23T21:00:00+00:00 Europe/Lisbon"
    assert signature.body["texts"] == FILLED
    assert signature.body["template"]["id"] == "group"
    note = scene.sams
    assert (note.is_closed, note.is_done, note.owner) == (True, True, scene.lead)
    [line] = AuditEvent.objects.filter(verb="note.signed")
    assert line.details["signature"] == signature.hash
    describe_staff(scene.lead, credential="None", supervisor=None, by=scene.lead)
    assert Signature.objects.get().credential == "PhD"


def test_what_is_typed_after_signing_is_refused_and_acknowledged_things_are_not(scene):
    tab = scene.tab()
    tab.type("focus", "Before")
    tab.keep()
    first = tab.batch()
    tab.receive(Answer.of(accept_ops(scene.note, first, by=scene.lead.user, now=NOW)))
    sign_note(scene.note, version=1, by=scene.lead, now=NOW)
    tab.type("focus", "Before and after")
    tab.keep()

    with pytest.raises(CannotAcceptOpsError) as refusal:
        accept_ops(scene.note, tab.batch(), by=scene.lead.user, now=NOW)
    again = accept_ops(scene.note, first, by=scene.lead.user, now=NOW)

    assert (refusal.value.code, refusal.value.status) == ("signed", 409)
    assert "addendum" in str(refusal.value)
    assert again.acked == 1
    assert scene.note.texts == {"focus": "Before"}


@pytest.mark.parametrize(
    ("texts", "code"),
    [
        ({"plan": " "}, "empty"),
        ({"presentation": "Came"}, "missing"),
        ({**FILLED, "risk": "passive"}, "missing"),
        ({**FILLED, "progress": "enormous"}, "unclear"),
        ({**FILLED, "goal": "Worked on goal {goal}."}, "gaps"),
    ],
)
def test_what_is_not_ready_is_not_signed(scene, texts, code):
    assert refused(signed, scene, scene.sams, texts) == code
    assert not scene.sams.is_closed


def test_a_note_that_changed_since_one_looked_is_not_signed(scene):
    write(scene, scene.sams, FILLED)
    write(scene, scene.sams, {"plan": "More"}, by=scene.co)

    code = refused(sign_note, scene.sams, version=1, by=scene.lead, now=NOW)

    assert code == "changed"


def test_a_note_with_two_wordings_is_not_signed(scene):
    one, two = scene.tab(), scene.tab(scene.co)
    for tab, by in ((one, scene.lead), (two, scene.co)):
        tab.type("focus", f"Words of {by.pk}")
        tab.keep()
        accept_ops(scene.note, tab.batch(), by=by.user, now=NOW)
    assert NoteConflict.objects.filter(state="open").count() == 1

    code = refused(sign_note, scene.note, version=2, by=scene.lead, now=NOW)

    assert code == "two_texts"


def test_signing_twice_is_said_kindly(scene):
    signed(scene, scene.sams)
    version = scene.sams.version

    own = refused(sign_note, scene.sams, version=version, by=scene.lead, now=NOW)
    others = refused(sign_note, scene.sams, version=version, by=scene.co, now=NOW)

    assert (own, others) == ("signed", "signed")
    assert Signature.objects.count() == 1


def test_somebody_elses_part_is_signed_only_once_taken_over(scene):
    take_over(scene.sams, by=scene.co)
    write(scene, scene.sams, FILLED)

    assert (
        refused(sign_note, scene.sams, version=1, by=scene.lead, now=NOW) == "not_yours"
    )
    take_over(scene.sams, by=scene.lead)
    sign_note(scene.sams, version=1, by=scene.lead, now=NOW)

    assert scene.sams.is_closed


def test_a_note_that_names_somebody_else_is_not_signed(scene):
    with pytest.raises(NotReadyToSignError):
        signed(scene, scene.sams, {**FILLED, "plan": "Will call Ivo"})

    scene.sams.refresh_from_db()
    assert not scene.sams.is_closed
    assert not Signature.objects.exists()
    write(scene, scene.sams, {"plan": "Will call a peer"})
    signed(scene, scene.sams, {})


def test_two_facilitators_sign_their_parts(scene):
    first = signed(scene, scene.sams)
    own = {**FILLED, "presentation": "Spoke of the spring"}
    second = signed(scene, scene.ivos, own, by=scene.co)

    assert [first.by, second.by] == [scene.lead.user, scene.co.user]


def test_addenda_stand_under_the_text_which_stays(scene):
    assert refused(addendum, scene) == "draft"
    signed(scene, scene.sams)

    for words in ("One thing", "Another"):
        addendum(scene, words, by=scene.co)

    assert refused(addendum, scene, " ") == "empty"
    rows = Signature.objects.filter(kind="addendum").order_by("number")
    assert [(row.words, row.reason) for row in rows] == [
        ("One thing", "Remembered"),
        ("Another", "Remembered"),
    ]
    assert scene.sams.texts == FILLED


def addendum(scene, words="More", by=None):
    who = by or scene.lead
    return add_addendum(
        scene.sams, words=words, reason="Remembered", by=who, now=NOW + HOUR
    )


def test_a_late_entry_says_why(scene):
    late = make.MONDAY_6PM + timedelta(hours=49.5)

    assert refused(signed, scene, scene.sams, now=late) == "late"
    signature = sign_note(
        scene.sams, version=1, by=scene.lead, now=late, reason="I was ill"
    )

    assert (signature.is_late, signature.reason) == (True, "I was ill")


def test_a_supervisor_returns_and_then_approves(scene):
    describe_staff(scene.co, credential="", supervisor=scene.lead, by=scene.lead)
    scene.co.refresh_from_db()
    signed(scene, scene.sams, by=scene.co)
    assert (scene.sams.awaits_approval, scene.sams.is_done) == (True, False)
    assert refused(approve_note, scene.sams, by=scene.co, now=NOW) == "not_asked"

    return_note(scene.sams, words="What was the plan?", by=scene.lead, now=NOW)
    assert not scene.sams.is_closed
    signed(scene, scene.sams, {"plan": "Call on Friday"}, by=scene.co)
    approve_note(scene.sams, by=scene.lead, now=NOW)

    assert scene.sams.is_done
    assert (
        refused(return_note, scene.sams, words="x", by=scene.lead, now=NOW)
        == "not_asked"
    )
    kinds = Signature.objects.order_by("number").values_list("kind", flat=True)
    assert list(kinds) == ["signed", "returned", "signed", "approved"]
    call_command("verify_notes")


def test_a_signature_is_taken_back_only_where_the_practice_allows_it(scene):
    signed(scene, scene.sams)
    assert refused(reopen_note, scene.sams, by=scene.lead, now=NOW + HOUR) == "closed"
    data = RulesData("group", due_hours=24, late_hours=48, unlock_hours=2)
    change_rules(scene.lead.practice, data=data, by=scene.lead)

    assert refused(reopen_note, scene.sams, by=scene.co, now=NOW + HOUR) == "closed"
    assert (
        refused(reopen_note, scene.sams, by=scene.lead, now=NOW + 3 * HOUR) == "closed"
    )
    reopen_note(scene.sams, by=scene.lead, now=NOW + HOUR)

    assert not scene.sams.is_closed
    assert AuditEvent.objects.filter(verb="note.reopened").count() == 1
    call_command("verify_notes")


def test_what_was_entered_in_error_is_out_of_view_and_kept(scene):
    signed(scene, scene.sams)
    struck = scene.sams
    assert refused(strike_note, struck, reason="x", by=scene.co, now=NOW) == "not_yours"

    strike_note(struck, reason="Meant for Ivo", by=scene.lead, now=NOW)

    assert [one.title for one in sections_of(scene.meeting)] == ["", "Ivo"]
    scene.tab()  # opens the panel, which makes a new part for Sam
    assert [one.title for one in sections_of(scene.meeting)] == ["", "Sam", "Ivo"]
    struck.refresh_from_db()
    assert struck.texts == FILLED
    assert struck.closed_by.body["texts"] == FILLED
    call_command("verify_notes")


def test_when_all_is_signed_others_hear_of_it_after_the_commit(
    scene, django_capture_on_commit_callbacks
):
    heard = []

    def hear(*, meeting, **kwargs):
        heard.append(meeting)

    all_signed.connect(hear)
    scene.meeting.attendances.create(
        practice=scene.lead.practice, enrolment=scene.sam, status="present"
    )
    signed(scene, scene.note, {"focus": "Beginning"})
    with django_capture_on_commit_callbacks(execute=True):
        signed(scene, scene.sams)
        assert heard == []

    all_signed.disconnect(hear)
    assert heard == [scene.meeting]  # Ivo was not there: nothing is asked of him
    assert Sheet.objects.get().forgotten_at is not None


def test_a_changed_chain_is_found(scene):
    signed(scene, scene.sams)
    call_command("verify_notes")
    head_of = Signature.objects.get().practice_id
    SignatureHead.objects.filter(pk=head_of).update(number=2)

    with pytest.raises(CommandError):
        call_command("verify_notes")


def test_the_page_calls_nothing_optional_that_a_deed_needs(scene, client, settings):
    settings.DEMO = True
    note = scene.sams
    address = reverse("notes:note", args=[scene.lead.practice.slug, note.pk])
    with time_machine.travel(NOW + 72 * HOUR, tick=False):
        client.force_login(scene.lead.user)
        late = client.get(address).content.decode()
        assert "This is a late entry" in late
        assert "optional" not in late

        signed(scene, note)
        closed = client.get(address).content.decode()

    assert "Add something" in closed
    assert "optional" not in closed
