import resource

import pytest
from django.urls import reverse

from tenfold.audit.models import AuditEvent
from tenfold.core.sealed_files import path_of, read_sealed
from tenfold.core.uploads import arriving_folder
from tenfold.library.models import Material, Slide
from tenfold.library.serving import MOST_AT_ONCE, asked_range
from tests import make
from tests.library.files import a_pdf, a_picture, a_wave, an_mp4, sent

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def owner(settings):
    settings.DEMO = True
    return make.owner()


@pytest.fixture
def desk(owner, client):
    client.force_login(owner.user)
    return client


def page(name, owner, *args):
    return reverse(f"library:{name}", args=[owner.practice.slug, *args])


def adds(desk, owner, name, data, **said):
    about = {"title": "Calm sea", "rights": "Recorded by us", **said}
    about["file"] = sent(name, data)
    return desk.post(page("material_add", owner), about)


def opened(kept):
    return b"".join(read_sealed(kept.file_name, kept.file_key, kept.size))


def test_a_sound_is_kept_sealed_and_played_back(desk, owner):
    sound = a_wave()

    answer = adds(desk, owner, "sea.wav", sound)

    material = Material.objects.get()
    assert answer.status_code == 302
    assert (material.kind, material.media_type) == ("audio", "audio/wav")
    assert opened(material) == sound
    assert b"RIFF" not in path_of(material.file_name).read_bytes()
    given = desk.get(page("material_file", owner, material.pk))
    assert given.getvalue() == sound
    assert given["Content-Type"] == "audio/wav"
    assert "no-store" in given["Cache-Control"]
    assert "private" in given["Cache-Control"]
    assert not list(arriving_folder().iterdir())


def test_a_part_of_a_file_can_be_asked_for(desk, owner):
    sound = a_wave(seconds=30)
    adds(desk, owner, "sea.wav", sound)
    address = page("material_file", owner, Material.objects.get().pk)

    part = desk.get(address, headers={"range": "bytes=1000-1999"})
    rest = desk.get(address, headers={"range": f"bytes={len(sound) - 10}-"})
    none = desk.get(address, headers={"range": f"bytes={len(sound)}-"})

    assert part.status_code == rest.status_code == 206
    assert part.getvalue() == sound[1000:2000]
    assert part["Content-Range"] == f"bytes 1000-1999/{len(sound)}"
    assert rest.getvalue() == sound[-10:]
    assert none.status_code == 416
    assert none["Content-Range"] == f"bytes */{len(sound)}"


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("", (0, 10**9)),
        ("bytes=0-", (0, MOST_AT_ONCE)),
        ("bytes=5-9", (5, 10)),
        ("bytes=-100", (10**9 - 100, 10**9)),
        ("bytes=9-5", None),
        ("bytes=-", None),
        ("bytes=0-1,5-6", None),
        ("pages=1-2", None),
    ],
)
def test_ranges(header, expected):
    assert asked_range(header, 10**9) == expected


def test_a_pdf_becomes_slides(desk, owner):
    adds(desk, owner, "panic.pdf", a_pdf(3))

    slides = list(Slide.objects.all())
    assert [slide.number for slide in slides] == [1, 2, 3]
    assert (slides[0].width, slides[0].height) == (1600, 1200)
    shown = desk.get(page("slide_file", owner, slides[0].pk))
    assert shown.getvalue().startswith(b"\x89PNG")


def test_a_picture_loses_where_it_was_taken(desk, owner):
    from PIL import Image

    exif = Image.Exif()
    exif[0x010E] = "in the garden of Sam"
    photo = a_picture("JPEG", exif=exif)
    assert b"garden" in photo

    adds(desk, owner, "garden.jpg", photo)

    assert b"garden" not in opened(Material.objects.get())
    assert Slide.objects.get().width == 60


def complaint(answer) -> str:
    assert answer.status_code == 200
    assert not Material.objects.exists()
    assert not any(path.is_file() for path in arriving_folder().rglob("*"))
    return str(answer.context["form"].errors["file"][0])


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("song.mp3", a_pdf(), "Its name says sound, but what is in it is PDF."),
        ("slides.pdf", a_wave(), "Its name says PDF, but what is in it is sound."),
        ("song.mp3", b"MZ" + b"\0" * 500, "This cannot be played or shown."),
        ("song.mp3", b"", "There is nothing in this file."),
        ("slides.pdf", b"%PDF-1.7 and then nothing", "This PDF is damaged."),
        ("photo.png", a_picture()[:60], "This picture is damaged"),
        ("slides.pdf", a_pdf(400), "This PDF has 400 pages; up to 200"),
    ],
)
def test_what_cannot_be_shown_is_refused_beside_the_field(
    desk, owner, name, data, says
):
    assert says in complaint(adds(desk, owner, name, data))


def test_what_is_too_large_is_refused_by_its_kind(desk, owner, settings):
    settings.FILE_LIMITS_MB = settings.FILE_LIMITS_MB | {"audio": 1}

    said = complaint(adds(desk, owner, "sea.wav", a_wave(100)))

    assert said.replace("\xa0", " ") == "This file has 1.5 MB; up to 1.0 MB fit here."


def test_what_is_larger_than_any_file_is_not_even_kept(desk, owner, settings):
    settings.LARGEST_UPLOAD = 1_000_000

    said = complaint(adds(desk, owner, "sea.wav", a_wave(100)))

    assert said.startswith("This file is too large")


def test_200_megabytes_of_film_are_not_held_in_memory(desk, owner, tmp_path):
    film = tmp_path / "film.mp4"
    with film.open("wb") as file:
        file.write(an_mp4())
        file.truncate(200 * 1024 * 1024)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    from tenfold.library.actions.materials import MaterialData, add_material
    from tenfold.library.media_types import MP4

    class Arrived:
        def temporary_file_path(self):
            return str(film)

    data = MaterialData("Film", "Ours")
    material = add_material(Arrived(), media=MP4, data=data, by=owner)
    length = sum(
        len(piece)
        for piece in read_sealed(material.file_name, material.file_key, material.size)
    )

    assert length == 200 * 1024 * 1024
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert after - before < 40 * 1024


def test_what_is_said_about_it_can_be_changed(desk, owner):
    adds(desk, owner, "panic.pdf", a_pdf(2))
    material = Material.objects.get()
    about = {"title": "Panic", "rights": "CC BY, us", "notes_2": "Ask for an example."}

    answer = desk.post(page("material_detail", owner, material.pk), about)

    material.refresh_from_db()
    assert answer.status_code == 302
    assert material.title == "Panic"
    assert [slide.notes for slide in material.slides.all()] == [
        "", "Ask for an example.",
    ]  # fmt: skip
    assert "Ask for an example." in desk.get(material.get_absolute_url()).text


def test_deleting_takes_it_off_the_disk_and_is_written_down(desk, owner):
    adds(desk, owner, "panic.pdf", a_pdf(2))
    material = Material.objects.get()
    names = [material.file_name, *material.slides.values_list("file_name", flat=True)]
    assert all(path_of(name).exists() for name in names)

    desk.post(page("material_delete", owner, material.pk))

    assert not any(path_of(name).exists() for name in names)
    assert not Slide.objects.exists()
    verbs = AuditEvent.objects.filter(target_id=str(material.pk))
    assert list(verbs.values_list("verb", flat=True)) == [
        "material.added", "material.deleted",
    ]  # fmt: skip


def test_another_facilitator_plays_it_and_does_not_delete_it(desk, owner, client):
    adds(desk, owner, "sea.wav", a_wave())
    material = Material.objects.get()
    client.force_login(make.staff(owner.practice).user)

    assert client.get(material.get_absolute_url()).context["form"] is None
    deleted = client.post(page("material_delete", owner, material.pk))

    assert deleted.status_code == 404
    assert Material.objects.exists()


def test_a_stranger_finds_nothing(desk, owner, client):
    adds(desk, owner, "sea.wav", a_wave())
    material = Material.objects.get()
    stranger = make.owner()
    client.force_login(stranger.user)

    for name in ("material_detail", "material_file"):
        assert client.get(page(name, owner, material.pk)).status_code == 404
        assert client.get(page(name, stranger, material.pk)).status_code == 404
