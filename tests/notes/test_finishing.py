from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tenfold.audit.models import AuditEvent
from tenfold.moments.models import Moment
from tenfold.notes.actions.checks import (
    CannotKeepNameError,
    NotReadyToSignError,
    confirm_facts,
    keep_name,
    refuse_unless_ready,
    replace_names,
    take_sentence,
)
from tenfold.notes.actions.pages import Draft, save_page
from tenfold.notes.actions.panels import open_panel
from tenfold.notes.models import ConfirmedFacts, Note
from tenfold.notes.queries.checks import check_of, desk_of
from tenfold.notes.queries.sections import section_of
from tests import make
from tests.make import MONDAY_6PM as NOW


def write(scene, note: Note, **texts: str) -> None:
    draft = Draft(section_of(note), note.version, texts)
    assert save_page([draft], by=scene.lead.user, now=NOW) == {}


def mark(scene, who, key: str, text: str = "") -> Moment:
    return make.moment(scene.meeting, by=scene.lead, member=who, key=key, text=text)


def of(scene, note: Note):
    return next(s for s in desk_of(scene.meeting).sections if s.section.note == note)


def test_what_was_marked_is_offered_to_the_member_it_is_about(scene):
    first, second = (mark(scene, scene.sam, "f") for _ in range(2))
    mark(scene, scene.ivo, "h")
    mark(scene, None, "p")

    sams, groups = of(scene, scene.sams), of(scene, scene.note)

    (offer,) = sams.offered
    assert offer.fragment.sentence == "Gave feedback to a peer twice."
    assert offer.moments == [first, second]
    assert [o.fragment.sentence for o in groups.offered] == [
        "Members shared experiences."
    ]


def test_what_is_private_is_offered_to_nobody(scene):
    mark(scene, scene.sam, "t", "reminds me of my brother")

    assert "brother" not in str(
        [one.offered for one in desk_of(scene.meeting).sections]
    )


def test_an_offer_names_no_other_member(scene):
    mark(scene, scene.sam, "e", "cried when Ivo left; Sam stayed")

    (offer,) = of(scene, scene.sams).offered

    assert "cried when a peer left; Sam stayed" in offer.fragment.sentence


def test_a_sentence_that_was_taken_is_offered_no_more(scene):
    mark(scene, scene.sam, "h")
    write(scene, scene.sams, plan="Continue weekly.")
    sams = of(scene, scene.sams)

    take_sentence(
        sams, field="plan", sentence="Reported homework.", by=scene.lead.user, now=NOW
    )

    after = of(scene, scene.sams)
    assert after.section.note.text("plan") == "Continue weekly. Reported homework."
    assert after.still_offered == []
    assert AuditEvent.objects.filter(verb="note.changed").count() == 2


def test_a_name_of_somebody_else_keeps_a_note_from_being_signed(scene):
    write(scene, scene.sams, plan="Will call Ivo. Sam will rest.")
    checked = check_of(scene.sams)

    with pytest.raises(NotReadyToSignError, match="names another member"):
        refuse_unless_ready(scene.sams)

    replace_names(checked, checked.named, by=scene.lead.user, now=NOW)
    assert scene.sams.text("plan") == "Will call a peer. Sam will rest."
    refuse_unless_ready(scene.sams)


def test_in_the_part_for_the_group_nobody_is_named(scene):
    write(scene, scene.note, focus="Sam and Ivo talked with Dr Osei.")

    (named,) = check_of(scene.note).named

    assert named.found.text == "Sam and Ivo"


def test_a_name_that_stays_says_why_and_leaves_a_line(scene):
    write(scene, scene.sams, plan="Reads a novel by Ivo Andric.")

    with pytest.raises(CannotKeepNameError):
        keep_name(scene.sams, words="Ivo", reason="  ", by=scene.lead.user)
    keep_name(scene.sams, words="Ivo", reason="An author", by=scene.lead.user)

    refuse_unless_ready(scene.sams)
    line = AuditEvent.objects.get(verb="note.name_kept")
    assert "Ivo" not in str(line.details)
    assert [row.reason for row in check_of(scene.sams).kept] == ["An author"]


def test_a_note_that_says_what_another_says_needs_a_sentence_of_its_own(scene):
    same = "Took part in the pair exercise with interest."
    write(scene, scene.sams, plan=same)
    write(scene, scene.ivos, plan=same)

    with pytest.raises(NotReadyToSignError, match="about this member alone"):
        refuse_unless_ready(scene.sams)

    write(scene, scene.sams, plan=f"{same} Slept six hours each night.")
    refuse_unless_ready(scene.sams)


def test_confirming_facts_keeps_them_as_they_are_and_says_who(scene):
    confirm_facts(scene.meeting, by=scene.lead.user, now=NOW)

    assert desk_of(scene.meeting).is_confirmed
    assert ConfirmedFacts.objects.get().by == scene.lead.user
    assert AuditEvent.objects.filter(verb="facts.confirmed").count() == 1

    make.member(scene.meeting.group, scene.lead, "Kofi")
    assert not desk_of(scene.meeting).is_confirmed


def test_finishing_asks_as_many_questions_for_eight_members_as_for_two(scene):
    def count() -> int:
        with CaptureQueriesContext(connection) as asked:
            desk_of(scene.meeting)
        return len(asked)

    def fill(note: Note, who) -> None:
        write(scene, note, plan="Ivo and Sam.")
        keep_name(note, words="Xeno", reason="A word", by=scene.lead.user)
        mark(scene, who, "p")

    fill(scene.sams, scene.sam)
    before = count()
    for n in range(6):
        who = make.member(scene.meeting.group, scene.lead, f"Kofi{n}")
        open_panel(scene.meeting, client_id=uuid4(), by=scene.lead.user)
        fill(who.sections.get().note, who)

    assert count() == before
