import pytest

from tenfold.audit.models import AuditEvent
from tenfold.notes.facts import facts_of
from tenfold.room.models import Stage
from tests.room.test_fishbowl import identity_of, resting  # noqa: F401  the fixture
from tests.room.test_run_sheet import blocks, called
from tests.room.test_run_sheet import press as press_plan
from tests.room.test_scene import press, sitting  # noqa: F401  the fixture
from tests.room.test_topics import says

pytestmark = pytest.mark.postgres

THEME = "Asking for a free Friday"


def cast(sitting, *, doubles=()):  # noqa: F811
    return [
        {"seat": sitting.sam.seat, "part": "protagonist"},
        {"seat": sitting.kim.seat, "part": "other", "role": "My boss"},
        *({"seat": one.seat, "part": "double"} for one in doubles),
    ]


def asks(sitting, **said):  # noqa: F811
    """Sam and Kim are asked to play."""
    options = {"format": "role_play", "theme": THEME, "cast": cast(sitting)}
    return sitting.hanna.does("stage-start", options=options | said)["stage"]


def plays(sitting):  # noqa: F811
    asks(sitting)
    for one in (sitting.sam, sitting.kim):
        says(one, "role_play.reply", says_yes=True)
    press(sitting.hanna, "role_play.begin")


def worn(someone):
    return {one["seat"]: one["role"] for one in someone.sees()["stage"]["cast"]}


def closes(someone, **said):
    return someone.post("stage-close", scene=someone.sees()["stage"]["id"], **said)


def test_who_is_not_asked_learns_nothing_of_who_might_play(sitting):  # noqa: F811
    asks(sitting)

    for_noor = sitting.noor.sees()["stage"]
    assert (for_noor["phase"], for_noor["cast"]) == ("casting", [])
    for word in ("My boss", THEME):
        assert word not in sitting.noor.get().content.decode()
    assert sitting.kim.sees()["stage"]["theme"] == THEME
    assert worn(sitting.sam)[sitting.kim.seat] == "My boss"


def test_a_no_is_seen_by_those_who_lead_and_is_the_same_for_all_others(sitting):  # noqa: F811
    asks(sitting, cast=cast(sitting, doubles=[sitting.noor]))
    before = sitting.sam.sees()["stage"], sitting.noor.sees()["stage"]

    says(sitting.kim, "role_play.reply", says_yes=False)

    assert (sitting.sam.sees()["stage"], sitting.noor.sees()["stage"]) == before
    for lead in (sitting.hanna, sitting.ola):
        said = {o["seat"]: o["reply"] for o in lead.sees()["stage"]["cast"]}
        assert said[sitting.kim.seat] == "no"
        assert said[sitting.sam.seat] == "asked"
    assert press(sitting.hanna, "role_play.begin").status_code == 409


@pytest.mark.parametrize(
    ("deed", "said"),
    [
        ("begin", {}), ("end", {}), ("share", {}), ("more", {}),
        ("freeze", {"on": True}), ("cast", {"cast": []}),
    ],
)  # fmt: skip
def test_members_do_not_lead(sitting, deed, said):  # noqa: F811
    plays(sitting)

    assert press(sitting.sam, f"role_play.{deed}", **said).status_code == 404
    assert sitting.sam.post("stage-close", scene="x").status_code == 404


def test_who_watches_has_no_part(sitting):  # noqa: F811
    plays(sitting)

    assert says(sitting.noor, "role_play.reply", says_yes=True).status_code == 404
    assert says(sitting.noor, "role_play.stop").status_code == 404
    assert worn(sitting.noor)[sitting.kim.seat] == "My boss"
    assert sitting.noor.sees()["stage"]["theme"] == THEME


def test_the_microphones_of_who_watches_rest_until_the_scene_is_over(
    sitting,  # noqa: F811
    resting,  # noqa: F811
):
    asks(sitting)
    assert resting == []
    for one in (sitting.sam, sitting.kim):
        says(one, "role_play.reply", says_yes=True)
    press(sitting.hanna, "role_play.begin")

    assert resting == [{identity_of(sitting.noor)}]
    assert sitting.noor.sees()["me"]["is_resting"] is True
    assert sitting.kim.sees()["me"]["is_resting"] is False
    assert sitting.noor.sees()["chat"]["is_hushed"] is True
    press(sitting.hanna, "role_play.end")
    assert sitting.noor.sees()["me"]["is_resting"] is False


def test_who_reloads_finds_the_scene_as_it_was(sitting):  # noqa: F811
    plays(sitting)
    press(sitting.hanna, "role_play.reverse", other=sitting.kim.seat)
    says(sitting.sam, "role_play.stop")
    before = sitting.kim.sees()["stage"]

    sitting.kim.knocks()

    assert sitting.kim.sees()["stage"] == before
    assert worn(sitting.kim)[sitting.sam.seat] == "My boss"
    assert before["frozen_at"] is not None
    stored = Stage.objects.filter(meeting=sitting.meeting).values_list("scene")
    assert "My boss" not in repr(list(stored))
    assert THEME not in repr(list(stored))


def test_who_leaves_plays_no_more_and_puts_the_role_down_on_return(sitting):  # noqa: F811
    plays(sitting)
    sitting.kim.does("leave")

    stage = sitting.sam.sees()["stage"]
    assert (stage["phase"], stage["cast"]) == ("de_roling", [])
    assert stage["waiting"] == [sitting.sam.seat]
    sitting.kim.knocks()
    assert sitting.sam.sees()["stage"]["waiting"] == [
        sitting.kim.seat,
        sitting.sam.seat,
    ]


def test_a_role_play_is_not_left_before_all_roles_are_put_down(sitting):  # noqa: F811
    plays(sitting)
    for leave in (
        lambda: closes(sitting.ola),
        lambda: sitting.ola.post("stage-start", options={"format": "round"}),
        lambda: press_plan(sitting.ola, "block.start", called(sitting.ola, "check_in")),
    ):
        refused = leave()
        assert refused.status_code == 409
        assert refused.json()["error"] == "unfinished"
        assert "put theirs down" in refused.json()["message"]
    assert {one["state"] for one in blocks(sitting.ola)} == {"planned"}

    press(sitting.hanna, "role_play.end")
    says(sitting.kim, "role_play.put_down", seat=sitting.kim.seat)
    assert press(sitting.hanna, "role_play.share").status_code == 409
    assert closes(sitting.ola).status_code == 409
    says(sitting.hanna, "role_play.put_down", seat=sitting.sam.seat)
    press(sitting.hanna, "role_play.share")
    assert closes(sitting.ola).status_code == 200
    assert sitting.sam.sees()["stage"] is None


def test_who_leads_may_leave_it_all_the_same_and_this_is_recorded(sitting):  # noqa: F811
    plays(sitting)

    assert closes(sitting.sam, is_forced=True).status_code == 404
    assert closes(sitting.hanna, is_forced=True).status_code == 200
    assert sitting.sam.sees()["stage"] is None
    line = AuditEvent.objects.get(verb="role_play.closed")
    assert line.details == {"is_forced": True}


def test_a_cast_that_does_not_come_together_is_left_freely(sitting):  # noqa: F811
    asks(sitting)
    says(sitting.kim, "role_play.reply", says_yes=False)

    answer = sitting.hanna.post("stage-start", options={"format": "round"})

    assert answer.status_code == 200


def test_the_end_of_the_session_is_never_refused(sitting):  # noqa: F811
    plays(sitting)

    sitting.hanna.does("end")

    assert sitting.sam.sees()["meeting"]["phase"] == "ended"


def test_the_record_says_neither_who_played_what_nor_whose_story_it_was(sitting):  # noqa: F811
    """The facts of a session stand in the record of everybody who was there."""
    plays(sitting)
    closes(sitting.hanna, is_forced=True)
    sitting.hanna.does("end")

    kept = str(facts_of(sitting.meeting).as_data())
    trail = str(list(AuditEvent.objects.values_list("verb", "details")))
    assert "role_play.started" in trail
    for word in (THEME, "My boss"):
        assert word not in kept + trail
