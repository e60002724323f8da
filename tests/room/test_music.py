"""Music and film through the API: who hears what, and who is given the file."""

from datetime import datetime
from uuid import uuid4

import pytest

from tenfold.practice.models import StaffMember
from tests import make
from tests.library.files import a_wave, an_mp4
from tests.room.test_scene import press, sitting  # noqa: F401  the fixture
from tests.test_leakage import paths

pytestmark = pytest.mark.postgres


def hanna():
    return StaffMember.objects.get(display_name="Hanna")


@pytest.fixture
def song(sitting):  # noqa: F811
    return make.material(hanna(), a_wave())


def starts(sitting, material, form="music"):  # noqa: F811
    options = {"format": form, "material": str(material.pk)}
    return sitting.hanna.does("stage-start", options=options)["stage"]


def asks_for(someone, what, **headers):
    return someone.browser.get(f"/api/room/{someone.meeting.pk}/{what}", **headers)


def test_all_are_told_the_same_moment(sitting, song):  # noqa: F811
    starts(sitting, song)

    press(sitting.hanna, "music.play")

    seen = [who.sees()["stage"]["timeline"] for who in (sitting.sam, sitting.ola)]
    assert seen[0] == seen[1]
    assert seen[0]["is_playing"]


def test_members_do_not_play_or_pause(sitting, song):  # noqa: F811
    starts(sitting, song)

    assert press(sitting.sam, "music.play").status_code == 404


def test_who_leads_sees_how_many_have_it(sitting, song):  # noqa: F811
    stage = starts(sitting, song)
    assert stage["readiness"] == {"ready": 0, "people": 5}

    said = {"scene": stage["id"], "deed": {"do": "music.ready"}}
    sitting.sam.does("stage", **said)
    sitting.sam.does("stage", **said)

    assert sitting.ola.sees()["stage"]["readiness"] == {"ready": 1, "people": 5}
    assert sitting.sam.sees()["stage"]["readiness"] is None
    sitting.sam.does("leave")
    assert sitting.ola.sees()["stage"]["readiness"] == {"ready": 0, "people": 4}


def test_the_file_is_given_to_the_circle_while_it_is_on_the_stage(
    sitting, song  # noqa: F811
):  # fmt: skip
    assert asks_for(sitting.sam, f"files/{song.pk}").status_code == 404
    stage = starts(sitting, song)

    given = asks_for(sitting.sam, f"files/{song.pk}")
    part = asks_for(sitting.sam, f"files/{song.pk}", headers={"range": "bytes=0-3"})
    other = make.material(hanna(), a_wave(2))

    assert given.status_code == 200
    assert given.getvalue() == a_wave()
    assert "private" in given["Cache-Control"]
    assert (part.status_code, part.getvalue()) == (206, b"RIFF")
    assert asks_for(sitting.sam, f"files/{other.pk}").status_code == 404
    sitting.hanna.does("stage-close", scene=stage["id"])
    assert asks_for(sitting.sam, f"files/{song.pk}").status_code == 404


def test_who_was_taken_out_of_the_circle_is_given_nothing(sitting, song):  # noqa: F811
    starts(sitting, song)
    sitting.hanna.does("lobby", seat=sitting.sam.seat)

    assert asks_for(sitting.sam, f"files/{song.pk}").status_code == 404


@pytest.mark.parametrize("form", ["music", "video"])
def test_what_is_not_ours_or_not_that_cannot_be_started(sitting, song, form):  # noqa: F811
    theirs = make.material(make.owner(), a_wave() if form == "music" else an_mp4())
    wrong = song if form == "video" else make.material(hanna(), an_mp4())

    for pk in (theirs.pk, wrong.pk, uuid4()):
        options = {"format": form, "material": str(pk)}
        assert sitting.hanna.post("stage-start", options=options).status_code == 409


def test_microphones_of_members_rest_once(sitting, song, media):  # noqa: F811
    places = {}
    for who in (sitting.hanna, sitting.sam, sitting.kim):
        identity = who.does("ticket")["identity"]
        places[identity] = who
        media.joins(next(iter(media.rooms)), identity, f"PA_{identity}")
    stage = starts(sitting, song)
    members = {i for i, who in places.items() if who is not sitting.hanna}
    assert {identity for identity, _ in media.muted} == members

    press(sitting.hanna, "music.play")
    press(sitting.hanna, "music.pause")
    sitting.hanna.does("stage-close", scene=stage["id"])

    assert len(media.muted) == 2


def test_music_starts_without_the_media_server_too(sitting, song, media):  # noqa: F811
    media.is_down = True

    assert starts(sitting, song)["format"] == "music"


def test_the_shelf_is_for_those_who_lead(sitting, song):  # noqa: F811
    shelf = asks_for(sitting.hanna, "shelf").json()

    assert [one["title"] for one in shelf["files"]] == ["Calm sea"]
    assert asks_for(sitting.sam, "shelf").status_code == 404


def test_the_clock_is_the_server_s(sitting):  # noqa: F811
    now = datetime.fromisoformat(asks_for(sitting.sam, "clock").json()["now"])

    assert now.utcoffset() is not None


def test_who_reads_instead_is_known_to_those_who_lead(sitting):  # noqa: F811
    film = make.material(hanna(), an_mp4())
    stage = starts(sitting, film, "video")
    deed = {"do": "video.sit_out", "on": True}

    sitting.sam.does("stage", scene=stage["id"], deed=deed)

    assert sitting.sam.sees()["stage"]["i_sit_out"]
    assert sitting.kim.sees()["stage"]["sits_out"] is None
    assert sitting.ola.sees()["stage"]["sits_out"] == [sitting.sam.seat]


FILE = {"file", *(f"file.{key}" for key in ("id", "title", "rights", "media_type"))}
TIMELINE = {
    "timeline", "timeline.position", "timeline.at", "timeline.is_playing",
}  # fmt: skip
PLAYED = {"format", "id", "step", "readiness", *FILE, *TIMELINE}


@pytest.mark.parametrize(
    ("form", "keys"),
    [("music", PLAYED), ("video", PLAYED | {"summary", "i_sit_out", "sits_out"})],
)
def test_members_are_told_this_and_no_more(sitting, song, form, keys):  # noqa: F811
    material = song if form == "music" else make.material(hanna(), an_mp4())
    starts(sitting, material, form)

    assert paths(sitting.sam.sees()["stage"]) == keys
    leaders = keys | {"readiness.ready", "readiness.people"}
    assert paths(sitting.hanna.sees()["stage"]) == leaders
