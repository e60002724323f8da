import pytest

from tenfold.room.models import Stage
from tenfold.traces.models import FeedbackCard
from tests.room.test_scene import press, sitting  # noqa: F401  the fixture
from tests.room.test_topics import says

pytestmark = pytest.mark.postgres


@pytest.fixture
def given(sitting):  # noqa: F811
    """Sam wanted feedback; Kim has written a card."""
    options = {"format": "feedback", "receiver": sitting.sam.seat}
    sitting.hanna.does("stage-start", options=options)
    says(sitting.sam, "feedback.agree", on=True)
    written = says(
        sitting.kim, "feedback.write", stem="noticed", text="you pause, I breathe"
    )
    assert written.status_code == 200
    return sitting


def card_of(someone):
    return someone.sees()["stage"]["cards"][0]["id"]


def knows(someone):
    answers = someone.get().content + someone.get("feedback").content
    return "I breathe" in answers.decode()


def test_a_card_is_for_its_receiver_alone_and_after_its_release(given):
    assert [knows(one) for one in (given.kim, given.hanna)] == [True, True]
    assert [knows(one) for one in (given.sam, given.noor)] == [False, False]

    press(given.hanna, "feedback.release", card=card_of(given.hanna))
    assert [knows(one) for one in (given.sam, given.noor)] == [True, False]
    says(given.sam, "feedback.answer", card=card_of(given.sam), answer="take")
    scene = given.hanna.sees()["stage"]["id"]
    given.hanna.does("stage-close", scene=scene)

    (kept,) = given.sam.get("feedback").json()["cards"]
    assert (kept["giver"], kept["text"]) == ("Kim", "you pause, I breathe")
    for other in (given.kim, given.noor, given.hanna, given.ola):
        assert not knows(other)
    assert FeedbackCard.objects.get().receiver == given.enrolments["Sam"]


def test_what_was_held_back_never_reaches_the_receiver(given):
    press(given.ola, "feedback.hold_back", card=card_of(given.ola))
    given.hanna.does("end")

    assert not knows(given.sam)
    assert not FeedbackCard.objects.exists()
    stored = list(Stage.objects.filter(meeting=given.meeting).values_list("scene"))
    assert "breathe" not in repr(stored)


def test_who_did_not_ask_for_it_gets_none(sitting):  # noqa: F811
    options = {"format": "feedback", "receiver": sitting.sam.seat}
    sitting.hanna.does("stage-start", options=options)

    refused = says(sitting.kim, "feedback.write", stem="more", text="you")
    foreign = says(sitting.kim, "feedback.agree", on=True)

    assert (refused.status_code, foreign.status_code) == (409, 404)


def test_members_neither_release_nor_hold_back(given):
    card = card_of(given.kim)

    assert press(given.sam, "feedback.release", card=card).status_code == 404
    assert press(given.kim, "feedback.hold_back", card=card).status_code == 404


def test_what_was_released_is_kept_when_its_giver_has_left(given):
    press(given.hanna, "feedback.release", card=card_of(given.hanna))
    given.kim.does("leave")
    given.hanna.does("end")

    assert FeedbackCard.objects.get().giver == given.enrolments["Kim"]
