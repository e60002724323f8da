"""The simulated people: drawn once, kept, whole, and each different from the others."""

from itertools import combinations

import av
import pytest

from tenfold.demo.faces.backdrop import backdrop
from tenfold.demo.faces.film import Film, film_of, packed, read, version
from tenfold.demo.faces.head import Mouth
from tenfold.demo.faces.looks import LOOKS
from tenfold.demo.faces.picture import SCALE, SIZE, SWAYS, still


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("faces")


@pytest.fixture(scope="module")
def film(folder):
    return film_of(0, folder)


def test_every_frame_is_a_key_frame_that_a_browser_can_start_from(film):
    assert len(film.frames) == len(Mouth) * SWAYS
    for frame in film.frames:
        assert frame[0] & 1 == 0, "RFC 6386, 9.1: the first bit of a key frame is zero"
        picture = av.CodecContext.create("vp8", "r").decode(av.Packet(frame))[0]
        assert (picture.width, picture.height) == SIZE


def test_a_minute_of_somebody_listening_is_a_small_stream(film):
    assert sum(map(len, film.frames)) / len(film.frames) < 7_000


def test_an_open_mouth_differs_from_a_shut_one(film):
    assert film.frame(Mouth.OPEN, 3) != film.frame(Mouth.CLOSED, 3)
    assert film.frame(Mouth.BLINK, 3) != film.frame(Mouth.CLOSED, 3)
    assert film.frame(Mouth.OPEN, 3) == film.frame(Mouth.OPEN, 3 + SWAYS)


def test_a_film_is_drawn_once_and_kept(film, folder, monkeypatch):
    monkeypatch.setattr("tenfold.demo.faces.film.draw_film", None)
    assert film_of(0, folder) == film


def test_a_file_that_is_not_whole_is_drawn_again(tmp_path):
    path = tmp_path / "0.vp8"
    content = packed(Film((b"one", b"two")))
    path.write_bytes(content)
    assert read(path) == Film((b"one", b"two"))
    for cut in (0, 3, len(content) - 1):
        path.write_bytes(content[:cut])
        assert read(path) is None


def test_the_kept_film_belongs_to_this_drawing(folder, film):
    assert (folder / f"0-{version():08x}.vp8").exists()


def test_at_least_twelve_people_and_no_two_alike():
    assert len(LOOKS) >= 12
    stills = [
        still(look, backdrop(look, SIZE, SCALE), Mouth.CLOSED, 0).tobytes()
        for look in LOOKS
    ]
    for one, other in combinations(stills, 2):
        assert one != other
