import pytest
from django.test import TestCase

from tenfold.library.catalogue import shipped
from tenfold.room.run_sheets import options_for
from tenfold.runsheet.actions import add_exercise_block, make_plan
from tenfold.runsheet.models import Block
from tenfold.runsheet.queries import blocks_of, blocks_run

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


def press(someone, do, block=None, **said):
    sheet = someone.sees()["sheet"]
    named = {"block": block["id"]} if block else {}
    return someone.post(
        "run-sheet", step=sheet["step"], deed={"do": do, **named, **said}
    )


def blocks(someone):
    return someone.sees()["sheet"]["blocks"]


def called(someone, kind):
    return next(one for one in blocks(someone) if one["kind"] == kind)


def test_the_room_opens_with_the_usual_plan(sitting):
    seen = blocks(sitting.sam)

    assert sum(one["planned_seconds"] for one in seen) == 90 * 60
    assert {one["state"] for one in seen} == {"planned"}


def test_a_part_that_begins_brings_its_format_and_a_plain_one_the_circle(sitting):
    press(sitting.hanna, "block.start", called(sitting.hanna, "check_in"))
    round_ = sitting.sam.sees()["stage"]
    press(sitting.ola, "block.start", called(sitting.ola, "agenda"))

    assert round_["format"] == "round"
    assert round_["seconds_each"] == (12 * 60 - 20) // 3
    assert sitting.sam.sees()["stage"] is None
    states = {one["kind"]: one["state"] for one in blocks(sitting.sam)}
    assert (states["check_in"], states["agenda"]) == ("done", "running")


def test_the_exercise_puts_its_question_on_the_stage(sitting):
    close = Block.objects.get(pk=called(sitting.hanna, "close")["id"])
    close.exercise = "appreciation-lap"
    close.save(update_fields=["exercise"])

    press(sitting.hanna, "block.start", called(sitting.hanna, "close"))

    assert "one thing they did today" in sitting.kim.sees()["stage"]["question"]


def test_cautions_and_who_leads_are_for_facilitators(sitting):
    first = Block.objects.get(pk=blocks(sitting.hanna)[0]["id"])
    first.led_by = sitting.staff["Ola"]
    first.save(update_fields=["led_by"])

    for_ola, for_sam = blocks(sitting.ola)[0], blocks(sitting.sam)[0]

    assert for_ola["leader"] == "Ola"
    assert "trauma" in for_ola["cautions"][0]
    assert (for_sam["leader"], for_sam["cautions"]) == (None, [])


def test_what_is_parked_is_seen_by_facilitators_only_and_comes_back(sitting):
    agenda = called(sitting.hanna, "agenda")
    press(sitting.hanna, "block.park", agenda)
    parked = called(sitting.hanna, "agenda")["state"]
    hidden = [one["kind"] for one in blocks(sitting.sam)]
    press(sitting.hanna, "block.back", agenda)

    assert parked == "parked"
    assert "agenda" not in hidden
    assert "agenda" in [one["kind"] for one in blocks(sitting.sam)]


def test_two_facilitators_who_press_at_once_start_one_part(sitting):
    step = sitting.hanna.sees()["sheet"]["step"]
    first, second = blocks(sitting.hanna)[:2]

    one = sitting.hanna.post(
        "run-sheet", step=step, deed={"do": "block.start", "block": first["id"]}
    )
    other = sitting.ola.post(
        "run-sheet", step=step, deed={"do": "block.start", "block": second["id"]}
    )

    assert one.status_code == 200
    assert (other.status_code, other.json()["error"]) == (409, "moved_on")
    assert [b["state"] for b in blocks(sitting.sam)][:2] == ["running", "planned"]


def test_ending_a_part_that_runs_clears_its_stage(sitting):
    check_in = called(sitting.hanna, "check_in")
    press(sitting.hanna, "block.start", check_in)
    press(sitting.hanna, "block.extend", check_in)
    press(sitting.hanna, "block.skip", check_in)

    assert sitting.sam.sees()["stage"] is None
    ended = called(sitting.hanna, "check_in")
    assert (ended["state"], ended["extra_seconds"]) == ("done", 120)


def test_the_order_is_changed_and_a_wrong_one_is_refused(sitting):
    order = [one["id"] for one in blocks(sitting.hanna)]

    good = press(sitting.hanna, "sheet.arrange", order=order[::-1])
    bad = press(sitting.hanna, "sheet.arrange", order=order[:2])

    assert good.status_code == 200
    assert bad.status_code == 409
    assert [one["id"] for one in blocks(sitting.sam)] == order[::-1]


def test_members_change_nothing_in_the_plan(sitting):
    assert press(sitting.sam, "block.start", blocks(sitting.sam)[0]).status_code == 404


def test_who_was_not_let_in_sees_no_plan(circle, media):
    circle.hanna.does("open")
    circle.sam.knocks()

    assert circle.sam.sees()["sheet"] is None


def test_what_ran_is_done_when_the_session_ends(sitting):
    press(sitting.hanna, "block.start", called(sitting.hanna, "check_in"))
    sitting.hanna.does("end")

    assert [b.state for b in blocks_run(sitting.meeting)] == ["done"]
    answer = sitting.hanna.post("run-sheet", step=1, deed={
        "do": "block.start", "block": str(blocks_of(sitting.meeting)[0].pk),
    })  # fmt: skip
    assert answer.status_code == 409


@pytest.mark.django_db
def test_every_exercise_begins_with_options_that_its_format_takes(circle):
    made = {}
    for exercise in shipped():
        block = add_exercise_block_to(circle, exercise)
        made[exercise.id] = options_for(block)

    assert made["say-back"].talk_seconds == 480
    assert made["say-back"].prompt.startswith("Tell of something")
    assert made["five-in-common"].has_halves is False
    assert made["thought-relay"].size == "teams"
    assert made["bridge-of-cards"].technique == "bridge"
    assert made["paced-breath"].hold_in == 0
    assert made["where-i-join-from"].block_seconds == 480
    assert made["spotlight-fifteen"] is None  # somebody must be chosen first
    assert made["respect-and-request"] is None  # somebody must be cast first
    assert made["kinder-voice"] is None


def add_exercise_block_to(circle, exercise):
    Block.objects.filter(sheet__meeting=circle.meeting).delete()
    owner = circle.staff["Owner"].user
    make_plan(circle.meeting, by=owner)
    return add_exercise_block(circle.meeting, exercise=exercise, by=owner)


def test_a_part_that_is_added_on_its_page_is_in_the_open_room_at_once(sitting):
    before = sitting.sam.sees()
    page = sitting.hanna.sees()["sheet"]["address"]

    with TestCase.captureOnCommitCallbacks(execute=True):
        sitting.hanna.browser.post(f"{page}exercises/", {"exercise": "say-back"})

    after = sitting.sam.sees()
    assert "Say-back" in [one["title"] for one in after["sheet"]["blocks"]]
    assert after["v"] > before["v"]  # who asks only for news is told
    assert after["sheet"]["address"] is None
    assert sitting.hanna.browser.get(page).status_code == 200


def test_what_is_pressed_in_the_room_is_announced_once(sitting):
    part = called(sitting.hanna, "work")
    before = sitting.hanna.sees()["v"]

    press(sitting.hanna, "block.extend", part)

    assert sitting.hanna.sees()["v"] == before + 1


@pytest.mark.parametrize(
    ("kind", "asked"),
    [("check_in", "How are you here"), ("close", "One word, one thing")],
)
def test_a_round_without_an_exercise_asks_what_is_usual(sitting, kind, asked):
    press(sitting.hanna, "block.start", called(sitting.hanna, kind))

    assert sitting.sam.sees()["stage"]["question"].startswith(asked)
