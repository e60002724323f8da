"""What the page of a note says when somebody asks for what cannot be."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from tenfold.notes.actions.pages import Draft, save_page
from tenfold.notes.actions.signing import reopen_note, sign_note, take_over
from tenfold.notes.actions.templates import RulesData, change_rules
from tenfold.notes.models import Signature
from tenfold.notes.queries.sections import section_of
from tests import make

pytestmark = pytest.mark.django_db
NOW = make.MONDAY_6PM + timedelta(hours=3)
RULES = RulesData(template="group", due_hours=24, late_hours=48, unlock_hours=24)
FILLED = {"presentation": "Took a turn", "risk": "none"}


@pytest.fixture(autouse=True)
def now(settings):
    settings.DEMO = True  # no second factor to set up
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def note(scene):
    """Sam's part, written and ready to be signed."""
    drafts = [Draft(section_of(scene.sams), 0, FILLED)]
    assert save_page(drafts, by=scene.lead.user, now=NOW) == {}
    return scene.sams


@pytest.fixture
def send(scene, note, client):
    """What the page answers to a deed."""

    def answer_to(deed, by=None, **said):
        client.force_login(scene.user(by))
        address = [scene.lead.practice.slug, note.pk, deed]
        url = reverse("notes:note_deed", args=address)
        answer = client.post(url, said)
        return answer.status_code, answer.content.decode()

    return answer_to


def test_signing_twice_is_said_on_the_page(scene, send, note):
    first, _ = send("sign", version=note.version)
    status, said = send("sign", version=note.version)
    _, said_to_her = send("sign", by=scene.co, version=note.version)

    assert (first, status) == (302, 200)
    assert "You have signed this part already." in said
    assert "has signed this part already." in said_to_her
    assert "signed by" in said
    assert Signature.objects.count() == 1


def test_somebody_elses_part_is_not_signed_but_may_be_taken_over(scene, send, note):
    take_over(note, by=scene.co)

    status, said = send("sign", version=note.version)

    assert status == 200
    assert "This part is Hanna&#x27;s to sign" in said
    assert "Take it over" in said
    assert not Signature.objects.exists()


def test_a_note_of_a_group_one_does_not_lead_is_not_there(scene, send, note):
    stranger = make.staff(scene.lead.practice, name="Ola")

    status, _ = send("sign", by=stranger, version=note.version)

    assert status == 404
    assert not Signature.objects.exists()


def test_what_was_to_be_added_to_a_note_that_is_open_again_comes_back(
    scene, send, note
):
    change_rules(scene.lead.practice, data=RULES, by=scene.lead)
    sign_note(note, version=note.version, by=scene.lead, now=NOW)
    reopen_note(note, by=scene.lead, now=NOW)

    status, said = send("add", words="One more thing", reason="Remembered")

    assert status == 200
    assert "This part is not signed yet" in said
    assert ">One more thing</textarea>" in said
    assert not Signature.objects.filter(kind="addendum").exists()


def test_what_is_added_without_a_reason_stays_in_its_field(scene, send, note):
    sign_note(note, version=note.version, by=scene.lead, now=NOW)

    _, said = send("add", words="One more thing")

    assert "Write what is to be added, and why." in said
    assert said.count("One more thing</textarea>") == 1
