"""Slides through the API: who sees what, and what is kept."""

import pytest

from tenfold.library.actions.materials import delete_material
from tenfold.notes.fact_lines import session_lines
from tenfold.notes.facts import facts_of
from tenfold.traces.models import Taught
from tests import make
from tests.library.files import a_pdf
from tests.room.people import a_member
from tests.room.test_music import asks_for, hanna
from tests.room.test_scene import press, sitting  # noqa: F401  the fixture
from tests.test_leakage import paths

pytestmark = pytest.mark.postgres
SLIDE = {"slide", "slide.id", "slide.width", "slide.height"}
THEORY = {
    "format", "id", "step", "topic", "index", "count", "is_handout", "notes", "next",
    "poll", *SLIDE,
}  # fmt: skip
POLL = {
    f"poll.{key}"
    for key in (
        "question", "answers", "is_open", "voted", "own", "counts", "is_too_few",
    )
}  # fmt: skip


@pytest.fixture
def deck(sitting):  # noqa: F811
    made = make.material(hanna(), a_pdf(3), "Panic, explained")
    first = made.slides.first()
    first.notes = "Say that it passes."
    first.save(update_fields=["notes"])
    return made


def shows(sitting, deck, **more):  # noqa: F811
    options = {"format": "theory", "materials": [str(deck.pk)], **more}
    return sitting.hanna.does("stage-start", options=options)["stage"]


def test_notes_stay_with_those_who_lead(sitting, deck):  # noqa: F811
    assert shows(sitting, deck)["notes"] == "Say that it passes."

    answer = sitting.sam.get()

    assert paths(answer.json()["stage"]) == THEORY
    assert b"it passes" not in answer.content


def test_a_slide_is_given_when_it_is_shown(sitting, deck):  # noqa: F811
    stage = shows(sitting, deck)
    second = stage["next"]
    assert asks_for(sitting.sam, f"files/{stage['slide']['id']}").status_code == 200
    assert asks_for(sitting.sam, f"files/{second}").status_code == 404
    assert asks_for(sitting.ola, f"files/{second}").status_code == 200
    assert asks_for(sitting.sam, f"files/{deck.pk}").status_code == 404

    press(sitting.ola, "theory.go", index=1)

    assert sitting.sam.sees()["stage"]["slide"]["id"] == second
    assert asks_for(sitting.sam, f"files/{second}").status_code == 200


def test_nobody_sees_who_voted_what(sitting, deck):  # noqa: F811
    shows(sitting, deck)
    press(sitting.hanna, "theory.ask", question="Known?", answers=["yes", "no"])
    scene = sitting.sam.sees()["stage"]["id"]
    for who, answer in ((sitting.sam, 0), (sitting.kim, 1), (sitting.noor, 0)):
        who.does("stage", scene=scene, deed={"do": "theory.vote", "answer": answer})
    seen = sitting.hanna.sees()["stage"]
    assert paths(seen) == THEORY | POLL
    assert (seen["poll"]["voted"], seen["poll"]["counts"]) == (3, None)

    press(sitting.hanna, "theory.close_poll")

    poll = sitting.kim.sees()["stage"]["poll"]
    assert poll["counts"] == [2, 1]
    assert poll["own"] is None


def test_what_was_taught_is_kept_for_those_who_lead(sitting, deck):  # noqa: F811
    stage = shows(sitting, deck, topic="What panic is", is_handout=True)
    press(sitting.hanna, "theory.go", index=2)
    sitting.hanna.does("stage-close", scene=stage["id"])

    taught = Taught.objects.get()
    assert (taught.topic, taught.slides_shown) == ("What panic is", 3)
    assert taught.is_handout
    assert taught.materials == [str(deck.pk)]
    meeting = taught.meeting
    assert list(Taught.objects.led_by(hanna(), meeting=meeting)) == [taught]
    stranger = make.staff(meeting.practice, name="Duarte")
    assert not Taught.objects.led_by(stranger, meeting=meeting).exists()


def teaches(sitting, deck, *, is_handout=True):  # noqa: F811
    """Two of three slides are shown, and the slides are put away."""
    stage = shows(sitting, deck, topic="What panic is", is_handout=is_handout)
    press(sitting.hanna, "theory.go", index=1)
    sitting.hanna.does("stage-close", scene=stage["id"])


def given(someone):
    return asks_for(someone, "handouts").json()["handouts"]


def test_members_who_came_get_what_was_shown_of_the_slides(sitting, deck):  # noqa: F811
    late = make.member(sitting.meeting.group, hanna(), "Ivo")
    ivo = a_member(sitting.meeting, late)
    ivo.sees()
    shown = [str(slide.pk) for slide in deck.slides.all()]

    teaches(sitting, deck)
    sitting.hanna.does("end")

    (handout,) = given(sitting.sam)
    assert paths(handout) == {
        "topic", "day", "slides", "slides.id", "slides.width", "slides.height",
    }  # fmt: skip
    assert handout["topic"] == "What panic is"
    assert [slide["id"] for slide in handout["slides"]] == shown[:2]
    answers = [asks_for(sitting.sam, f"handouts/{one}").status_code for one in shown]
    assert answers == [200, 200, 404]
    assert asks_for(sitting.sam, f"handouts/{deck.pk}").status_code == 404
    assert (given(ivo), given(sitting.hanna)) == ([], [])
    for other in (ivo, sitting.hanna):
        assert asks_for(other, f"handouts/{shown[0]}").status_code == 404


def test_slides_that_are_no_handout_are_given_to_nobody(sitting, deck):  # noqa: F811
    first = deck.slides.first()

    teaches(sitting, deck, is_handout=False)

    assert given(sitting.sam) == []
    assert asks_for(sitting.sam, f"handouts/{first.pk}").status_code == 404


def test_a_handout_whose_file_is_gone_is_gone(sitting, deck):  # noqa: F811
    teaches(sitting, deck)
    assert given(sitting.sam)

    delete_material(deck, by=hanna())

    assert given(sitting.sam) == []


def test_what_was_taught_is_psychoeducation_with_its_topic_in_the_facts(
    sitting, deck  # noqa: F811
):  # fmt: skip
    teaches(sitting, deck)

    lines = dict(session_lines(facts_of(sitting.meeting).session))

    assert "What panic is" in lines["Psychoeducation"]
