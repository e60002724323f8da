"""A whiteboard through the API: who sees, draws and keeps what."""

from uuid import uuid4

import pytest

from tenfold.audit.models import AuditEvent
from tenfold.room.models import Place
from tenfold.traces.models import BoardPicture
from tests.room.test_cards import sitting, stage_of  # noqa: F401  the fixture
from tests.test_leakage import paths

pytestmark = pytest.mark.postgres
VIEW = {
    "format", "id", "step", "prompt", "is_open", "may_draw", "may_undo", "number",
    "count",
}  # fmt: skip
MARKS = {
    "scene", "number", "here", "marks",
    *(f"marks.{key}" for key in (
        "no", "key", "by", "tool", "colour", "size", "points", "text", "x", "y", "rev",
    )),
}  # fmt: skip
LINE = {"tool": "pen", "colour": "clay", "size": 2, "points": "10,10 900,700"}


def opens(sitting, **options):  # noqa: F811
    said = {"format": "board", **options}
    return sitting.hanna.does("stage-start", options=said)["stage"]


def does(someone, what, **said):
    deed = {"do": f"board.{what}", **said}
    return someone.post("stage", scene=stage_of(someone)["id"], deed=deed)


def did(someone, what, **said):
    answer = does(someone, what, **said)
    assert answer.status_code == 200, answer.content
    return answer.json()["stage"]


def draws(someone, **said):
    return did(someone, "draw", key=str(uuid4()), **LINE | said)


def writes(someone, text, **said):
    where = {"x": 100, "y": 200, "text": text, **said}
    return did(someone, "write", key=str(uuid4()), **where)


def board_of(someone, after=0):
    answer = someone.get(f"board?after={after}")
    assert answer.status_code == 200, answer.content
    return answer.json()


def test_everybody_draws_and_sees_the_same(sitting):  # noqa: F811
    assert opens(sitting, prompt="What helps?").keys() == VIEW
    draws(sitting.sam)
    number = writes(sitting.kim, "The sea")["number"]

    seen = [board_of(one) for one in (sitting.noor, sitting.hanna, sitting.sam)]

    assert seen[0] == seen[1] == seen[2]
    assert paths(seen[0]) == MARKS
    line, words = seen[0]["marks"]
    assert (line["by"], line["points"]) == (sitting.sam.seat, LINE["points"])
    assert (words["by"], words["text"]) == (sitting.kim.seat, "The sea")
    assert board_of(sitting.noor, after=number)["marks"] == []
    assert board_of(sitting.noor, after=1)["here"] == [1, 2]


def test_what_is_on_the_board_is_in_no_snapshot(sitting):  # noqa: F811
    opens(sitting)
    writes(sitting.kim, "Between us")
    draws(sitting.kim)

    said = sitting.sam.get().content

    assert b"Between us" not in said
    assert b"900,700" not in said


def test_members_wipe_away_their_own_and_those_who_lead_anything(
    sitting,  # noqa: F811
):
    opens(sitting)
    draws(sitting.sam)
    refused = does(sitting.kim, "erase", marks=[1])
    assert refused.status_code == 409
    assert "Only those who drew it" in refused.json()["message"]
    assert does(sitting.kim, "clear", step=0).status_code == 404
    assert does(sitting.kim, "open", on=False).status_code == 404

    assert did(sitting.ola, "erase", marks=[1])["count"] == 0
    assert did(sitting.ola, "undo")["count"] == 1
    assert did(sitting.sam, "undo")["count"] == 0
    assert does(sitting.sam, "undo").status_code == 409


def test_a_line_is_shown_while_it_is_drawn_and_kept_nowhere(sitting, media):  # noqa: F811
    stage = opens(sitting)
    line = {"scene": stage["id"], "key": str(uuid4()), **LINE}

    assert sitting.sam.post("board-line", **line).status_code == 200

    circle = Place.objects.get(meeting=sitting.meeting, kind=Place.Kind.CIRCLE)
    line.pop("scene")
    assert media.passed_on == [(circle.media_room, line)]
    assert board_of(sitting.kim)["marks"] == []
    assert sitting.sam.post("board-line", **line, scene=str(uuid4())).status_code == 409
    wrong = line | {"scene": stage["id"], "points": "<b>"}
    assert sitting.sam.post("board-line", **wrong).status_code == 422


def test_nobody_beyond_the_circle_sees_or_draws(sitting, media):  # noqa: F811
    stage = opens(sitting)
    draws(sitting.kim)
    sitting.sam.does("leave")
    line = {"scene": stage["id"], "key": str(uuid4()), **LINE}

    assert sitting.sam.get("board").status_code == 404
    assert sitting.sam.post("board-line", **line).status_code == 404
    assert media.passed_on == []
    sitting.hanna.does("stage-close", scene=stage["id"])
    assert sitting.kim.get("board").status_code == 404


def test_while_the_board_rests_no_line_is_passed_on(sitting, media):  # noqa: F811
    stage = opens(sitting, is_open=False)
    line = {"scene": stage["id"], "key": str(uuid4()), **LINE}

    assert sitting.sam.post("board-line", **line).status_code == 409
    assert sitting.hanna.post("board-line", **line).status_code == 200
    assert "rests" in does(sitting.sam, "draw", **line_of()).json()["message"]


def line_of():
    return {"key": str(uuid4()), **LINE}


def test_the_board_is_kept_as_a_picture_when_it_is_put_away(sitting):  # noqa: F811
    opens(sitting, prompt="What helps?")
    writes(sitting.kim, "<script>")
    draws(sitting.sam)
    sitting.ola.does("stage-close", scene=stage_of(sitting.ola)["id"])

    kept = BoardPicture.objects.get(meeting=sitting.meeting)
    assert kept.prompt == "What helps?"
    assert kept.alt.startswith("A whiteboard by 2 people. Written on it: <script>.")
    assert "&lt;script&gt;" in kept.svg
    assert "<script" not in kept.svg
    raw = BoardPicture.objects.extra(select={"raw": "svg || alt || prompt"})
    sealed = raw.values_list("raw", flat=True).get()
    assert not [word for word in ("svg", "helps", "script") if word in sealed]
    verbs = set(AuditEvent.objects.values_list("verb", flat=True))
    assert {"board.started", "board.draw", "board.kept", "board.closed"} <= verbs


def test_an_empty_board_leaves_nothing_behind(sitting):  # noqa: F811
    opens(sitting)
    draws(sitting.sam)
    did(sitting.sam, "undo")
    sitting.hanna.does("end")

    assert not BoardPicture.objects.exists()
