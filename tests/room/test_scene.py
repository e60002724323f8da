import pytest

from tenfold.audit.models import AuditEvent

pytestmark = pytest.mark.postgres


@pytest.fixture
def sitting(circle, media):
    """Everybody is in the circle."""
    circle.hanna.does("open")
    circle.ola.does("open")
    for member in (circle.sam, circle.kim, circle.noor):
        member.knocks()
    circle.hanna.does("admit-all")
    return circle


def starts_a_round(sitting, **options):
    return sitting.hanna.does("stage-start", options={"format": "round", **options})


def press(someone, what, **said):
    stage = someone.sees()["stage"]
    deed = {"do": what, "step": stage["step"], **said}
    return someone.post("stage", scene=stage["id"], deed=deed)


def test_everybody_sees_the_stage_and_the_word_goes_round(sitting):
    started = starts_a_round(sitting, question="What did you bring?")["stage"]
    press(sitting.hanna, "round.next")

    seen = sitting.noor.sees()["stage"]
    assert started["question"] == "What did you bring?"
    assert started["waiting"][0] == seen["speaker"]
    assert seen["done"] == [started["speaker"]]


def test_who_has_not_been_let_in_sees_no_stage(circle, media):
    circle.hanna.does("open")
    circle.sam.knocks()
    circle.hanna.does("admit-all")
    circle.hanna.does("stage-start", options={"format": "round"})
    circle.kim.knocks()

    assert circle.kim.sees()["stage"] is None


def test_the_word_goes_on_when_its_speaker_leaves(sitting):
    stage = starts_a_round(sitting)["stage"]
    speaker = next(
        who
        for who in (sitting.sam, sitting.kim, sitting.noor)
        if who.seat == stage["speaker"]
    )

    speaker.does("leave")

    after = sitting.hanna.sees()["stage"]
    assert after["speaker"] == stage["waiting"][0]


def test_a_button_pressed_twice_counts_once(sitting):
    stage = starts_a_round(sitting)["stage"]
    deed = {"do": "round.next", "step": stage["step"]}

    first = sitting.hanna.post("stage", scene=stage["id"], deed=deed)
    second = sitting.ola.post("stage", scene=stage["id"], deed=deed)

    assert first.status_code == 200
    assert second.status_code == 409
    assert second.json()["error"] == "moved_on"


def test_deeds_of_facilitators_do_not_exist_for_members(sitting):
    starts_a_round(sitting)

    answer = press(sitting.sam, "round.skip")

    assert answer.status_code == 404


def test_the_stage_is_cleared_and_leaves_audit_lines(sitting):
    stage = starts_a_round(sitting)["stage"]
    sitting.ola.does("stage-close", scene=stage["id"])

    assert sitting.sam.sees()["stage"] is None
    verbs = set(AuditEvent.objects.values_list("verb", flat=True))
    assert {"round.started", "round.closed"} <= verbs


def test_no_format_on_a_closed_session(sitting):
    sitting.hanna.does("end")

    answer = sitting.hanna.post("stage-start", options={"format": "round"})

    assert answer.status_code == 409
