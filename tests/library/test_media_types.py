import io

import pytest

from tenfold.library import media_types as types
from tenfold.library.media_types import kind_said, type_of
from tests.library.files import a_pdf, a_picture, a_wave, an_mp4


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (a_wave(), types.WAV),
        (a_pdf(), types.PDF),
        (a_picture(), types.PNG),
        (a_picture("JPEG"), types.JPEG),
        (a_picture("WEBP"), types.WEBP),
        (an_mp4(), types.MP4),
        (an_mp4(b"soun"), types.M4A),
        (b"ID3\x04" + b"\0" * 100, types.MP3),
        (b"\xff\xfb\x90\x64" + b"\0" * 100, types.MP3),
        (b"OggS\0\x02" + b"\0" * 22 + b"OpusHead", types.OGG),
        (b"\x1a\x45\xdf\xa3\x9f\x42\x82\x84webm", types.WEBM),
        (b"\x1a\x45\xdf\xa3\x9f\x42\x82\x88matroska", None),
        (b"OggS\0\x02" + b"\0" * 22 + b"\x80theora", None),
        (b"\xff\xff\xff\xff", None),
        (b"GIF89a" + b"\0" * 100, None),
        (b"<html><script>", None),
        (b"MZ\x90\0", None),
        (b"\0\0\0\x18ftypheic" + b"\0" * 200, None),
        (b"", None),
    ],
)
def test_a_file_is_what_is_in_it(data, expected):
    assert type_of(io.BytesIO(data)) == expected


def test_a_name_only_says_something():
    assert kind_said("Calm Sea.MP3") == "audio"
    assert kind_said("letter.docx") is None
