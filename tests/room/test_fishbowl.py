import pytest

from tests.room.test_scene import press, sitting  # noqa: F401  the fixture
from tests.room.test_topics import says

pytestmark = pytest.mark.postgres


@pytest.fixture
def resting(monkeypatch):
    """Whose microphones the media server was asked to mute, call by call."""
    calls = []

    def mute(media_room, identities):
        calls.append(set(identities))

    monkeypatch.setattr("tenfold.room.livekit.mute", mute)
    return calls


def starts(sitting, **options):  # noqa: F811
    inner = [sitting.sam.seat, sitting.kim.seat]
    options = {"format": "fishbowl", "size": 2, "inner": inner, **options}
    return sitting.hanna.does("stage-start", options=options)["stage"]


def identity_of(someone):
    people = someone.sees()["people"]
    return next(one["identity"] for one in people if one["seat"] == someone.seat)


def test_the_microphones_of_the_outer_ring_rest(sitting, resting):  # noqa: F811
    stage = starts(sitting)

    assert stage["outer"] == [sitting.noor.seat]
    assert resting == [{identity_of(sitting.noor)}]
    press(sitting.hanna, "fishbowl.swap")
    inner = sitting.hanna.sees()["stage"]["inner"]
    left = sitting.kim if sitting.sam.seat in inner else sitting.sam
    assert sitting.noor.seat in inner
    assert resting[1:] == [{identity_of(left)}]
    press(sitting.hanna, "fishbowl.more")
    assert len(resting) == 2


def test_who_comes_in_late_is_told_to_come_without_a_microphone(sitting, resting):  # noqa: F811
    starts(sitting)

    sitting.noor.does("leave")
    sitting.noor.knocks()

    assert sitting.noor.sees()["me"]["is_resting"] is True
    assert sitting.sam.sees()["me"]["is_resting"] is False
    assert sitting.hanna.sees()["me"]["is_resting"] is False
    sitting.hanna.does("pause", on=True)
    assert sitting.sam.sees()["me"]["is_resting"] is True


def test_an_empty_chair_is_asked_for_and_given(sitting, resting):  # noqa: F811
    starts(sitting, kind="open")
    says(sitting.noor, "fishbowl.ask", on=True)
    says(sitting.sam, "fishbowl.leave")

    stage = sitting.hanna.sees()["stage"]
    assert stage["inner"] == [sitting.noor.seat, sitting.kim.seat]
    assert stage["asking"] == []
    assert resting[1:] == [{identity_of(sitting.sam)}]


def test_what_was_seen_is_private_until_the_talk_is_over(sitting, resting):  # noqa: F811
    starts(sitting)
    says(sitting.noor, "fishbowl.card", text="They laughed a lot")

    for other in (sitting.sam, sitting.hanna):
        assert "laughed" not in other.get().content.decode()
    press(sitting.hanna, "fishbowl.observe")
    assert "laughed" in sitting.sam.get().content.decode()


def test_members_do_not_lead_and_too_few_people_are_told_so(sitting, resting):  # noqa: F811
    starts(sitting)
    assert press(sitting.sam, "fishbowl.swap").status_code == 404
    options = {"format": "fishbowl", "size": 3}
    refused = sitting.hanna.post("stage-start", options=options)
    assert refused.status_code == 409
    assert refused.json()["error"] == "cannot"
