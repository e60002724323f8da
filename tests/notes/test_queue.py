"""What waits for a signature: for whom, and until when."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tenfold.notes.actions.records import Beginning, begin_record
from tenfold.notes.actions.signing import approve_note
from tenfold.notes.models import NoteRules
from tenfold.notes.note_templates import shipped
from tenfold.notes.queries.queue import LOOK_BACK, Queue, queue_of
from tenfold.practice.actions import describe_staff
from tests import make
from tests.notes.test_signing import NOW, signed, write

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
HOUR = timedelta(hours=1)


@pytest.fixture
def over(scene):
    scene.meeting.state = scene.meeting.State.ENDED
    scene.meeting.ended_at = NOW - HOUR
    scene.meeting.save(update_fields=["state", "ended_at"])
    return scene


def waits_for(staff, now=NOW):
    return queue_of(staff, on=timezone.localdate(now), now=now)


def test_a_session_waits_until_everybodys_note_is_signed(over):
    [due] = waits_for(over.lead).to_sign
    assert (due.meeting, due.count, due.is_begun) == (over.meeting, 3, False)

    write(over, over.sams, {"presentation": "Took a turn"})
    assert waits_for(over.lead).to_sign[0].is_begun
    for note in (over.note, over.sams):
        signed(
            over, note, {"focus": "Trust"} if note == over.note else {"risk": "none"}
        )
    assert [one.count for one in waits_for(over.lead).to_sign] == [1]
    signed(over, over.ivos, {"presentation": "Held back", "risk": "none"})

    assert waits_for(over.lead) == Queue()


def test_a_note_is_due_and_then_late_by_the_rules_of_the_practice(over):
    rules = NoteRules.of(over.lead.practice)
    end = over.meeting.ended_at

    def standing(hours):
        return waits_for(over.lead, end + hours * HOUR).to_sign[0].standing

    late = rules.late_hours
    assert [standing(rules.due_hours - 1), standing(rules.due_hours)] == ["open", "due"]
    assert [standing(late - 1), standing(late)] == ["due", "late"]


def test_who_did_not_come_is_waited_for_only_when_something_is_written(over):
    for person, status in ((over.sam, "present"), (over.ivo, "absent")):
        over.meeting.attendances.create(
            practice=over.lead.practice, enrolment=person, status=status
        )
    assert waits_for(over.lead).to_sign[0].count == 2

    write(over, over.ivos, {"presentation": "Wrote that he is ill"})

    assert waits_for(over.lead).to_sign[0].count == 3


def test_written_words_wait_however_old_they_are_and_nothing_else_does(over):
    long_ago = NOW - LOOK_BACK - 24 * HOUR
    over.meeting.starts_at, over.meeting.ends_at = long_ago - HOUR, long_ago
    over.meeting.save(update_fields=["starts_at", "ends_at"])
    assert waits_for(over.lead).to_sign == []

    write(over, over.sams, {"presentation": "Took a turn"})

    assert [one.meeting for one in waits_for(over.lead).to_sign] == [over.meeting]


def test_a_note_that_a_colleague_signs_does_not_wait_for_me(over):
    signed(over, over.sams, by=over.co)
    assert waits_for(over.lead).to_sign[0].count == 2
    stranger = make.staff(over.lead.practice, name="Somebody else")
    assert waits_for(stranger) == Queue()


def test_a_note_of_no_session_and_what_a_supervisor_is_asked_for(over):
    describe_staff(over.co, credential="", supervisor=over.lead, by=over.lead)
    over.co.refresh_from_db()
    note = over.sams
    signed(over, note, by=over.co)
    what = Beginning(shipped()["supervision"], None, NOW - 30 * HOUR)
    begin_record(what, by=over.lead, now=NOW)

    queue = waits_for(over.lead)
    oldest = queue.to_sign[0]
    assert (oldest.meeting, oldest.template.id) == (None, "supervision")
    assert oldest.standing == "due"
    assert [asked.note for asked in queue.to_approve] == [note]
    assert len(queue.first(2).to_approve) == len(queue.first(2).to_sign) == 1

    note.refresh_from_db()
    approve_note(note, by=over.lead, now=NOW)
    assert waits_for(over.lead).to_approve == []
